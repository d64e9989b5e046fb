import type { Figure } from '../model/figure.ts';
import type { Contacts, Report } from '../model/report.ts';
import type { Brief, ReportQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { findWords } from './find-words.ts';
import { findMeta, lastWord, makeFigure, makeSource, newestFirst } from './report-topic.ts';
import { verbatim } from './verbatim.ts';

const PARTS = ['phone', 'address', 'email', 'postcode', 'website', 'fax', 'dept'] as const;
type Part = (typeof PARTS)[number];

const isPart = (word: string): word is Part => PARTS.some((part) => part === word);
const isStored = (part: Part): part is Part & keyof Contacts => part !== 'fax' && part !== 'dept';

/** True for the topics this family words. */
export const isContact = (topic: string): boolean =>
  isPart(lastWord(topic)) || topic === 'contact' || topic === 'contact.all';

function readPart(brief: Brief, report: Report, part: Part): Figure | null {
  const field = part === 'website' ? 'meta.site_url' : `contact.${part}`;
  const stored = findMeta(brief, report, field);
  if (stored !== null) return stored;
  const value = isStored(part) ? report.contacts[part] : null;
  if (value === null) return null;
  const at = findWords(report, value) ?? { line: null, quote: null };
  return makeFigure(brief, report, { field, value, at });
}

const sayPart = (brief: Brief, part: Part): string => brief.say(`contact.part.${part}`);

/** What the report does print, where the part asked for is not there. */
function sayOthers(brief: Brief, report: Report): string {
  const others = PARTS.flatMap((part) => {
    const figure = readPart(brief, report, part);
    const value = verbatim(String(figure?.value ?? ''));
    return figure === null
      ? []
      : [brief.say('contact.item', { part: sayPart(brief, part), value })];
  });
  if (others.length === 0) return brief.say('contact.noneAtAll');
  return brief.say('contact.others', { items: others.join(brief.say('value.comma')) });
}

function answerNone(brief: Brief, report: Report, part: Part): Draft {
  const line = brief.say('contact.none', {
    agency: report.agency,
    year: report.year,
    part: sayPart(brief, part),
  });
  const sources = [makeSource(brief, report, { line: null, quote: null })];
  return draft({ status: 'noValue', lines: [line, sayOthers(brief, report)], sources });
}

function answerAll(brief: Brief, report: Report): Draft {
  const figures = PARTS.map((part) => readPart(brief, report, part)).filter((of) => of !== null);
  const head = brief.say('contact.head', { agency: report.agency, year: report.year });
  const status = figures.length > 0 ? 'answered' : 'noValue';
  return draft({ status, lines: [head, sayOthers(brief, report)], figures });
}

const sayOne = (brief: Brief, figure: Figure, part: Part): string =>
  brief.say('contact.one', {
    agency: figure.agency,
    year: figure.year,
    part: sayPart(brief, part),
    value: verbatim(String(figure.value)),
  });

/** The digits the part is said to have, in the question's own text: a year is none of them. */
function digitsSaid({ interpretation }: Brief): string | null {
  const { entities, utterance } = interpretation;
  const isYear = (at: number): boolean =>
    entities.some(({ kind, span }) => kind === 'year' && span.start <= at && at < span.end);
  const runs = [...utterance.text.matchAll(/\d[\d-]{2,}/gu)];
  return runs.find(({ index }) => !isYear(index))?.[0] ?? null;
}

/** 0635开头, 尾号5675: where the digits are said to stand. */
function fitsDigits({ rules, interpretation }: Brief, value: string, digits: string): boolean {
  const ways = rules.intents.find(({ name }) => name === 'contact')?.topics.tail ?? [];
  const isTail = ways.some((way) => interpretation.normalized.text.includes(way));
  return isTail ? value.endsWith(digits) : value.startsWith(digits);
}

/** 谁的电话是0635开头的: of several bodies each has its own, and only those with the digits said are named. */
function answerEach(brief: Brief, reports: readonly Report[], part: Part): Draft {
  const bodies = [...new Set(reports.map(({ agencyId }) => agencyId))];
  const newest = bodies.flatMap((id) => reports.find(({ agencyId }) => agencyId === id) ?? []);
  const digits = digitsSaid(brief);
  const figures = bodies.flatMap((id) => {
    const own = reports.filter(({ agencyId }) => agencyId === id);
    const figure = own.map((report) => readPart(brief, report, part)).find((of) => of !== null);
    const fits = digits === null || fitsDigits(brief, String(figure?.value ?? ''), digits);
    return figure && fits ? [figure] : [];
  });
  if (figures.length === 0) {
    const lines = newest.map((report) => answerNone(brief, report, part).lines[0] ?? '');
    const none = digits === null ? lines : [brief.say('value.nothing')];
    return draft({ status: 'noValue', lines: none });
  }
  const [only, second] = figures;
  const lines = figures.map((figure) => sayOne(brief, figure, part));
  const value = only !== undefined && second === undefined ? only.value : null;
  return draft({ status: 'answered', lines, value, figures });
}

/** Phone, address …: exactly as the newest report that has it prints it. */
export function answerContact(brief: Brief, query: ReportQuery): Draft {
  const reports = newestFirst(brief.found.reports);
  const [newest] = reports;
  if (newest === undefined)
    return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  const part = lastWord(query.topic);
  if (!isPart(part)) return answerAll(brief, newest);
  if (reports.some(({ agencyId }) => agencyId !== newest.agencyId)) {
    return answerEach(brief, reports, part);
  }
  const figures = reports.map((report) => readPart(brief, report, part));
  const figure = figures.find((of) => of !== null) ?? null;
  if (figure === null) return answerNone(brief, newest, part);
  const lines = [sayOne(brief, figure, part)];
  return draft({ status: 'answered', lines, value: figure.value, figures: [figure] });
}
