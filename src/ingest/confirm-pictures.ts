import type { Block, Cell, Place, SourceDocument } from '../model/document.ts';
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

const isOcr = (figure: DraftFigure): boolean => figure.cell !== undefined;
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
  const { cell, ...own } = figure;
  if (cell === undefined) return figure;
  if (verdict !== 'kept')
    return {
      ...own,
      ...{ state: 'image', value: null, qualifier: 'exact', raw: null, quote: null, notes: [] },
    };
  const { notes } = index.reading;
  const confidence = Math.floor((cell.ocr ?? 0) / 5) * 5;
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

export type Confirmed = {
  readonly figures: readonly ReportFigure[];
  readonly issues: readonly ReportIssue[];
  /** The cells of pictures whose figures are kept. */
  readonly kept: ReadonlySet<Place>;
};

/**
 * A number read off a picture counts only where an equation of the form closes over it and none fails; every other stays a picture, with
 * an issue that says what was read. What is kept says in its notes how it was read.
 */
export function confirmPictures(
  figures: readonly DraftFigure[],
  index: FormIndex,
  era: Era,
): Confirmed {
  if (!figures.some(isOcr)) return { figures, issues: [], kept: new Set() };
  const verdicts = assess(figures, index, era);
  const judged = figures.map((figure) => judge(figure, verdicts));
  const read = judged.filter(({ figure }) => isOcr(figure));
  const tables = Map.groupBy(read, ({ figure }) => figure.place.split('·')[0] ?? '');
  const doubtful = read.filter(({ verdict }) => verdict === 'failed' || verdict === 'open');
  const rows = Map.groupBy(doubtful, ({ figure }) => figure.label);
  const kept = read.filter(({ verdict }) => verdict === 'kept');
  return {
    figures: judged.map((each) => settle(each, index)),
    issues: [
      ...[...tables].map(([name, own]) => tellTable(name, own, index)),
      ...[...rows].map(([label, row]) => tellRow(label, row, index)),
    ],
    kept: new Set(kept.flatMap(({ figure }) => figure.cell ?? [])),
  };
}

const isRead = (cell: Cell): boolean => /^\d+$/u.test(cell.text);

/** The document as it is kept: numbers off a picture that nothing confirms are a picture there too, and the marks have done their work. */
export function settleDocument(
  document: SourceDocument,
  kept: ReadonlySet<Place>,
  unread: string,
): SourceDocument {
  const unmark = ({ ocr: _, ...place }: Place): Place => place;
  const settleCell = (cell: Cell): Cell => {
    const open = cell.place.ocr !== undefined && isRead(cell) && !kept.has(cell.place);
    return { ...cell, text: open ? unread : cell.text, place: unmark(cell.place) };
  };
  const settleBlock = (block: Block): Block =>
    block.kind === 'table' && block.place.ocr !== undefined
      ? { ...block, place: unmark(block.place), rows: block.rows.map((row) => row.map(settleCell)) }
      : block;
  const isMarked = document.blocks.some(({ place }) => place.ocr !== undefined);
  return isMarked ? { ...document, blocks: document.blocks.map(settleBlock) } : document;
}
