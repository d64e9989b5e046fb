import type { Era } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { checkReport } from './check-report.ts';
import { type DraftFigure, toIssue } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';
import { fillTemplate } from './reading-rules.ts';

/** How the sums speak of a measure: one that fails outweighs all that close. */
type Verdicts = { readonly closed: ReadonlySet<string>; readonly failed: ReadonlySet<string> };

type Judged = {
  readonly figure: DraftFigure;
  readonly verdict: 'kept' | 'failed' | 'open' | 'unread';
};

const isOcr = (figure: DraftFigure): boolean => figure.ocr !== undefined;
const toMeasure = ({ field, applicant }: ReportFigure): string =>
  applicant === null ? field : `${field}@${applicant}`;

/** Only an equation between printed numbers confirms; an upper bound that holds proves little, one that does not proves an error. */
function assess(figures: readonly DraftFigure[], index: FormIndex, era: Era): Verdicts {
  const equations = new Set(
    index.rules.identities
      .filter(({ relation, severity }) => relation === 'equal' && severity !== 'info')
      .map(({ id }) => id),
  );
  const { checks } = checkReport(figures, index, era);
  const passed = checks.filter(({ id, verdict }) => verdict === 'pass' && equations.has(id));
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  return {
    closed: new Set(passed.flatMap((check) => check.figures)),
    failed: new Set(failed.flatMap((check) => check.figures)),
  };
}

function judge(figure: DraftFigure, { closed, failed }: Verdicts): Judged {
  if (!isOcr(figure)) return { figure, verdict: 'kept' };
  if (figure.state === 'image') return { figure, verdict: 'unread' };
  const measure = toMeasure(figure);
  if (failed.has(measure)) return { figure, verdict: 'failed' };
  const proven = figure.state === 'blank' || closed.has(measure);
  return { figure, verdict: proven ? 'kept' : 'open' };
}

/** The figure as it is kept: marked where it was read off a picture, a picture still where nothing confirms it. */
function settle({ figure, verdict }: Judged, index: FormIndex): ReportFigure {
  const { ocr, ...own } = figure;
  if (ocr === undefined) return figure;
  if (verdict !== 'kept')
    return {
      ...own,
      ...{ state: 'image', value: null, qualifier: 'exact', raw: null, quote: null, notes: [] },
    };
  const { notes } = index.reading;
  const confidence = Math.floor(ocr / 5) * 5;
  const note =
    figure.state === 'blank' ? notes.ocrBlank : fillTemplate(notes.ocr ?? '', { confidence });
  return { ...own, notes: [...own.notes, note ?? ''] };
}

/** What was read in the cells of a row that nothing confirms, for a person to look at. */
function tellRow(label: string, row: readonly Judged[], index: FormIndex): ReportIssue {
  const { check } = index.reading;
  const names = new Map<string, string>(index.rules.applicants.map(({ id, name }) => [id, name]));
  const cells = row.map(({ figure }) => {
    const read = figure.state === 'blank' ? '（空白）' : (figure.raw ?? '');
    return `${names.get(figure.applicant ?? '') ?? ''}${read}`;
  });
  const fails = row.some(({ verdict }) => verdict === 'failed');
  const [first] = row;
  const place = { line: first?.figure.line ?? null, page: first?.figure.page ?? null };
  const reason = (fails ? check.ocrFails : check.ocrOpen) ?? '';
  return toIssue(index, 'ocrUnconfirmed', {
    place,
    values: { label, cells: cells.join('、'), reason },
  });
}

function tellTable(name: string, judged: readonly Judged[], index: FormIndex): ReportIssue {
  const kept = judged.filter(({ verdict }) => verdict === 'kept');
  const blank = kept.filter(({ figure }) => figure.state === 'blank').length;
  const confirmed = kept.length - blank;
  const first = judged[0]?.figure;
  const place = { line: first?.line ?? null, page: first?.page ?? null };
  const open = judged.length - kept.length;
  return toIssue(index, 'ocrTable', { place, values: { table: name, confirmed, blank, open } });
}

/**
 * A number read off a picture counts only where an equation of the form closes over it and none fails; every other stays a picture, with
 * an issue that says what was read. What is kept says in its notes how it was read.
 */
export function confirmPictures(
  figures: readonly DraftFigure[],
  index: FormIndex,
  era: Era,
): { readonly figures: readonly ReportFigure[]; readonly issues: readonly ReportIssue[] } {
  if (!figures.some(isOcr)) return { figures, issues: [] };
  const verdicts = assess(figures, index, era);
  const judged = figures.map((figure) => judge(figure, verdicts));
  const read = judged.filter(({ figure }) => isOcr(figure));
  const tables = Map.groupBy(read, ({ figure }) => figure.place.split('·')[0] ?? '');
  const doubtful = read.filter(({ verdict }) => verdict === 'failed' || verdict === 'open');
  const rows = Map.groupBy(doubtful, ({ figure }) => figure.label);
  return {
    figures: judged.map((each) => settle(each, index)),
    issues: [
      ...[...tables].map(([name, own]) => tellTable(name, own, index)),
      ...[...rows].map(([label, row]) => tellRow(label, row, index)),
    ],
  };
}
