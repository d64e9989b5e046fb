import type { SourceDocument } from '../model/document.ts';
import type { ReportIssue } from '../model/report.ts';
import { toIssue } from './draft-figure.ts';
import { type FoundAgency, findAgency } from './find-agency.ts';
import { type FoundDate, findPeriod, findPublished } from './find-dates.ts';
import { findForeign, isBody } from './find-foreign.ts';
import type { FoundSection } from './find-sections.ts';
import { type FoundTitle, findTitle } from './find-title.ts';
import type { FormIndex } from './form-index.ts';
import { squeeze } from './label-key.ts';
import { fillTemplate } from './reading-rules.ts';
import { toRegExp } from './to-regexp.ts';

/** Whose report of which year a document is. */
export type Identity = {
  readonly kind: 'identified';
  readonly title: string;
  readonly found: FoundAgency;
  readonly year: number;
  readonly published: FoundDate | null;
  readonly issues: readonly ReportIssue[];
};

export type Refused = { readonly kind: 'refused'; readonly reason: string };

/** All running text without blanks: what evidence is searched in. */
function toBody(document: SourceDocument): string {
  return squeeze(
    document.blocks
      .map((block) => (block.kind === 'table' || block.kind === 'image' ? '' : block.text))
      .join('\n'),
  );
}

/** Names of public bodies in the contact clause and in the last lines. */
function listOtherNames(document: SourceDocument, body: string, index: FormIndex): string[] {
  const { selfContact, bodySuffixes } = index.reading;
  const contact = toRegExp(selfContact, 'u').exec(body)?.groups?.body;
  const endsWell = (text: string): boolean =>
    text.length >= 4 && text.length <= 30 && bodySuffixes.some((end) => text.endsWith(end));
  const last = document.blocks
    .slice(-6)
    .flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'heading' ? [squeeze(block.text)] : [],
    );
  const head = document.blocks
    .slice(0, 6)
    .flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'heading' ? [squeeze(block.text)] : [],
    );
  const signed = [...last.reverse(), ...head]
    .map((text) => text.replace(/\d{4}年\d{1,2}月\d{1,2}日$/u, ''))
    .filter(endsWell);
  return [...signed, ...(contact === undefined ? [] : [contact])];
}

function refuse(
  index: FormIndex,
  reason: string,
  values: Readonly<Record<string, string>> = {},
): Refused {
  const template = index.reading.refusals[reason] ?? reason;
  return { kind: 'refused', reason: fillTemplate(template, values) };
}

type Years = {
  readonly period: number | null;
  readonly title: number | null;
  readonly published: FoundDate | null;
};

function decideYear(
  { period, title, published }: Years,
  index: FormIndex,
): { year: number; issues: ReportIssue[] } | null {
  const place = { line: published?.line ?? null, page: null };
  if (period !== null) {
    const differs = title !== null && title !== period;
    return {
      year: period,
      issues: differs
        ? [toIssue(index, 'yearConflict', { place: null, values: { title, year: period } })]
        : [],
    };
  }
  if (title !== null) return { year: title, issues: [] };
  if (!published) return null;
  const year = Number(published.date.slice(0, 4)) - 1;
  return {
    year,
    issues: [toIssue(index, 'yearInferred', { place, values: { witness: published.quote, year } })],
  };
}

/** Less than a sentence beside the title. */
const leastText = 60;

/** A page that only frames its text or links to it: a title and nothing under it. */
function isShell({ blocks }: SourceDocument, title: FoundTitle): boolean {
  if (blocks.some(({ kind }) => kind === 'table' || kind === 'image')) return false;
  const texts = blocks.flatMap((block) => (block.kind === 'table' ? [] : [squeeze(block.text)]));
  const rest = texts.filter((text) => !text.includes(title.text) && !title.text.includes(text));
  return rest.join('').length < leastText;
}

/** As many titles of reports make a list of them. */
const leastTitles = 3;
const longestTitle = 60;

/** Lines that are titles of a report and its year, each counted once. */
function countTitles({ blocks }: SourceDocument, titles: readonly string[]): number {
  const patterns = titles.map((pattern) => toRegExp(pattern, 'u'));
  const lines = blocks.flatMap((block) => (block.kind === 'table' ? [] : squeeze(block.text)));
  const found = lines.flatMap((line) => {
    if (line.length > longestTitle) return [];
    const match = patterns.map((pattern) => pattern.exec(line)).find((each) => each?.groups?.year);
    return match ? [match[0]] : [];
  });
  return new Set(found).size;
}

type Told = { readonly title: FoundTitle | null; readonly found: FoundAgency };

type Seen = {
  readonly document: SourceDocument;
  readonly sections: readonly FoundSection[];
  readonly title: FoundTitle | null;
};

/** Why a document of this kind of words is still no report, before anybody's name is looked for. */
function findReason({ document, sections, title }: Seen, { reading }: FormIndex): string | null {
  const text = title?.text ?? '';
  if (reading.notReports.some((word) => toRegExp(word, 'u').test(text))) return 'explanation';
  const isBare = sections.every(({ table }) => table === null);
  if (!title) return isBare ? 'notReport' : null;
  if (isBare && countTitles(document, reading.titles) >= leastTitles) return 'listing';
  return sections.length === 0 && isShell(document, title) ? 'noText' : null;
}

/** Title and agency, or why the document is no annual report of anybody. */
function identifyAgency(
  document: SourceDocument,
  sections: readonly FoundSection[],
  index: FormIndex,
): Told | Refused {
  const { rules, reading } = index;
  const body = toBody(document);
  if (!body.includes(reading.subject)) return refuse(index, 'notReport');
  const title = findTitle(document, sections, reading);
  const reason = findReason({ document, sections, title }, index);
  if (reason !== null) return refuse(index, reason);
  const others = listOtherNames(document, body, index);
  const found = findAgency({ title: title?.agency ?? '', others, body }, { rules, reading });
  if (!found) return refuse(index, 'noAgency');
  const claim = { found, title: title?.agency ?? '', others, body };
  const { name } = found;
  if (!isBody(claim, index)) return refuse(index, 'notBody', { name });
  const other = findForeign(claim, index);
  return other === null ? { title, found } : refuse(index, 'agencyForeign', { name, other });
}

/** A name the title does not give in full is said to be found elsewhere. */
function noteAgency({ title, found }: Told, index: FormIndex): ReportIssue[] {
  if (!found.inferred && !found.completed) return [];
  const place = { line: title?.line ?? null, page: null };
  const values = { name: found.name, title: title?.agency ?? '' };
  return [
    toIssue(index, found.completed ? 'agencyCompleted' : 'agencyInferred', { place, values }),
  ];
}

/** Agency and year, each from its best witness; a document that is no annual report is refused with the reason. */
export function identifyReport(
  document: SourceDocument,
  sections: readonly FoundSection[],
  index: FormIndex,
): Identity | Refused {
  const told = identifyAgency(document, sections, index);
  if ('kind' in told) return told;
  const { title, found } = told;
  const published = findPublished(document, index.reading);
  const period = findPeriod(toBody(document), index.reading);
  const years = decideYear({ period, title: title?.year ?? null, published }, index);
  if (!years) return refuse(index, 'noYear');
  const issues = [...noteAgency(told, index), ...years.issues];
  return {
    kind: 'identified',
    title: title?.text ?? found.name,
    found,
    year: years.year,
    published,
    issues,
  };
}
