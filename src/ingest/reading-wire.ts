import type { SourceDocument } from '../model/document.ts';
import type { Report, ReportFigure } from '../model/report.ts';
import { openPacked, packBlocks, packCheck, unpackCheck } from '../store/document-pack.ts';
import type { ReportReading } from './read-report.ts';

/** A reading on its way to another thread: itself as JSON, then the blocks of each of its documents. */
export type PackedReading = readonly string[];

type Refused = ReportReading & { readonly kind: 'refused' };
type Found = ReportReading & { readonly kind: 'report' };
type Packed = Omit<Found, 'report' | 'also'> & {
  readonly report: Omit<Report, 'figures' | 'checks' | 'document'>;
  readonly figures: readonly (readonly unknown[])[];
  readonly checks: readonly ReturnType<typeof packCheck>[];
  readonly document: Omit<SourceDocument, 'blocks'>;
  readonly also?: readonly (Packed | Refused)[];
};

/** Without the names of its parts: a report has some two hundred figures. */
function packFigure(figure: ReportFigure): readonly unknown[] {
  const { field, applicant, label, state, value, qualifier, unit, raw } = figure;
  const { section, place, line, page, quote, notes } = figure;
  const meaning = [field, applicant, label, state, value, qualifier, unit, raw];
  return [...meaning, section, place, line, page, quote, notes];
}

function unpackFigure(packed: readonly unknown[]): ReportFigure {
  const [field, applicant, label, state, value, qualifier, unit, raw] = packed;
  const meaning = { field, applicant, label, state, value, qualifier, unit, raw };
  const [section, place, line, page, quote, notes] = packed.slice(8);
  return { ...meaning, section, place, line, page, quote, notes } as ReportFigure;
}

function toPacked(reading: ReportReading, documents: string[]): Packed | Refused {
  if (reading.kind === 'refused') return reading;
  const { report: whole, also, ...rest } = reading;
  const { figures, checks, document, ...report } = whole;
  const { file, format, sha256 } = document;
  documents.push(packBlocks(document));
  return {
    ...rest,
    report,
    figures: figures.map(packFigure),
    checks: checks.map(packCheck),
    document: { file, format, sha256 },
    ...(also === undefined ? {} : { also: also.map((other) => toPacked(other, documents)) }),
  };
}

function fromPacked(packed: Packed | Refused, documents: string[]): ReportReading {
  if (!('figures' in packed)) return packed;
  const { report, figures, checks, document, also, ...rest } = packed;
  return {
    ...rest,
    report: {
      ...report,
      figures: figures.map(unpackFigure),
      checks: checks.map(unpackCheck),
      document: openPacked(document, documents.shift() ?? '[]'),
    },
    ...(also === undefined ? {} : { also: also.map((other) => fromPacked(other, documents)) }),
  };
}

/** A reading as a few strings: sent to another thread they cost half of what its thousands of objects do. */
export function packReading(reading: ReportReading): PackedReading {
  const documents: string[] = [];
  const packed = JSON.stringify(toPacked(reading, documents));
  return [packed, ...documents];
}

/** Back from `packReading`. */
export function unpackReading([packed = '', ...documents]: PackedReading): ReportReading {
  return fromPacked(JSON.parse(packed), documents);
}
