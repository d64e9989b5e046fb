import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { replaceRadicals } from './radicals.ts';
import { type Matrix, multiply, readDrawing, transformPoint } from './read-pdf-drawing.ts';
import type { Box } from './read-pdf-grid.ts';
import { type Rules, toPatchRules, toRules } from './read-pdf-rules.ts';
import { closeTracking, dropNoteMarks } from './read-pdf-runs.ts';

/** Text painted in one go; `size` is the height of its characters in points. */
export type Run = {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly upright: boolean;
};

export type PdfPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: Rules;
  /** Edges of painted cells: looked at only where no lines are drawn. */
  readonly patches: Rules;
  /** Boxes of pictures that may hold a table. */
  readonly pictures: readonly Box[];
};

/** Many times what a page full of figures holds. */
const maxRuns = 20_000;

type Item = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
};
type View = { readonly matrix: Matrix; readonly width: number; readonly height: number };

function toMatrix(values: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values;
  return [a, b, c, d, e, f];
}

function toRun(item: Item, upright: boolean, view: View): Run {
  const matrix = multiply(view.matrix, toMatrix(item.transform));
  const size = Math.hypot(matrix[2], matrix[3]) || Math.abs(item.height) || 1;
  const [x, y] = transformPoint(matrix, 0, 0);
  const box: Box = upright
    ? [x - size / 2, y, x + size / 2, y + item.height]
    : [x, y - size * 0.88, x + item.width, y + size * 0.12];
  return { text: replaceRadicals(item.str), box, size, upright };
}

/** What reaches over the edge of the paper is cut there: its last digits may be gone. */
const markCut = (run: Run, view: View): Run =>
  run.box[2] > view.width + 0.5 ? { ...run, text: `${run.text}…` } : run;

const isOn = ({ box }: Run, view: View): boolean =>
  box[2] > 0 && box[3] > 0 && box[0] < view.width && box[1] < view.height;

/** Bold is sometimes faked by painting a text twice, a hair apart. */
function dropDoubles(runs: readonly Run[]): Run[] {
  const seen = new Map<string, Run[]>();
  return runs.filter((run) => {
    const same = seen.get(run.text) ?? [];
    const hair = run.size * 0.15;
    const double = same
      .slice(-40)
      .some(
        ({ box }) => Math.abs(box[0] - run.box[0]) < hair && Math.abs(box[1] - run.box[1]) < hair,
      );
    same.push(run);
    seen.set(run.text, same);
    return !double;
  });
}

function readView(page: PDFPageProxy, turn: number): View {
  const rotation = (page.rotate + turn) % 360;
  const { transform, width, height } = page.getViewport({ scale: 1, rotation });
  return { matrix: toMatrix(transform), width, height };
}

/** Wide tables are painted sideways without a word in the page's own rotation: it is turned so that most text reads level. */
function chooseView(page: PDFPageProxy, items: readonly Item[]): View {
  const countLevel = (view: View): number =>
    items.filter((item) => {
      const [a, b] = multiply(view.matrix, toMatrix(item.transform));
      return a > 0 && Math.abs(b) < a * 0.1;
    }).length;
  const views = [0, 90, 270, 180].map((turn) => readView(page, turn));
  const counts = views.map(countLevel);
  return views[counts.indexOf(Math.max(...counts))] ?? readView(page, 0);
}

/** Stamps and watermarks run aslant over the page; what is read runs level or upright. */
function isAslant(item: Item, view: View): boolean {
  const [a, b] = multiply(view.matrix, toMatrix(item.transform));
  return Math.min(Math.abs(a), Math.abs(b)) > Math.hypot(a, b) * 0.1;
}

/** Text of a page with the view it reads level in. */
export type PageText = { readonly runs: readonly Run[]; readonly view: View };

/** The text alone, without the cost of the drawing: a scan has none. */
export async function readPageText(page: PDFPageProxy): Promise<PageText> {
  const content = await page.getTextContent();
  const items = content.items
    .filter((item) => 'str' in item)
    .filter(({ str }) => str.trim() !== '');
  const view = chooseView(page, items);
  const runs = items
    .filter((item) => !isAslant(item, view))
    .map((item) => toRun(item, content.styles[item.fontName]?.vertical === true, view))
    .filter((run) => isOn(run, view))
    .map((run) => markCut(run, view));
  return { runs: closeTracking(dropNoteMarks(dropDoubles(runs.slice(0, maxRuns)))), view };
}

/** A tenth of the page, or, as table four is, half as wide as the page and a few lines high. */
function mayHoldTable([left, top, right, bottom]: Box, { width, height }: View): boolean {
  const [across, down] = [(right - left) / width, (bottom - top) / height];
  return across * down > 0.1 || (across > 0.5 && down > 0.05);
}

/** One page as what was painted on it: text with its box, straight lines, large pictures. Points from the top left. */
export async function readPdfPage(page: PDFPageProxy, { runs, view }: PageText): Promise<PdfPage> {
  const { segments, pictures, patches } = readDrawing(await page.getOperatorList(), view.matrix);
  page.cleanup();
  const large = pictures.filter((box) => mayHoldTable(box, view));
  const { width, height } = view;
  const drawing = {
    rules: toRules(segments),
    patches: toPatchRules(patches, view),
    pictures: large,
  };
  return { number: page.pageNumber, width, height, runs, ...drawing };
}
