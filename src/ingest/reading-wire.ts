import type { Report, ReportFigure } from '../model/report.ts';
import { packCheck, packDocument, unpackCheck, unpackDocument } from '../store/document-pack.ts';
import type { ReportReading } from './read-report.ts';

type Found = ReportReading & { readonly kind: 'report' };
type Packed = Omit<Found, 'report' | 'also'> & {
  readonly report: Omit<Report, 'figures' | 'checks' | 'document'>;
  readonly figures: readonly (readonly unknown[])[];
  readonly checks: readonly ReturnType<typeof packCheck>[];
  readonly document: ReturnType<typeof packDocument>;
  readonly also?: readonly (Packed | (ReportReading & { readonly kind: 'refused' }))[];
};

/** Without the names of its parts: a report has some two hundred figures. */
function packFigure(figure: ReportFigure): readonly unknown[] {
  const { field, applicant, label, state, value, qualifier, unit, raw, ...stands } = figure;
  const { section, place, line, page, quote, notes } = stands;
  const meaning = [field, applicant, label, state, value, qualifier, unit, raw];
  return [...meaning, section, place, line, page, quote, notes];
}

function unpackFigure(packed: readonly unknown[]): ReportFigure {
  const [field, applicant, label, state, value, qualifier, unit, raw, ...stands] = packed;
  const [section, place, line, page, quote, notes] = stands;
  const meaning = { field, applicant, label, state, value, qualifier, unit, raw };
  return { ...meaning, section, place, line, page, quote, notes } as ReportFigure;
}

function toPacked(reading: ReportReading): Packed | ReportReading {
  if (reading.kind === 'refused') return reading;
  const { report: whole, also, ...rest } = reading;
  const { figures, checks, document, ...report } = whole;
  return {
    ...rest,
    report,
    figures: figures.map(packFigure),
    checks: checks.map(packCheck),
    document: packDocument(document),
    ...(also === undefined ? {} : { also: also.map(toPacked) as Packed['also'] & {} }),
  };
}

function fromPacked(packed: Packed | ReportReading): ReportReading {
  if (!('figures' in packed)) return packed;
  const { figures, checks, document, report, also, ...rest } = packed;
  return {
    ...rest,
    report: {
      ...report,
      figures: figures.map(unpackFigure),
      checks: checks.map(unpackCheck),
      document: unpackDocument(document),
    },
    ...(also === undefined ? {} : { also: also.map(fromPacked) }),
  };
}

/** A reading as one string: sent to another thread that costs half of what its thousands of objects do. */
export const packReading = (reading: ReportReading): string => JSON.stringify(toPacked(reading));

/** Back from `packReading`. */
export const unpackReading = (packed: string): ReportReading => fromPacked(JSON.parse(packed));
