import { parseArgs } from 'node:util';
import { openRules } from '../app.ts';
import { NianbaoError } from '../errors.ts';
import type { Agency, AgencyName } from '../model/agency.ts';
import type { ReportStore } from '../model/report-store.ts';
import { openStore } from '../store/open-store.ts';
import { readStoreConfig } from '../store-config.ts';

const USAGE =
  '用法：agencies [--json] | agencies merge 并入前的编号 并入后的编号 | agencies rename 编号 新名 --from 年份';

type Words = {
  readonly positionals: readonly string[];
  readonly from: string | undefined;
  readonly json: boolean;
};

/** Bodies of the store: list them, join two that are one, give one a new name from a year on. */
export async function agenciesCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { from: { type: 'string' }, json: { type: 'boolean' } },
  });
  const { storeUrl: url, publicUrl } = await readStoreConfig(process.env);
  const { fields, agencies: catalogue } = await openRules();
  const store = await openStore({ url, publicUrl, fields });
  const words = { positionals, from: values.from, json: values.json === true };
  try {
    const listed = new Set(catalogue.map(({ id }) => id));
    const lines = await run(store, words, listed);
    for (const line of lines) process.stdout.write(`${line}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

async function run(
  store: ReportStore,
  words: Words,
  listed: ReadonlySet<string>,
): Promise<readonly string[]> {
  const [verb, first, second, ...more] = words.positionals;
  if (verb === undefined) return await list(store, words.json);
  if (first === undefined || second === undefined || more.length > 0)
    throw new NianbaoError('USAGE', USAGE);
  refuseListed(first, listed);
  if (verb === 'merge') {
    const { moved } = await store.mergeAgencies(first, second);
    return [`已把 ${first} 并入 ${second}：移过 ${moved} 份年报，名称一并保留`];
  }
  if (verb !== 'rename') throw new NianbaoError('USAGE', USAGE);
  const year = toYear(words.from);
  await store.saveAgency(rename(await find(store, first), second, year));
  return [`${first} 自 ${year} 年起名为“${second}”，旧名照样能问`];
}

/** What the catalogue says of a body would come back with the next report. */
function refuseListed(id: string, listed: ReadonlySet<string>): void {
  if (listed.has(id))
    throw new NianbaoError('USAGE', `${id} 写在 data/agencies.yaml 里，请在那里改`);
}

function toYear(text: string | undefined): number {
  const year = Number(text);
  if (text === undefined || !/^(?:19|20)\d{2}$/u.test(text))
    throw new NianbaoError('USAGE', `请用 --from 写出改名的年份，例如 --from 2024；${USAGE}`);
  return year;
}

async function find(store: ReportStore, id: string): Promise<Agency> {
  const found = (await store.listAgencies()).find((agency) => agency.id === id);
  if (found === undefined)
    throw new NianbaoError('USAGE', `库里没有编号为“${id}”的机关；运行 agencies 看全部`);
  return found;
}

function rename(agency: Agency, name: string, from: number): Agency {
  const older = agency.names
    .filter((each) => each.name !== name)
    .map((each) => ({ ...each, to: each.to === null || each.to >= from ? from - 1 : each.to }));
  return { ...agency, names: [{ name, from, to: null }, ...older] };
}

async function list(store: ReportStore, json: boolean): Promise<readonly string[]> {
  const years = Map.groupBy(await store.readCatalogue(), ({ agencyId }) => agencyId);
  const agencies = await store.listAgencies();
  const told = agencies.map((agency) => {
    const reports = (years.get(agency.id) ?? []).map(({ year }) => year);
    return json ? JSON.stringify({ ...agency, reports }) : describe(agency, reports);
  });
  return json ? told : [`共 ${agencies.length} 个机关`, ...told];
}

function describeName({ name, from, to }: AgencyName): string {
  return from === null && to === null ? name : `${name}（${from ?? ''}—${to ?? ''}）`;
}

function describe(agency: Agency, years: readonly number[]): string {
  const { id, names, province, city, county, regionCode } = agency;
  const [current, ...former] = names.map(describeName);
  const region = [province, city, county].filter((part) => part !== null).join('');
  return [
    id,
    current ?? '（无名）',
    region === '' ? '地区不明' : `${region} ${regionCode ?? ''}`,
    `年报 ${years.length === 0 ? '无' : years.join('、')}`,
    ...(former.length === 0 ? [] : [`又名 ${former.join('、')}`]),
  ].join('  ');
}
