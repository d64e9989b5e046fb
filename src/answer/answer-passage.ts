import type { Entity } from '../model/entity.ts';
import type { Report } from '../model/report.ts';
import type { Brief } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { findPassage } from './find-passage.ts';
import { type FoundWords, listSentences } from './find-words.ts';
import { makeSource, newestFirst } from './report-topic.ts';
import { quoteWords } from './verbatim.ts';

/** Names and years say whose report; what is left says what of it. */
const NAMES = new Set<Entity['kind']>(['agency', 'region', 'function', 'year', 'allAgencies']);

type Choose = (report: Report, found: readonly FoundWords[]) => readonly FoundWords[];

/** The content words of the question: names, years and question words cut out. */
function listWords(brief: Brief): readonly string[] {
  const { normalized, entities } = brief.interpretation;
  const names = entities.filter(({ kind }) => NAMES.has(kind));
  const open = normalized.spans.map(({ start, end }, at) =>
    names.some(({ span }) => span.start < end && start < span.end)
      ? ' '
      : (normalized.text[at] ?? ''),
  );
  const stops = brief.rules.intents.find((of) => of.name === 'value')?.topics.passageStop ?? [];
  const words = stops.reduce((text, stop) => text.replaceAll(stop, ' '), open.join(''));
  return words.match(/[\p{Script=Han}a-z0-9]+/gu) ?? [];
}

/** 办结了吗 after 人大建议: the thing asked before stands for what this question leaves out. */
function listLent({ query, context, index }: Brief): readonly string[] {
  const before = context?.query?.slots.measures ?? null;
  if (query.slots.agencies?.origin !== 'context' || before === null) return [];
  return before.value.flatMap(([best]) => index.fields.get(best?.value.field ?? '')?.name ?? []);
}

/** 修了几座桥: no figure of the report answers it; what it says of the thing is quoted. */
export function answerUncounted(brief: Brief): Draft {
  const passage = answerPassage(brief);
  const quotes = passage.status === 'answered' ? passage.lines : [];
  const lines = [brief.say('list.noFigure'), ...quotes];
  return draft({ status: 'noValue', lines, sources: passage.sources });
}

/** The sentence of the things asked for and the one behind it, as far as they speak of all of them. */
function tellWhole(brief: Brief, report: Report, found: readonly FoundWords[]): FoundWords[] {
  const ways = brief.rules.intents.find((of) => of.name === 'value')?.topics.passageWhole ?? [];
  const sentences = listSentences(report);
  const near = found.flatMap((one) => {
    const at = sentences.findIndex((of) => of.line === one.line && of.quote === one.quote);
    const next = sentences[at + 1];
    return next !== undefined && next.line === one.line ? [one, next] : [one];
  });
  const whole = near.filter(({ quote }) => ways.some((way) => quote.includes(way)));
  return [...new Map(whole.map((one) => [one.quote, one])).values()];
}

/** 都公开了吗: what the report says of all of them in its own words, never a yes or no of ours. */
export function answerComplete(brief: Brief): Draft {
  const choose: Choose = (report, found) => tellWhole(brief, report, found);
  const lent = listLent(brief);
  const own = listWords(brief);
  const near = lent.length === 0 ? null : tellPassage(brief, [...own, ...lent], choose);
  return near?.status === 'answered' ? near : tellPassage(brief, own, choose);
}

/** 围绕哪些主题, 设置了哪些栏目: the sentence of the report that tells, in its own words. */
export function answerPassage(brief: Brief): Draft {
  return tellPassage(brief, listWords(brief), (_, found) => found);
}

function tellPassage(brief: Brief, words: readonly string[], choose: Choose): Draft {
  for (const report of newestFirst(brief.found.reports)) {
    const found = choose(report, findPassage(report, words));
    const [first] = found;
    if (first === undefined) continue;
    const { agency, year } = report;
    const lines = found.map(({ line, quote }) =>
      brief.say('list.words', {
        agency,
        year,
        quote: quoteWords(quote, brief.say),
        line: line ?? '',
      }),
    );
    const sources = [makeSource(brief, report, { line: first.line, quote: null })];
    return draft({ status: 'answered', lines, sources });
  }
  return draft({ status: 'noValue', lines: [brief.say('list.noPassage')], cited: false });
}
