import type { ReportPart } from './cut-reports.ts';
import { joinPlace, toIssue } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';
import type { ReportReading } from './read-report.ts';
import { fillTemplate } from './reading-rules.ts';

type Read = { readonly part: ReportPart; readonly reading: ReportReading };
type Found = ReportReading & { readonly kind: 'report' };
type Said = { readonly code: string; readonly values: Readonly<Record<string, string>> };
type Settled = { readonly said: Said; readonly also: readonly ReportReading[] };

function addIssue(
  { reading, part }: { reading: Found; part: ReportPart },
  said: Said,
  index: FormIndex,
): Found {
  const place = part.document.blocks[0]?.place ?? null;
  const issue = toIssue(index, said.code, { place, values: said.values });
  const { report } = reading;
  return { ...reading, report: { ...report, issues: [issue, ...report.issues] } };
}

function namePlace({ document }: ReportPart, index: FormIndex): string {
  const place = document.blocks[0]?.place ?? { line: null, page: null };
  return joinPlace(index, '', place).replace(/^ \/ /u, '');
}

/** What becomes of a report behind another one: only one with a title of its own may be stored as one. */
function settle({ part, reading }: Read, index: FormIndex, seen: Set<string>): Settled {
  const place = namePlace(part, index);
  const { refusals } = index.reading;
  if (reading.kind === 'report' && seen.has(reading.report.id))
    return { said: { code: 'partRepeated', values: { place } }, also: [] };
  if (reading.kind === 'report' && part.titled) {
    const { id, title } = reading.report;
    seen.add(id);
    const also = addIssue({ reading, part }, { code: 'partOf', values: { place } }, index);
    return { said: { code: 'partOther', values: { place, title } }, also: [also] };
  }
  const why = reading.kind === 'refused' ? reading.reason : (refusals.noTitle ?? '');
  const reason = fillTemplate(refusals.part ?? '', { place, reason: why });
  return {
    said: { code: 'partUnread', values: { place, reason: why } },
    also: [{ kind: 'refused', reason }],
  };
}

/** The reports of one file as one reading: the first, and the others behind it, each of which is said. */
export function joinParts(parts: readonly Read[], index: FormIndex): ReportReading {
  const at = Math.max(
    0,
    parts.findIndex(({ reading }) => reading.kind === 'report'),
  );
  const [first, ...others] = parts.slice(at);
  if (first === undefined) throw new Error('no part');
  const { part, reading } = first;
  if (reading.kind === 'refused' || others.length === 0) return reading;
  const seen = new Set([reading.report.id]);
  const settled = others.map((other) => settle(other, index, seen));
  const told = settled.reduceRight<Found>(
    (said, each) => addIssue({ reading: said, part }, each.said, index),
    reading,
  );
  return { ...told, also: settled.flatMap(({ also }) => also) };
}
