import type { Mention } from './agency-mention.ts';
import { chain } from './place-names.ts';

/** 文登和泽州交通局, Zibo or Zezhou transport bureau, 淄博、海东、泽州交通局. */
const JOINED = /^ ?(?:[、,/和与跟及同]|以及|对比|还是|或者?|比|vs\.?|and|or|,? ?and|,? ?or)? ?$/;
/** transport bureau of zibo */
const OF = /^(?: (?:of|in|for)(?: the)?|,) $/;
/** Wendeng Transport Bureau, Weihai */
const WITHIN = /^(?:,| in)? ?$/;
/** 淄博2023年交通局: years and particles between a place and its function. */
const APART = /^(?:[的\d年度,、 ]|去年|前年|今年|本|市)*$/;

/** Places without a function take the one of their neighbour; a function behind its place joins it. */
export function settleMentions(mentions: readonly Mention[], text: string): readonly Mention[] {
  const settled = [...mentions];
  for (let at = settled.length - 2; at >= 0; at--) {
    const left = settled[at];
    const right = settled[at + 1];
    if (!left || !right) continue;
    const between = text.slice(left.end, right.start);
    const joined = joinFunction(left, right, between);
    if (joined) settled[at] = joined;
    const reversed = joinReversed(left, right, between) ?? joinOuter(left, right, between);
    if (reversed) settled.splice(at, 2, reversed);
  }
  return settled;
}

function joinFunction(left: Mention, right: Mention, between: string): Mention | null {
  if (left.place === null || left.role !== null || right.role === null) return null;
  const near = right.place !== null ? JOINED.test(between) : APART.test(between);
  return near ? { ...left, role: right.role } : null;
}

function joinReversed(left: Mention, right: Mention, between: string): Mention | null {
  const apart = left.place === null && left.role !== null && right.place !== null;
  if (!apart || right.role !== null || !OF.test(between)) return null;
  return { ...right, start: left.start, role: left.role };
}

/** The place a body lies in, named behind it, narrows the body and is no second mention. */
function joinOuter(left: Mention, right: Mention, between: string): Mention | null {
  const told = left.place !== null && left.role !== null && right.place !== null;
  if (!told || right.role !== null || !WITHIN.test(between)) return null;
  const inner = left.place?.form === 'latin' && right.place ? chain(right.place, left.place) : null;
  return inner && { ...left, end: right.end, place: { ...inner, start: left.start } };
}
