import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importPaths } from '../../src/ingest/import-paths.ts';
import { readDocument } from '../../src/ingest/read-document.ts';
import { readReport } from '../../src/ingest/read-report.ts';
import type { Report } from '../../src/model/report.ts';
import { bundled, openRules, pick, readText } from './gold.ts';
import { openRig } from './import-rig.ts';
import { makeReport } from './readers/made-report.ts';
import { printHtmlTable } from './readers/print-html.ts';
import { printTabs } from './readers/print-text.ts';

const one = '泽州县交通运输局2023年政府信息公开工作年度报告';
const contents = (seed: number, title: string) =>
  makeReport(seed).contents.map((part) =>
    typeof part === 'string'
      ? part.replace(one, title).replace('2023年，', `${/20\d\d/.exec(title)?.[0]}年，`)
      : part,
  );

type Contents = ReturnType<typeof contents>;
const html = (parts: Contents): string =>
  parts
    .map((part) => (typeof part === 'string' ? `<p>${part}</p>` : printHtmlTable(part, (t) => t)))
    .join('\n');
const prints = { text: printTabs, html };

async function readAll(text: string): Promise<readonly Report[]> {
  const bytes = new TextEncoder().encode(text);
  const rules = await openRules();
  const reading = readReport({ document: await readDocument({ file: 'a', bytes }), rules });
  if (reading.kind === 'refused') throw new Error(reading.reason);
  const others = (reading.also ?? []).flatMap((each) => (each.kind === 'report' ? each : []));
  return [reading, ...others].map(({ report }) => report);
}

const cells = ({ figures }: Report): string[] =>
  figures
    .filter(({ field }) => !field.startsWith('meta.'))
    .map(({ field, applicant, state, value }) => `${field}@${applicant} ${state} ${value}`);

const others = [
  ['another body', '昌邑市自然资源和规划局2023年政府信息公开工作年度报告'],
  ['another year', '泽州县交通运输局2022年政府信息公开工作年度报告'],
] as const;

it.each(others)('reads the report of %s in the same file as one of its own', async (_, title) => {
  for (const print of Object.values(prints))
    for (const seed of [1, 3, 4]) {
      const [first, second] = [contents(seed, one), contents(seed + 10, title)];
      const both = await readAll(`${print(first)}\n${print(second)}`);
      const apart = [await readText(print(first)), await readText(print(second))];
      expect(both.map(({ id }) => id)).toEqual(apart.map(({ id }) => id));
      expect(both.map(cells)).toEqual(apart.map(cells));
      expect(both.map(({ issues }) => issues[0]?.code)).toEqual(['partOther', 'partOf']);
    }
});

it('lets no table of a second report fill what the first left open', async () => {
  for (const print of Object.values(prints)) {
    const whole = contents(2, one);
    const tables = [...whole.entries()].filter(([, part]) => typeof part !== 'string');
    const lacking = tables.flatMap(([at]) => [
      whole.filter((_, each) => each !== at),
      whole.filter((part) => typeof part === 'string' || part === whole[at]),
    ]);
    for (const first of [...lacking, whole.filter((part) => typeof part === 'string')]) {
      const untitled = contents(12, one).slice(1);
      const [read] = await readAll(`${print(first)}\n${print(untitled)}`);
      if (read === undefined) throw new Error('nothing read');
      expect(cells(read)).toEqual(cells(await readText(print(first))));
      expect(read.issues[0]?.code).toMatch(/^part(?:Unread|Repeated)$/);
    }
  }
});

it('reads a page that prints its report twice once', async () => {
  const text = printTabs(contents(5, one));
  const [read, ...more] = await readAll(`${text}\n${text}`);
  expect(more).toEqual([]);
  expect(read && cells(read)).toEqual(cells(await readText(text)));
});

it('cuts no report at what only looks like a second one', async () => {
  const parts = contents(6, one);
  const title = '泽州县交通运输局2022年政府信息公开工作年度报告';
  const list = ['目录', '一、总体情况……1', '二、主动公开政府信息情况……2', '六、其他需要报告的事项'];
  const problems = ['五、存在的主要问题及改进情况', '一、公开不够及时。', '二、队伍不强。'];
  const pages = [
    [parts[0] ?? '', ...list, ...parts],
    [...parts, `上一篇：${title}`, '相关链接', title],
    parts.flatMap((part) => (part === '一、总体情况' ? [part, title] : [part])),
    parts.flatMap((part) => (part === '无。' ? [one, ...problems] : [part])),
  ];
  const alone = cells(await readText(printTabs(parts)));
  for (const page of pages) {
    const read = await readAll(printTabs(page));
    expect(read).toHaveLength(1);
    const tables = read.flatMap(cells).filter((cell) => alone.includes(cell));
    expect(tables).toEqual(alone);
    expect(read[0]?.issues.filter(({ code }) => code.startsWith('part'))).toEqual([]);
  }
});

it('stores both, says so, and knows both again', async () => {
  const rig = await openRig();
  const path = join(rig.folder, 'both.txt');
  const names = ['zibo-transport-2023', 'wendeng-transport-2023'];
  await writeFile(path, names.map((name) => bundled(`${name}.txt`)).join('\n'));
  const { store, rules } = rig;
  const paths = [path];
  expect(await importPaths({ paths, store, rules })).toMatchObject({ added: 2, refused: 0 });
  expect(await importPaths({ paths, store, rules })).toMatchObject({ added: 0, unchanged: 2 });
  for (const name of names) {
    const stored = await store.readReport(name);
    const alone = await readText(bundled(`${name}.txt`));
    expect(stored && pick(stored, 'requests.received', 'total')?.value).toBe(
      pick(alone, 'requests.received', 'total')?.value,
    );
  }
  await rig.close();
});

it('refuses by line what stands behind a report without a title', async () => {
  const text = printTabs(contents(1, one));
  const rig = await openRig();
  const path = join(rig.folder, 'both.txt');
  const untitled = printTabs(contents(2, one).slice(1)).replaceAll('我局', '丹东市民政局');
  await writeFile(path, `${text}\n${untitled.replaceAll('2023年', '2021年')}`);
  const summary = await importPaths({ paths: [path], store: rig.store, rules: rig.rules });
  expect(summary).toMatchObject({ added: 1, refused: 1 });
  const [refused] = summary.files.filter((file) => file.kind === 'refused');
  expect(refused?.reason).toMatch(/^从第\d+行起是另一份年报，没有读入：/);
  await rig.close();
});
