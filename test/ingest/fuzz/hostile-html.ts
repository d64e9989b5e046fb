import { type Kind, type Maker, scale, toBytes } from './fuzz-input.ts';

const head = '<html><body><p>泽州县交通运输局1923年政府信息公开工作年度报告</p>';
const section = '<p>三、收到和处理政府信息公开申请情况</p>';
const page = (body: string): Uint8Array => toBytes(head + section + body);

const deep: Maker = (dice, size) => {
  const open = dice.pick([
    ...['<table><tr><td>', '<div>', '<span>', '<p><table>', '<b><i>', '<td>', '<table>', '<o:p>'],
    '<table><tr><td>1</td><td>',
  ]);
  const depth = scale(dice, size, [10_000, 300_000]);
  return page(open.repeat(depth) + dice.pick(['', '</td></tr></table>'.repeat(depth)]));
};
const manyCells: Maker = (dice, size) => {
  const cell = dice.pick(['<td>', '<td></td>', '<td>0', '<tr><td>0', '<th>a</th>', '<tr>']);
  return page(`<table><tr>${cell.repeat(scale(dice, size, [30_000, 5_000_000]))}`);
};
const spans: Maker = (dice, size) => {
  const count = dice.pick(['1000000000', '65535', '-1', '0', '1e9', '9'.repeat(40), 'NaN']);
  const cell = `<td rowspan="${count}" colspan="${count}">0</td>`;
  const row = `<tr>${cell.repeat(dice.pick([1, 7, 200]))}</tr>`;
  return page(`<table>${row.repeat(scale(dice, size, [100, 8_000]))}</table>`);
};
const tables: Maker = (dice, size) =>
  page('<table><tr><td>0</td><td>1</td></tr></table>'.repeat(scale(dice, size, [5000, 500_000])));
const unclosed: Maker = (dice, size) => {
  const open = dice.pick([
    '<!--',
    '<',
    '</',
    '<![CDATA[',
    '<!',
    '<a href="',
    '<script>',
    '<td a=',
    '<?',
  ]);
  return page(open.repeat(scale(dice, size, [10_000, 3_000_000])));
};
const attributes: Maker = (dice, size) => {
  const one = dice.pick([' a=1', ' a', ` style="${'display '.repeat(8)}"`, ' class="nav-"']);
  return page(`<td${one.repeat(scale(dice, size, [10_000, 2_000_000]))}>`);
};
const longAttribute: Maker = (dice, size) => {
  const long = dice
    .pick(['display ', 'nav-', ' ', 'aA', '-'])
    .repeat(scale(dice, size, [20_000, 4_000_000]));
  return page(`<div style="${long}" class="${long}" id="${long}">a</div><img src="${long}">`);
};
const entities: Maker = (dice, size) => {
  const one = dice.pick(['&nbsp;', '&#48;', '&#x110000;', '&', '&amp', '&#', '&lol9;', '&#xD800;']);
  return page(`<p>${one.repeat(scale(dice, size, [20_000, 4_000_000]))}</p>`);
};
const bomb: Maker = (dice) => {
  const names = [...'abcdefghij'];
  const entity = (name: string, at: number): string =>
    `<!ENTITY ${name} "${at === 0 ? 'lol' : `&${names[at - 1]};`.repeat(10)}">`;
  const type = dice.pick(['html', 'lolz']);
  return toBytes(
    `<?xml version="1.0"?><!DOCTYPE ${type} [${names.map(entity).join('')}]><p>&j;</p>`,
  );
};
const links: Maker = (dice, size) =>
  page('<div class="nav"><a href="#">首页</a></div>'.repeat(scale(dice, size, [5000, 400_000])));
const breaks: Maker = (dice, size) =>
  page(
    dice
      .pick(['<br>', '<p>', '<hr>', '<li>', '<img src=a.png>', '<p>a', '<h1>'])
      .repeat(scale(dice, size, [20_000, 2_000_000])),
  );
const oneCell: Maker = (dice, size) => {
  const inside = dice.pick(['<br>', '<p>0</p>', '0 ', '<table></table>', '<table><tr><td>1']);
  const body = inside.repeat(scale(dice, size, [10_000, 1_000_000]));
  return page(`<table><tr><td>a</td><td>${body}</td></tr></table>`);
};
const wide: Maker = (dice, size) => {
  const row = `<tr>${'<td>0</td>'.repeat(scale(dice, size, [1000, 20_000]))}</tr>`;
  return page(`<table>${row.repeat(dice.pick([1, 3, 8]))}</table>`);
};
const charsets: Maker = (dice) => {
  const name = dice.pick([
    'utf-7',
    'utf-16',
    'iso-2022-cn',
    'x-user-defined',
    'big5',
    'gbk',
    '',
    'a'.repeat(9999),
  ]);
  return toBytes(`<meta charset="${name}">${head}${section}`);
};

/** Pages made to nest, to claim and to cost without end. */
export const hostileHtml: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries({
    ...{ deep, manyCells, spans, tables, unclosed, attributes, longAttribute, entities, bomb },
    ...{ links, breaks, oneCell, wide, charsets },
  }).flatMap(([name, make]) => [
    [`html ${name}`, { end: 'html', make }],
    [`html in markdown ${name}`, { end: 'md', make }],
  ]),
);
