import type { Segment } from './read-pdf-drawing.ts';
import { type Rules, toRules } from './read-pdf-rules.ts';
import type { Ink } from './read-picture-ink.ts';

/** Lines of a picture are measured as if it were this wide, whatever its size. */
const unitWidth = 1000;

/** How many units a pixel of the picture is. */
export function toUnit({ width }: Ink): number {
  return unitWidth / width;
}

/** The mask looked at along its rows or along its columns. */
type Lanes = {
  readonly count: number;
  readonly length: number;
  readonly isOn: (lane: number, at: number) => boolean;
};

function toLanes({ width, height, on }: Ink, down: boolean): Lanes {
  return down
    ? { count: width, length: height, isOn: (lane, at) => on[at * width + lane] === 1 }
    : { count: height, length: width, isOn: (lane, at) => on[lane * width + at] === 1 };
}

type Run = { readonly lane: number; readonly from: number; readonly to: number };
type Shape = { readonly shortest: number; readonly thickest: number };

/** How many pixels of a line may be missing. */
const maxGap = 2;

/** Stretches of ink along a lane; one that wanders into the next lane or misses two pixels goes on. */
function listRuns(lanes: Lanes, lane: number, shortest: number): Run[] {
  const runs: { lane: number; from: number; to: number }[] = [];
  const beside = Math.min(lane + 1, lanes.count - 1);
  for (let at = 0; at < lanes.length; at += 1) {
    if (!lanes.isOn(lane, at) && !lanes.isOn(beside, at)) continue;
    const last = runs.at(-1);
    if (last !== undefined && at - last.to <= maxGap) last.to = at + 1;
    else runs.push({ lane, from: at, to: at + 1 });
  }
  return runs.filter(({ from, to }) => to - from >= shortest);
}

/** A rule is thin: on both sides of it lies paper; strokes of letters have more letter beside them. */
function isThin(lanes: Lanes, { lane, from, to }: Run, thickest: number): boolean {
  let beside = 0;
  for (let at = from; at < to; at += 1) {
    const above = lane >= thickest && lanes.isOn(lane - thickest, at);
    const below = lane + thickest < lanes.count && lanes.isOn(lane + thickest, at);
    if (above || below) beside += 1;
  }
  return beside < (to - from) * 0.3;
}

function findRuns(lanes: Lanes, { shortest, thickest }: Shape): Run[] {
  const runs: Run[] = [];
  for (let lane = 0; lane < lanes.count; lane += 1)
    for (const run of listRuns(lanes, lane, shortest))
      if (isThin(lanes, run, thickest)) runs.push(run);
  return runs;
}

/** The ruled lines of a level picture, in thousandths of its width. */
export function findPictureRules(ink: Ink): Rules {
  const unit = toUnit(ink);
  const thickest = Math.max(5, Math.round(ink.width / 200));
  const shortest = Math.max(18, Math.round(ink.width * 0.018));
  const segments: Segment[] = [];
  const across = findRuns(toLanes(ink, false), { shortest: Math.round(shortest * 1.5), thickest });
  for (const { lane, from, to } of across) {
    const y = (lane + 0.5) * unit;
    segments.push([
      [from * unit, y],
      [to * unit, y],
    ]);
  }
  for (const { lane, from, to } of findRuns(toLanes(ink, true), { shortest, thickest })) {
    const x = (lane + 0.5) * unit;
    segments.push([
      [x, from * unit],
      [x, to * unit],
    ]);
  }
  return toRules(segments);
}
