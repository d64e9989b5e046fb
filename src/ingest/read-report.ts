import type { Agency } from '../model/agency.ts';
import type { SourceDocument } from '../model/document.ts';
import type { Check, Report, ReportFigure, ReportIssue } from '../model/report.ts';
import type { Rules } from '../rules/rules.ts';
import { checkReport } from './check-report.ts';
import { confirmPictures, settleDocument } from './confirm-pictures.ts';
import { cutReports } from './cut-reports.ts';
import { readPassages } from './document-text.ts';
import { joinPlace, toIssue } from './draft-figure.ts';
import { findOriginal } from './find-dates.ts';
import { toRegion } from './find-region.ts';
import { findSections } from './find-sections.ts';
import { foldScript } from './fold-script.ts';
import { createFormIndex, type FormIndex } from './form-index.ts';
import { type Identity, identifyReport } from './identify-report.ts';
import { inferZeros } from './infer-zeros.ts';
import { joinParts } from './join-parts.ts';
import { listProseMatches } from './prose-match.ts';
import { readContacts } from './read-contacts.ts';
import { readProse } from './read-prose.ts';
import { readStated } from './read-stated.ts';
import { readTables } from './read-tables.ts';
import { splitFused } from './split-fused.ts';
import { stripControls } from './strip-controls.ts';

export type ReportReading =
  | {
      readonly kind: 'report';
      readonly report: Report;
      readonly agency: Agency;
      /** What stands behind it in the same file: other reports, or why they are none. */
      readonly also?: readonly ReportReading[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

function nameInYear(agency: Agency, identity: Identity): string {
  const { year, found } = identity;
  const valid = agency.names.find(({ from, to }) => (from ?? 0) <= year && year <= (to ?? 9999));
  return valid?.name ?? found.name;
}

/** The date of the report as a figure of its own, so that an answer can cite the line it stands on. */
function toDateFigure(index: FormIndex, { published }: Identity): ReportFigure[] {
  const field = index.fields.get('meta.report_date');
  if (!published || !field) return [];
  const place = { line: published.line, page: null };
  return [
    {
      ...{
        field: field.id,
        applicant: null,
        label: field.name,
        state: 'reported',
        value: published.date,
      },
      ...{ qualifier: 'exact', unit: null, raw: published.quote, section: null },
      ...{
        place: joinPlace(index, field.name, place),
        line: place.line,
        page: null,
        quote: published.quote,
        notes: [],
      },
    },
  ];
}

type Content = Pick<Report, 'figures' | 'checks' | 'issues' | 'contacts' | 'format' | 'document'>;

/** A failed sum is worth a line of its own among the findings. */
function toFailures(checks: readonly Check[], index: FormIndex): ReportIssue[] {
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  return failed.map(({ id, scope, text }) => {
    const name = index.rules.identities.find((each) => each.id === id)?.name ?? id;
    return toIssue(index, 'checkFailed', { place: null, values: { name, scope, text } });
  });
}

function readContent(document: SourceDocument, identity: Identity, index: FormIndex): Content {
  const sections = findSections(document, index.rules);
  const passages = readPassages(document, sections);
  const tables = readTables(document, sections, index);
  const closed = inferZeros(tables.figures, index);
  const matches = listProseMatches(passages, index, identity.year);
  const prose = readProse(matches, index);
  const stated = readStated(passages, index, { year: identity.year, matches: prose.used });
  const { contacts, figures: reached } = readContacts(passages, index);
  const drafted = [
    ...closed.figures,
    ...prose.figures,
    ...stated,
    ...reached,
    ...toDateFigure(index, identity),
  ];
  const { figures, issues: seen, kept } = confirmPictures(drafted, index, tables.era);
  const { checks, issues } = checkReport(figures, index, tables.era);
  const found = [identity.issues, tables.issues, seen, closed.issues, prose.issues, issues];
  return {
    figures,
    checks,
    contacts,
    format: tables.era,
    document: settleDocument(document, kept, index.reading.placeholders.image[0] ?? ''),
    issues: [...found.flat(), ...toFailures(checks, index)],
  };
}

function read(document: SourceDocument, rules: Rules): ReportReading {
  const index = createFormIndex(rules);
  const sections = findSections(document, rules);
  const identity = identifyReport(document, sections, index);
  if (identity.kind === 'refused') return identity;
  const { agency } = identity.found;
  const { year, title, published } = identity;
  const report: Report = {
    ...{
      id: `${agency.id}-${year}`,
      agencyId: agency.id,
      agency: nameInYear(agency, identity),
      year,
      title,
    },
    ...{ publishedOn: published?.date ?? null, region: toRegion(rules, agency.regionCode) },
    ...{
      file: document.file,
      sha256: document.sha256,
      original: findOriginal(document, index.reading),
    },
    ...readContent(document, identity, index),
    sections: sections.map(({ table: _, ...section }) => section),
  };
  return { kind: 'report', report, agency };
}

function noteScript(reading: ReportReading, rules: Rules): ReportReading {
  if (reading.kind === 'refused') return reading;
  const { report } = reading;
  const note = toIssue(createFormIndex(rules), 'traditional', { place: null, values: {} });
  return { ...reading, report: { ...report, issues: [note, ...report.issues] } };
}

/** From a document to a report: its figures with states and places, the sums of the form, and everything that was found odd. */
export function readReport(input: { document: SourceDocument; rules: Rules }): ReportReading {
  const { rules } = input;
  const clean = stripControls(input.document);
  const document = foldScript(clean, createFormIndex(rules).reading);
  const parts = cutReports(splitFused(document, rules), createFormIndex(rules));
  const reading = joinParts(
    parts.map((part) => ({ part, reading: read(part.document, rules) })),
    createFormIndex(rules),
  );
  return document === clean ? reading : noteScript(reading, rules);
}
