import type { Box } from './read-pdf-grid.ts';
import type { Run } from './read-pdf-page.ts';
import { isFigure } from './read-pdf-shape.ts';

/** Text on one baseline, left to right. */
export type Line = { readonly runs: readonly Run[]; readonly box: Box; readonly size: number };

/** The box around boxes. */
export function surround(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = boxes[0] ?? [0, 0, 0, 0];
  for (const box of boxes) {
    left = Math.min(left, box[0]);
    top = Math.min(top, box[1]);
    right = Math.max(right, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  return [left, top, right, bottom];
}

function toLine(runs: readonly Run[]): Line {
  const sorted = [...runs].sort((a, b) => a.box[0] - b.box[0]);
  const size = Math.max(...sorted.map((run) => run.size));
  return { runs: sorted, box: surround(sorted.map((run) => run.box)), size };
}

/** Runs whose heights overlap by more than half stand on one line; upright runs are lines of their own. */
export function toLines(runs: readonly Run[]): Line[] {
  const groups: { runs: Run[]; top: number; bottom: number }[] = [];
  for (const run of [...runs].sort((a, b) => a.box[1] - b.box[1])) {
    const [, top, , bottom] = run.box;
    const group = groups.at(-1);
    const shared =
      group === undefined ? 0 : Math.min(bottom, group.bottom) - Math.max(top, group.top);
    const lower = group === undefined ? 1 : Math.min(bottom - top, group.bottom - group.top);
    if (group !== undefined && !run.upright && shared > lower * 0.5) group.runs.push(run);
    else groups.push({ runs: [run], top, bottom });
  }
  return groups.map((group) => toLine(group.runs));
}

const centreOf = ({ box }: Run): number => (box[1] + box[3]) / 2;

/** The height the figures of a line stand at; null without figures. */
function findFigureHeight({ runs }: Line): number | null {
  const centres = runs.filter(({ text }) => isFigure(text.trim())).map(centreOf);
  return centres.length === 0 ? null : centres.reduce((sum, one) => sum + one, 0) / centres.length;
}

/** Figures of both lines stand on one height and nowhere above one another: a row that an uneven hand set. */
function isOneRow(above: Line, below: Line): boolean {
  const [upper, lower] = [findFigureHeight(above), findFigureHeight(below)];
  if (upper === null || lower === null) return false;
  const room = Math.min(above.size, below.size) * 0.45;
  if (Math.abs(upper - lower) >= room) return false;
  return above.runs.every((run) =>
    below.runs.every(({ box }) => run.box[2] <= box[0] + 1 || run.box[0] >= box[2] - 1),
  );
}

/** A label between two rows draws figures to itself when nothing stands quite level: they go back to their row. */
export function settleRows(lines: readonly Line[]): Line[] {
  const settled: Line[] = [];
  for (const line of lines) {
    const above = settled.at(-1);
    if (above === undefined || !isOneRow(above, line)) {
      settled.push(line);
      continue;
    }
    const runs = [...above.runs, ...line.runs];
    const height = findFigureHeight(toLine(runs)) ?? 0;
    const isLevel = (run: Run): boolean => Math.abs(centreOf(run) - height) < run.size * 0.4;
    const rest = runs.filter((run) => !isLevel(run));
    settled.pop();
    const groups = [rest.filter((run) => centreOf(run) < height), runs.filter(isLevel)];
    groups.push(rest.filter((run) => centreOf(run) >= height));
    settled.push(...groups.filter((group) => group.length > 0).map(toLine));
  }
  return settled;
}

/** A gap wider than a quarter of a character is a blank the eye sees. */
export function toText(line: Line): string {
  let text = '';
  let right = Number.POSITIVE_INFINITY;
  for (const run of line.runs) {
    const gap = run.box[0] - right > run.size * 0.25;
    text += gap && !text.endsWith(' ') && !run.text.startsWith(' ') ? ` ${run.text}` : run.text;
    right = run.box[2];
  }
  return text.trim();
}

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) > 0x2e80;

/** Where each character of a run stands, widths shared out by kind: an estimate good to half a character. */
function toCentres(run: Run): readonly number[] {
  const widths = [...run.text].map((character) => (isWide(character) ? 2 : 1));
  const unit = (run.box[2] - run.box[0]) / widths.reduce((sum, width) => sum + width, 0);
  let at = run.box[0];
  return widths.map((width) => {
    at += width * unit;
    return at - (width * unit) / 2;
  });
}

/** A run painted across several cells is cut at the walls between them. */
export function splitRun(run: Run, walls: readonly number[]): Run[] {
  const inside = walls.filter((wall) => wall > run.box[0] + 2 && wall < run.box[2] - 2);
  if (run.upright || inside.length === 0) return [run];
  const centres = toCentres(run);
  const characters = [...run.text];
  const edges = [run.box[0], ...inside, run.box[2]];
  return edges.slice(1).flatMap((right, index) => {
    const left = edges[index] ?? run.box[0];
    const within = (_: string, at: number): boolean => {
      const centre = centres[at] ?? 0;
      return centre >= left && centre < right;
    };
    const text = characters.filter(within).join('');
    const box: Box = [left, run.box[1], right, run.box[3]];
    return text.trim() === '' ? [] : [{ ...run, text: text.trim(), box }];
  });
}
