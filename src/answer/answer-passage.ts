import type { Entity } from '../model/entity.ts';
import type { Brief } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { findPassage } from './find-passage.ts';
import { makeSource, newestFirst } from './report-topic.ts';
import { quoteWords } from './verbatim.ts';

/** Names and years say whose report; what is left says what of it. */
const NAMES = new Set<Entity['kind']>(['agency', 'region', 'function', 'year', 'allAgencies']);

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

/** 修了几座桥: no figure of the report answers it; what it says of the thing is quoted. */
export function answerUncounted(brief: Brief): Draft {
  const passage = answerPassage(brief);
  const quotes = passage.status === 'answered' ? passage.lines : [];
  const lines = [brief.say('list.noFigure'), ...quotes];
  return draft({ status: 'noValue', lines, sources: passage.sources });
}

/** 围绕哪些主题, 设置了哪些栏目: the sentence of the report that tells, in its own words. */
export function answerPassage(brief: Brief): Draft {
  const words = listWords(brief);
  for (const report of newestFirst(brief.found.reports)) {
    const found = findPassage(report, words);
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
