/** From best to worst: paragraph, line, sentence, clause, blank. Index is where the next part begins. */
const boundaries: readonly RegExp[] = [
  /\n\n+/g,
  /\n/g,
  /[。！？!?；;]["”』」）)]?|\.\s/g,
  /[，、,：:]/g,
  /\s/g,
];

/** What must not be parted: one character (surrogates, joiners, marks), one number (1,234.5 -3), a number and its unit (12件, 4万元, 5 %). */
const glued: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/[\uD800-\uDBFF]$/, /^[\uDC00-\uDFFF]/],
  [/\u200D$/, /^/],
  [/$/, /^(?:\u200D|\uFE0F|\p{M})/u],
  [/[0-9０-９]$/, /^(?:[0-9０-９\p{L}%％‰℃]|[.．,，][0-9０-９]|[^\S\n][\p{L}%％])/u],
  [/[0-9０-９][.．,，]$/, /^[0-9０-９]/],
  [/[−-]$/, /^[0-9０-９]/],
  [/[0-9０-９][^\S\n]$/, /^[\p{L}%％]/u],
  [/[0-9０-９]\p{L}{1,2}$/u, /^\p{L}/u],
];

function cutsThing(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 4), index);
  const after = text.slice(index, index + 2);
  return glued.some(([one, other]) => one.test(before) && other.test(after));
}

function lastBoundary(text: string, limit: number, boundary: RegExp): number {
  let best = -1;
  for (const match of text.slice(0, limit + 1).matchAll(boundary)) {
    const end = match.index + match[0].length;
    if (end <= limit && end > 0 && !cutsThing(text, end)) best = end;
  }
  return best;
}

/** No boundary near: anywhere that parts nothing, and at the very least no surrogate pair. */
function findHardCut(text: string, limit: number): number {
  for (let index = limit; index > limit / 2; index -= 1) {
    if (!cutsThing(text, index)) return index;
  }
  const isHigh = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '');
  return isHigh && limit > 1 ? limit - 1 : limit;
}

/** Where to cut so that at most `limit` UTF-16 units stand before; worse boundaries only when better ones are far off. */
function findCut(text: string, limit: number): number {
  for (const [rank, boundary] of boundaries.entries()) {
    const cut = lastBoundary(text, limit, boundary);
    if (cut >= (rank < 2 ? limit / 4 : limit / 2)) return cut;
  }
  return findHardCut(text, limit);
}

/** Text in parts of at most `limit` UTF-16 units, cut where a reader would pause. Joined again they are the text. */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = findCut(rest, limit);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest.length > 0) parts.push(rest);
  return parts;
}
