import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { readText } from './gold.ts';
import { makeReport } from './readers/made-report.ts';
import { printHtmlTable } from './readers/print-html.ts';
import { printTabs } from './readers/print-text.ts';
import { locate, type Printed, type Sheet } from './readers/sheet.ts';

/** Rows become columns, spans and all. */
function turn(sheet: Sheet): Sheet {
  const spots = locate(sheet);
  const width = Math.max(...spots.map(({ column, across }) => column + across));
  return Array.from({ length: width }, (_, column) =>
    spots
      .filter((spot) => spot.column === column)
      .toSorted((a, b) => a.row - b.row)
      .map(({ text, down, across }): Printed => [text, across, down]),
  );
}

const prints = {
  html: (contents: readonly (string | Sheet)[]): string =>
    contents
      .map((one) => (typeof one === 'string' ? `<p>${one}</p>` : printHtmlTable(one, (t) => t)))
      .join('\n'),
  text: printTabs,
};

/** A report whose table three is turned, in some way spoiled before. */
function make(seed: number, spoil: (text: string) => string = (text) => text) {
  const { contents, truth } = makeReport(seed);
  const tables = contents.filter((one) => typeof one !== 'string');
  const turned = contents.map((one) =>
    typeof one !== 'string' && one === tables[1]
      ? turn(one).map((row) => row.map(([text, ...rest]): Printed => [spoil(text), ...rest]))
      : one,
  );
  const three = new Map([...truth].filter(([key]) => /^(?:requests|outcome)/u.test(key)));
  return { contents: turned, three };
}

const cells = ({ figures }: Report): Map<string, unknown> =>
  new Map(
    figures
      .filter(({ applicant, qualifier }) => applicant !== null && qualifier !== 'inferredZero')
      .map(({ field, applicant, value }) => [`${field}@${applicant}`, value]),
  );

it.each(Object.entries(prints))(
  'reads table three with applicants as rows (%s)',
  async (_, print) => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { contents, three } = make(seed);
      const read = cells(await readText(print(contents)));
      const wrong = [...three].filter(([key, value]) => (read.get(key) ?? null) !== value);
      expect(
        wrong.filter(([key]) => (read.get(key) ?? null) !== null),
        `seed ${seed}`,
      ).toEqual([]);
      expect(wrong.length, `seed ${seed}`).toBe(0);
    }
  },
);

it('leaves it out and says so when a heading is not certain', async () => {
  for (const [from, to] of [
    ['（一）予以公开', '（一）其它情况甲'],
    ['科研机构', '某某单位'],
    ['1.属于国家秘密', ''],
  ] as const) {
    const { contents } = make(1, (text) => (text === from ? to : text));
    const report = await readText(prints.html(contents));
    expect([...cells(report).keys()]).toEqual([]);
    expect(report.issues.map(({ code }) => code)).toContain('tableTurned');
  }
});
