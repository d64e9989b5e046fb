import type { Measure } from '../model/field.ts';
import type { Figure } from '../model/figure.ts';
import type { Report } from '../model/report.ts';
import type { Brief } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { formatAmount } from './format-number.ts';
import { newestFirst } from './report-topic.ts';
import { sayMissingShort } from './say-missing.ts';

const IN: Measure = { field: 'requests.carried_in', applicant: 'total' };
const OUT: Measure = { field: 'requests.carried_out', applicant: 'total' };

function sayFigure(brief: Brief, figure: Figure | null): string {
  if (figure === null) return sayMissingShort(brief, 'notStated');
  if (figure.state !== 'reported') return sayMissingShort(brief, figure.state);
  return formatAmount(figure, brief);
}

function compareYears(brief: Brief, report: Report): { line: string; figures: readonly Figure[] } {
  const before = { agencyId: report.agencyId, year: report.year - 1 };
  const carriedIn = brief.index.find(report, IN);
  const carriedOut = brief.index.find(before, OUT);
  const known = brief.index.report(before) !== null;
  const params = {
    agency: report.agency,
    year: report.year,
    before: before.year,
    in: sayFigure(brief, carriedIn),
    out: known ? sayFigure(brief, carriedOut) : sayMissingShort(brief, 'noReport'),
  };
  const [a, b] = [carriedIn?.value ?? null, carriedOut?.value ?? null];
  const verdict = a === null || b === null ? 'open' : a === b ? 'pass' : 'fail';
  const figures = [carriedIn, carriedOut].filter((figure) => figure !== null);
  return { line: brief.say(`check.carried.${verdict}`, params), figures };
}

/** 上年结转对不对得上: what a year took over is what the year before handed on, where both are there. */
export function answerCarried(brief: Brief): Draft {
  const reports = newestFirst(brief.found.reports).filter((report) => report.format !== 'prose');
  const [newest, ...older] = reports;
  if (newest === undefined)
    return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  const hasBefore = ({ agencyId, year }: Report) =>
    brief.index.report({ agencyId, year: year - 1 }) !== null;
  const pairs = [newest, ...older.filter(hasBefore)];
  const compared = pairs.map((report) => compareYears(brief, report));
  return draft({
    status: 'answered',
    lines: compared.map((one) => one.line),
    figures: compared.flatMap((one) => one.figures),
  });
}
