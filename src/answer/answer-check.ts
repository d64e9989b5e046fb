import type { Check, Report } from '../model/report.ts';
import type { Identity } from '../rules/rules.ts';
import { answerCarried } from './answer-carried.ts';
import { answerFormat } from './answer-meta.ts';
import type { Brief, CheckQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { makeSource, newestFirst } from './report-topic.ts';

const MAX_FAILS = 5;
/** More reports than this are told by their verdict and what fails. */
const MAX_DETAILED = 3;

/** Which identities a word picks: a table's own, prose against table, this year against last. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  t2: ['T2.'],
  t3: ['T3.'],
  t4: ['T4.'],
  prose: ['P.', 'T4.5'],
};

function belongs(check: Check, part: string | null): boolean {
  const prefixes = part === null ? undefined : PREFIXES[part];
  return prefixes === undefined || prefixes.some((prefix) => check.id.startsWith(prefix));
}

/** The table said, else the kind of check said, else everything. */
function pickPart(query: CheckQuery): string | null {
  const said = query.table ?? query.slots.topic;
  return said !== null && Object.hasOwn(PREFIXES, said) ? said : null;
}

type Names = ReadonlyMap<string, Identity>;

function sayIdentity(brief: Brief, identity: Identity, checks: readonly Check[]): string {
  const passed = checks.filter((check) => check.verdict === 'pass').length;
  const open = checks.filter((check) => check.verdict === 'notAssessable').length;
  const judged = checks.length - open;
  const params = { name: identity.name, passed, judged, open };
  if (judged === 0) return brief.say('check.open', params);
  return brief.say(open > 0 ? 'check.partly' : 'check.judged', params);
}

function sayFails(brief: Brief, checks: readonly Check[], names: Names): readonly string[] {
  const fails = checks.filter((check) => check.verdict === 'fail');
  const lines = fails.slice(0, MAX_FAILS).map((check) =>
    brief.say('check.fail', {
      name: names.get(check.id)?.name ?? check.id,
      scope: check.scope,
      left: check.left ?? '',
      right: check.right ?? '',
      difference: check.difference ?? '',
      text: check.text,
    }),
  );
  if (fails.length <= MAX_FAILS) return lines;
  return [...lines, brief.say('check.moreFails', { count: fails.length - MAX_FAILS })];
}

/** What a clerk wants first: everything closes, or how many do not. */
function sayVerdict(brief: Brief, checks: readonly Check[]): string {
  const failed = checks.filter((check) => check.verdict === 'fail').length;
  const open = checks.filter((check) => check.verdict === 'notAssessable').length;
  if (failed > 0) return brief.say('check.someFail', { failed, count: checks.length });
  if (open === checks.length) return brief.say('check.nothing', { count: checks.length });
  if (open > 0) return brief.say('check.passOpen', { passed: checks.length - open, open });
  return brief.say('check.allPass', { count: checks.length });
}

function sayReport(
  brief: Brief,
  report: Report,
  { table, isBrief }: { readonly table: string | null; readonly isBrief: boolean },
): readonly string[] {
  const identities = new Map(brief.rules.identities.map((of) => [of.id, of]));
  const shown = report.checks.filter(
    (check) => belongs(check, table) && identities.get(check.id)?.severity !== 'info',
  );
  const head = brief.say('check.head', {
    agency: report.agency,
    year: report.year,
    table: table === null ? brief.say('check.table.all') : brief.say(`check.table.${table}`),
    verdict: shown.length === 0 ? brief.say('check.none') : sayVerdict(brief, shown),
  });
  const lines = [...identities.values()].flatMap((identity) => {
    const own = shown.filter((check) => check.id === identity.id);
    return own.length === 0 ? [] : [sayIdentity(brief, identity, own)];
  });
  const fails = sayFails(brief, shown, identities);
  return isBrief ? [head, ...fails] : [head, lines.join(brief.say('value.semicolon')), ...fails];
}

/** 核 甲县 2023 表三: the identities with their verdicts; a number is never repaired. */
export function answerCheck(brief: Brief, query: CheckQuery): Draft {
  // The year before is there too, for what was carried over.
  const isAsked = ({ year }: Report): boolean =>
    query.years.length === 0 || query.years.includes(year);
  const reports = newestFirst(brief.found.reports.filter(isAsked));
  if (query.slots.topic === 'zero') {
    return draft({ status: 'answered', lines: [brief.say('check.zero')], cited: false });
  }
  if (query.slots.topic === 'carried') return answerCarried(brief);
  if (query.slots.topic === 'header') return answerFormat(brief);
  if (reports.length === 0)
    return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  const asked = { table: pickPart(query), isBrief: reports.length > MAX_DETAILED };
  const lines = reports.flatMap((report) => sayReport(brief, report, asked));
  const sources = reports.map((report) => makeSource(brief, report, { line: null, quote: null }));
  return draft({ status: 'answered', lines: lines.filter((line) => line !== ''), sources });
}
