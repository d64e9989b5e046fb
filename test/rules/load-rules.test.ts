import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NianbaoError } from '../../src/errors.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { appendRule, breakRule, copyRules, root } from './copy-rules.ts';

async function faultsOf(folder: string): Promise<string[]> {
  const error = await loadRules({ root: folder }).catch((caught: unknown) => caught);
  if (!(error instanceof NianbaoError)) throw new Error('the rules were accepted');
  expect(error.code).toBe('RULES_INVALID');
  return error.message.split('\n');
}

it('loadRules holds every table of the form, every intent and every place', async () => {
  const rules = await loadRules({ root });
  const groups = new Set(rules.fields.map(({ group }) => group.replace(/\..*/u, '')));
  expect([...groups].sort()).toEqual(['a08', 'a14', 'derived', 'meta', 'prose', 't2', 't3', 't4']);
  expect(rules.applicants.map(({ id }) => id)).toContain('organizations');
  expect(rules.intents).toHaveLength(20);
  expect(rules.divisions.length).toBeGreaterThan(3000);
  expect(rules.divisions.find(({ code }) => code === '370300')).toEqual({
    ...{ code: '370300', name: '淄博市', short: '淄博', level: 'city', now: null, to: null },
  });
  expect(rules.divisions.find(({ name }) => name === '文登市')?.now).toBe('371003');
  expect(rules.sections.map(({ table }) => table)).toEqual([null, 't2', 't3', 't4', null, null]);
  expect(rules.eraCues.fmt2021).toContain('本年制发件数');
});

it('loadRules shortens the names of autonomous places and keeps those that would be none', async () => {
  const { divisions } = await loadRules({ root });
  const shortOf = (name: string) => divisions.find((place) => place.name === name)?.short;
  expect(shortOf('积石山保安族东乡族撒拉族自治县')).toBe('积石山');
  expect(shortOf('广西壮族自治区')).toBe('广西');
  expect(shortOf('内蒙古自治区')).toBe('内蒙古');
  expect(shortOf('清新区')).toBe('清新');
  expect(shortOf('市中区')).toBeNull();
  expect(shortOf('单县')).toBeNull();
});

it('loadRules is frozen to the bottom', async () => {
  const rules = await loadRules({ root });
  expect(Object.isFrozen(rules)).toBe(true);
  expect(Object.isFrozen(rules.fields[0]?.aliases)).toBe(true);
  expect(Object.isFrozen(rules.lexicon.operators.most)).toBe(true);
});

it('loadRules tells every fault of every file at once, with its line', async () => {
  const folder = copyRules();
  const unit = breakRule(folder, 'data/fields/t3.yaml', ['definition: ', 'definiton: ']);
  const broken = breakRule(folder, 'data/glossary.yaml', ['    definition: ', '    definition: "']);
  const operator = breakRule(folder, 'intents/lexicon.yaml', ['  yoy:', '  yoyo:']);
  const faults = await faultsOf(folder);
  expect(faults).toContainEqual(
    expect.stringMatching(new RegExp(`^data/fields/t3\\.yaml:${unit}: .*definiton`, 'u')),
  );
  expect(faults.some((fault) => fault.startsWith('data/glossary.yaml:'))).toBe(true);
  expect(broken).toBeGreaterThan(1);
  expect(faults).toContainEqual(
    expect.stringMatching(new RegExp(`^intents/lexicon\\.yaml:${operator}: .*yoyo`, 'u')),
  );
});

it('loadRules names a missing lexicon list, a missing file and an intent given twice', async () => {
  const folder = copyRules();
  breakRule(folder, 'intents/lexicon.yaml', ['units:', 'unitz:']);
  rmSync(join(folder, 'data/identities.yaml'));
  rmSync(join(folder, 'intents/out-of-scope.yaml'));
  breakRule(folder, 'intents/talk.yaml', ['name: talk', 'name: help']);
  const faults = await faultsOf(folder);
  expect(faults).toContainEqual(expect.stringMatching(/^intents\/lexicon\.yaml:\d+: units: /u));
  expect(faults).toContain('data/identities.yaml:1: the file is missing or cannot be read');
  expect(faults).toContain(
    'intents/out-of-scope.yaml:1: no valid file of intents/ is named outOfScope',
  );
  expect(faults).toContain('intents/talk.yaml:1: the intent help is already in intents/help.yaml');
});

it('loadRules refuses a field of an unknown kind at its own line', async () => {
  const folder = copyRules();
  const line = appendRule(
    folder,
    'data/fields/meta.yaml',
    '  - id: meta.extra\n    name: 多余\n    kind: number\n    definition: 多余的一项\n',
  );
  const faults = await faultsOf(folder);
  expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
    `data/fields/meta.yaml:${line + 2}`,
  ]);
});

const cacheFile = () => join(mkdtempSync(join(tmpdir(), 'nianbao-cache-')), 'deep', 'rules.json');

it('the cache of loadRules gives the same rules as the YAML files, and stays small', async () => {
  const file = cacheFile();
  const first = await loadRules({ root, cacheFile: file });
  expect(existsSync(file)).toBe(true);
  expect(await loadRules({ root, cacheFile: file })).toEqual(first);
  expect(await loadRules({ root })).toEqual(first);
  expect(statSync(file).size).toBeLessThan(1_500_000);
});

it('the cache of loadRules is made anew when a rule file changes, appears or when it is broken itself', async () => {
  const folder = copyRules();
  const file = cacheFile();
  const before = await loadRules({ root: folder, cacheFile: file });
  const { mtimeMs } = statSync(file);
  breakRule(folder, 'data/fields/meta.yaml', ['name: 发布机关全称', 'name: 发布机关的全称']);
  const after = await loadRules({ root: folder, cacheFile: file });
  const nameOf = (rules: typeof before) =>
    rules.fields.find(({ id }) => id === 'meta.agency')?.name;
  expect([nameOf(before), nameOf(after)]).toEqual(['发布机关全称', '发布机关的全称']);
  expect(statSync(file).mtimeMs).toBeGreaterThanOrEqual(mtimeMs);
  writeFileSync(file, 'no cache at all');
  expect(await loadRules({ root: folder, cacheFile: file })).toEqual(after);
  utimesSync(join(folder, 'intents/talk.yaml'), new Date(), new Date(Date.now() + 60_000));
  expect(await loadRules({ root: folder, cacheFile: file })).toEqual(after);
});

it('the cache of loadRules is done without where it cannot be written', async () => {
  const rules = await loadRules({ root, cacheFile: join(root, 'package.json', 'rules.json') });
  expect(rules.fields.length).toBeGreaterThan(250);
});

it('the cache of loadRules loads neither YAML nor schemas when it is fresh', async () => {
  const file = cacheFile();
  await loadRules({ root, cacheFile: file });
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const { loadRules } = await import(${JSON.stringify(join(root, 'src/rules/load-rules.ts'))});
    await loadRules({ root: ${JSON.stringify(root)}, cacheFile: ${JSON.stringify(file)} });
    console.log(loaded.filter((url) => /node_modules|compile-rules/u.test(url)).length);
  `;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(printed.trim()).toBe('0');
});
