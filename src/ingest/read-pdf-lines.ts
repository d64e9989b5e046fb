import type { Box } from './read-pdf-grid.ts';
import type { Run } from './read-pdf-page.ts';

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
