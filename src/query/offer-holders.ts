import type { Choice } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import type { Report, ReportFigure } from '../model/report.ts';
import { MAX_CHOICES } from './choices.ts';

type Clarify = Extract<Query, { kind: 'clarify' }>;

/** True for 12件是什么: only the store knows who holds that value. */
export function seeksHolder(query: Query): query is Clarify {
  return query.kind === 'clarify' && query.about === 'claim' && query.slots.claim !== null;
}

/** The figures that really have the value, one choice each; nobody has it: the query stays as it is. */
export function offerHolders(query: Clarify, reports: readonly Report[]): Query {
  const claim = query.slots.claim?.value;
  const held = reports.flatMap((report) =>
    report.figures.filter((figure) => holds(figure, claim)).map((of) => offer(report, of)),
  );
  const choices = [...new Map(held.map((choice) => [choice.label, choice])).values()];
  const [only, ...more] = choices;
  if (only === undefined) {
    return query;
  }
  const beside = query.choices.filter(({ label }) => only.label.startsWith(label));
  return { ...query, choices: [only, ...(more.length > 0 ? more : beside)].slice(0, MAX_CHOICES) };
}

function holds({ state, value, applicant }: ReportFigure, claim: number | undefined): boolean {
  const isMain = applicant === null || applicant === 'total';
  return state === 'reported' && value === claim && isMain;
}

function offer({ agency, year }: Report, { label }: ReportFigure): Choice {
  const words = `${agency} ${year} ${label}`;
  return { label: words, question: words };
}
