import { expect, it } from 'vitest';
import { lintRules } from '../../src/rules/lint-rules.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { appendRule, breakRule, copyRules, root } from './copy-rules.ts';

/** Lints a copy of the real rules after a change; the change returns the line the fault is expected on. */
async function lintAfter(change: (folder: string) => number): Promise<[number, string[]]> {
  const folder = copyRules();
  const line = change(folder);
  const issues = lintRules(await loadRules({ root: folder }));
  return [line, issues.map((issue) => `${issue.file}:${issue.line}: ${issue.text}`)];
}

const field = (id: string, rest: string) =>
  `  - id: ${id}\n    name: 试验\n    definition: 试验\n${rest}`;

it('lintRules finds nothing in the rules as they are', async () => {
  expect(lintRules(await loadRules({ root }))).toEqual([]);
});

it('lintRules finds an alias that two fields claim', async () => {
  const [line, issues] = await lintAfter((folder) =>
    appendRule(folder, 'data/fields/t4.yaml', field('review.extra', '    aliases: [罚单]')),
  );
  expect(issues).toEqual([
    `data/fields/t4.yaml:${line}: 罚单 means both penalty.decisions and review.extra`,
  ]);
});

it('lintRules lets a family of comparable fields share an alias', async () => {
  const [, issues] = await lintAfter((folder) =>
    appendRule(
      folder,
      'data/fields/annex2014.yaml',
      field('annex2014.extra', '    aliases: [罚单]\n    comparableTo: [penalty.decisions]'),
    ),
  );
  expect(issues).toEqual([]);
});

it('lintRules finds a word of two operators and of two functions', async () => {
  const [line, issues] = await lintAfter((folder) => {
    breakRule(folder, 'data/functions.yaml', ['aliases: [气象]', 'aliases: [气象, 交通局]']);
    return breakRule(folder, 'intents/lexicon.yaml', ['  mean: [平均', '  mean: [排名, 平均']);
  });
  expect(issues).toHaveLength(2);
  expect(issues[0]).toMatch(
    /^data\/functions\.yaml:\d+: 交通局 means both 交通运输局 and 气象局$/u,
  );
  expect(issues[1]).toBe(`intents/lexicon.yaml:${line}: 排名 means both rank and mean`);
});

it('lintRules finds a replacement that hides an alias', async () => {
  const [, issues] = await lintAfter((folder) =>
    breakRule(folder, 'intents/lexicon.yaml', ['replacements:\n', 'replacements:\n  罚单: 罚款\n']),
  );
  expect(issues.length).toBeGreaterThan(0);
  expect(issues[0]).toMatch(
    /^intents\/lexicon\.yaml:\d+: the replacement of 罚单 hides the alias/u,
  );
});

it.each([
  ['comparableTo', '    comparableTo: [no.such]', 'names no.such, which is no field'],
  ['parts', '    kind: sum\n    parts: [no.such]', 'names no.such, which is no field'],
  [
    'formula',
    '    formula: { numerator: [-no.such], text: 试验 }',
    'names -no.such: no.such is no field',
  ],
  [
    'applicant',
    '    formula: { numerator: [review.total@natural_person], text: 试验 }',
    'names review.total@natural_person: review.total has no applicant columns',
  ],
])('finds a dangling id in %s', async (_, rest, text) => {
  const [line, issues] = await lintAfter((folder) =>
    appendRule(folder, 'data/fields/t4.yaml', field('review.extra', rest)),
  );
  expect(issues).toEqual([`data/fields/t4.yaml:${line}: review.extra ${text}`]);
});

it('lintRules finds a dangling candidate, identity term, function and region', async () => {
  const [, issues] = await lintAfter((folder) => {
    breakRule(folder, 'data/fields/ambiguous.yaml', ['[requests.carried_in,', '[no.such,']);
    breakRule(folder, 'data/identities.yaml', ['[review.total]', '[review.sum]']);
    breakRule(folder, 'data/agencies.yaml', ["regionCode: '370300'", "regionCode: '999999'"]);
    return breakRule(folder, 'data/agencies.yaml', ['function: 交通运输局', 'function: 交运总局']);
  });
  expect(issues.map((issue) => issue.replace(/^\S+ /u, ''))).toEqual([
    '交运总局 is no function',
    '999999 is no region code',
    expect.stringMatching(/names no\.such, which is no field$/u),
    'T4.1 names review.sum: review.sum is no field',
  ]);
});

it('lintRules finds an id that is given twice', async () => {
  const [line, issues] = await lintAfter((folder) =>
    appendRule(folder, 'data/fields/t4.yaml', field('review.total', '')),
  );
  expect(issues).toEqual([`data/fields/t4.yaml:${line}: review.total is given twice`]);
});

it.each([
  ['does not match', '发布(?<value>\\d+)条', '没有发布', 3, 'the example 没有发布 does not match'],
  ['gives another value', '发布(?<value>\\d+)条', '发布4条', 3, 'gives 4 and not 3'],
  ['is no regular expression', '发布(', '发布3条', 3, 'Invalid regular expression'],
])('finds a prose pattern whose example %s', async (...[, regex, example, value, text]) => {
  const pattern = `    patterns:\n      - { regex: '${regex}', example: ${example}, value: ${value} }`;
  const [line, issues] = await lintAfter((folder) =>
    appendRule(folder, 'data/fields/prose.yaml', field('prose.extra', pattern)),
  );
  expect(issues).toHaveLength(1);
  expect(issues[0]).toContain(`data/fields/prose.yaml:${line}: a pattern of prose.extra: `);
  expect(issues[0]).toContain(text);
});

it('lintRules accepts numbers with commas, with ten thousands and in words', async () => {
  const patterns = ['1,113|1113', '4万|40000', '一百余|100']
    .map((pair) => pair.split('|'))
    .map(
      ([printed, value]) =>
        `{ regex: '(?<value>\\S+)条', example: '${printed}条', value: ${value} }`,
    );
  const [, issues] = await lintAfter((folder) =>
    appendRule(
      folder,
      'data/fields/prose.yaml',
      field('prose.extra', `    patterns: [${patterns.join(', ')}]`),
    ),
  );
  expect(issues).toEqual([]);
});

it('lintRules runs examples and negatives through the interpreter it is handed', async () => {
  const folder = copyRules();
  breakRule(folder, 'intents/talk.yaml', ['examples:', 'examples: [喵喵喵, 甲乙丙, 早安]\nnotes:']);
  const rules = await loadRules({ root: folder }).catch(() => null);
  expect(rules).toBeNull();
  const real = await loadRules({ root });
  const [talk] = real.intents.filter(({ name }) => name === 'talk');
  const [example, other] = talk?.examples ?? [];
  const [negative] = talk?.negatives ?? [];
  const issues = lintRules(real, (question) => {
    if (question === example) return { intent: 'value' };
    if (question === other) return { intent: 'notUnderstood' };
    if (question === negative) return { intent: 'talk' };
    return {
      intent: real.intents.find(({ examples }) => examples.includes(question))?.name ?? '',
    };
  });
  expect(issues.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      `value steals the example ${example} of talk`,
      `the example ${other} of talk does not parse`,
      `talk does not refuse its negative ${negative}`,
    ]),
  );
  const own = issues.filter(({ text }) => text.includes('of talk'));
  expect(own.every(({ file, line }) => file === 'intents/talk.yaml' && line > 1)).toBe(true);
});
