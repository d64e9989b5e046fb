import type { Figure } from '../model/figure.ts';
import type { Brief, ReportQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { type FoundWords, findSentence, readSection } from './find-words.ts';
import { lastWord, makeSource, newestFirst } from './report-topic.ts';
import { quoteWords } from './verbatim.ts';

const MAX_QUOTE = 160;
const MAX_QUOTES = 4;

const shorten = (text: string): string =>
  text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text;

/** What stands before the first paragraph that speaks of plans, or from it on. */
const SIDES: Readonly<Record<string, 'before' | 'from'>> = {
  problems: 'before',
  plans: 'from',
  highlights: 'from',
};

/** Plans stand behind the problems in one section: from the first paragraph that speaks of them. */
function pickParagraphs(
  brief: Brief,
  found: readonly FoundWords[],
  topic: string,
): readonly FoundWords[] {
  const side = SIDES[topic];
  if (side === undefined) return found;
  const topics = brief.rules.intents.find((of) => of.name === 'list')?.topics ?? {};
  const ways = topics[topic === 'highlights' ? topic : 'plans'] ?? [];
  const speaks = new RegExp(ways.join('|'), 'i');
  const from = found.findIndex(({ quote }, at) => at > 0 && speaks.test(quote));
  if (side === 'before') return from === -1 ? found : found.slice(0, from);
  return found.slice(from === -1 ? 1 : from);
}

/** 五 problems and measures, 六 other matters: the report's own words, never ours. */
export function answerSection(brief: Brief, query: ReportQuery, number: string): Draft {
  const [report] = newestFirst(brief.found.reports);
  const all = report === undefined ? [] : readSection(report, number);
  const picked = pickParagraphs(brief, all, lastWord(query.topic));
  const found = picked.length > 0 ? picked : all;
  if (report === undefined || found.length === 0) {
    const params = { agency: report?.agency ?? '', year: report?.year ?? '', number };
    return draft({ status: 'noValue', lines: [brief.say('list.noSection', params)] });
  }
  const head = brief.say('list.section', { agency: report.agency, year: report.year, number });
  const quotes = found
    .slice(0, MAX_QUOTES)
    .map(({ line, quote }) =>
      brief.say('list.quote', { line: line ?? '', quote: quoteWords(shorten(quote), brief.say) }),
    );
  const line = found[0]?.line ?? null;
  const sources = [makeSource(brief, report, { line, quote: null })];
  return draft({ status: 'answered', lines: [head, ...quotes], sources });
}

function sayWords(brief: Brief, figure: Figure): string {
  const report = brief.index.report(figure);
  const quote = figure.source.quote ?? '';
  const words = report === null ? null : findSentence(report, figure.source.line, quote);
  return brief.say('list.words', {
    agency: figure.agency,
    year: figure.year,
    quote: quoteWords(words ?? quote, brief.say),
    line: figure.source.line ?? '',
  });
}

/** What the report says of a subject in its own words: channels of complaint, classes of results. */
export function answerQuotes(brief: Brief, query: ReportQuery): Draft | null {
  const figures = newestFirst(brief.found.reports).flatMap((report) =>
    query.measures.flatMap((measure) => {
      const figure = brief.index.find(report, measure);
      return figure?.state === 'reported' && figure.source.quote !== null ? [figure] : [];
    }),
  );
  if (figures.length === 0) return null;
  const lines = [...new Set(figures.map((figure) => sayWords(brief, figure)))];
  return draft({ status: 'answered', lines: lines.slice(0, MAX_QUOTES), figures });
}
