import type { Segment } from './read-pdf-drawing.ts';

/** A drawn line: horizontal ones stand at y and run along x, vertical ones the other way round. Points, from the top left. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number };
export type Rules = { readonly horizontal: readonly Rule[]; readonly vertical: readonly Rule[] };

/** Many times what the largest form draws on a page. */
const maxRules = 2_000;
/** Shorter than any cell: marks and ends of other lines. */
const shortest = 5;

/** Pieces that lie in one line and touch are one rule: dashes, cell borders drawn cell by cell, double lines. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
  const merged: { at: number; from: number; to: number }[] = [];
  let open: { at: number; from: number; to: number }[] = [];
  for (const rule of sorted) {
    open = open.filter((other) => rule.at - other.at <= 1.5);
    const touching = open.find((other) => rule.from <= other.to + 3 && rule.to >= other.from - 3);
    if (touching === undefined) {
      const fresh = { ...rule };
      merged.push(fresh);
      open.push(fresh);
    } else {
      touching.from = Math.min(touching.from, rule.from);
      touching.to = Math.max(touching.to, rule.to);
    }
  }
  return merged;
}

/** Only level and upright lines rule a table. */
export function toRules(segments: readonly Segment[]): Rules {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  for (const [[x1, y1], [x2, y2]] of segments) {
    const [width, height] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
    if (height <= 1 && width >= height)
      horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    if (width <= 1 && height >= width)
      vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }
  const isLong = ({ from, to }: Rule): boolean => to - from >= shortest;
  return {
    horizontal: mergeRules(horizontal).filter(isLong).slice(0, maxRules),
    vertical: mergeRules(vertical).filter(isLong).slice(0, maxRules),
  };
}

/** The edges of painted patches, for tables that draw no lines; what covers most of the page is paper. */
export function toPatchRules(
  patches: readonly (readonly [number, number, number, number])[],
  page: { readonly width: number; readonly height: number },
): Rules {
  const small = patches.filter(
    ([left, top, right, bottom]) =>
      (right - left) * (bottom - top) < page.width * page.height * 0.4,
  );
  return toRules(
    small.slice(0, maxRules).flatMap(([left, top, right, bottom]): Segment[] => [
      [
        [left, top],
        [right, top],
      ],
      [
        [left, bottom],
        [right, bottom],
      ],
      [
        [left, top],
        [left, bottom],
      ],
      [
        [right, top],
        [right, bottom],
      ],
    ]),
  );
}
