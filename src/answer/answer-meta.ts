import type { Figure } from '../model/figure.ts';
import type { Report } from '../model/report.ts';
import type { Brief, ReportQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { findWords, listSentences } from './find-words.ts';
import { nameMeasure } from './measure-name.ts';
import { findMeta, lastWord, makeSource, newestFirst } from './report-topic.ts';
import { quoteWords, verbatim } from './verbatim.ts';

/** What people call the facts a report states about itself. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  period: ['meta.period_start', 'meta.period_end'],
  basis: ['meta.legal_basis'],
};

/** So many characters find the line again. */
const QUOTE_START = 10;

const nothing = (brief: Brief): Draft =>
  draft({ status: 'noValue', lines: [brief.say('value.nothing')] });

function sayMeta(brief: Brief, report: Report, figures: readonly Figure[]): Draft {
  const items = figures.map((figure) =>
    brief.say('value.item', {
      label: nameMeasure(figure, brief),
      amount: verbatim(String(figure.value)),
    }),
  );
  const head = brief.say('value.head', { agency: report.agency, year: report.year });
  const [only, second] = figures;
  return draft({
    status: 'answered',
    lines: [`${head}${items.join(brief.say('value.bar'))}`],
    value: second === undefined ? (only?.value ?? null) : null,
    figures,
  });
}

/** The report's own words for a fact about itself, from where they begin: a title above is no part of them. */
function quoteMeta(brief: Brief, report: Report, topic: string): Draft | null {
  const value = brief.rules.intents.find((of) => of.name === 'value');
  const ways = (value?.topics[`said.${topic}`] ?? []).map((way) => new RegExp(way, 'u'));
  for (const sentence of listSentences(report)) {
    const quote = ways.map((way) => way.exec(sentence.quote)?.[0]).find((of) => of !== undefined);
    if (quote === undefined) continue;
    const line = findWords(report, quote.slice(0, QUOTE_START))?.line ?? sentence.line;
    const { agency, year } = report;
    const params = { agency, year, quote: quoteWords(quote, brief.say), line: line ?? '' };
    const sources = [makeSource(brief, report, { line, quote: null })];
    return draft({ status: 'answered', lines: [brief.say('list.words', params)], sources });
  }
  return null;
}

/** 统计期限、编制依据: a fact the report states about itself, or that it does not state it. */
export function answerMeta(brief: Brief, query: ReportQuery): Draft | null {
  const topic = lastWord(query.topic);
  const ids = Object.hasOwn(FIELDS, topic) ? (FIELDS[topic] ?? []) : [query.topic];
  const known = ids.filter((id) => brief.index.fields.has(id));
  const [first] = known;
  const [report] = newestFirst(brief.found.reports);
  if (report === undefined) return nothing(brief);
  if (first === undefined) return null;
  const figures = known.flatMap((id) => findMeta(brief, report, id) ?? []);
  if (figures.length > 0) return sayMeta(brief, report, figures);
  const quoted = quoteMeta(brief, report, lastWord(first));
  if (quoted !== null) return quoted;
  const label = nameMeasure({ field: first, applicant: null }, brief);
  const params = { agency: report.agency, year: report.year, label };
  return draft({ status: 'noValue', lines: [brief.say('value.missing.notStated', params)] });
}

/** Which printed form the tables follow: told by their column labels, never by the year. */
export function answerFormat(brief: Brief): Draft {
  const reports = newestFirst(brief.found.reports);
  if (reports.length === 0) return nothing(brief);
  const lines = reports.map((report) =>
    brief.say('source.format', {
      agency: report.agency,
      year: report.year,
      format: brief.say(`source.era.${report.format}`),
    }),
  );
  const sources = reports.map(
    (report) =>
      findMeta(brief, report, 'meta.format_basis')?.source ??
      makeSource(brief, report, { line: null, quote: null }),
  );
  return draft({ status: 'answered', lines, sources });
}
