const pageMark =
  /^\s*(?:[-—–－―]+\s*\d{1,3}\s*[-—–－―]+|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?)\s*$/u;
const shortest = 6;
const leastTimes = 2;

/** A line that is only the number of its page: — 4 —. */
export const isPageMark = (line: string): boolean => pageMark.test(line);

function findNear(lines: readonly string[], from: number, step: 1 | -1): number {
  let at = from + step;
  while (at >= 0 && at < lines.length && (lines[at] ?? '').trim() === '') at += step;
  return at;
}

/** The lines of a text with page numbers, and heads that stand beside more than one of them, made blank; every line keeps its place. */
export function blankFurniture(lines: readonly string[]): readonly string[] {
  const marks = [...lines.keys()].filter((at) => isPageMark(lines[at] ?? ''));
  if (marks.length === 0) return lines;
  const beside = marks.flatMap((at) => [findNear(lines, at, -1), findNear(lines, at, 1)]);
  const heads = Map.groupBy(beside, (at) => (lines[at] ?? '').trim());
  const isHead = (at: number): boolean => {
    const text = (lines[at] ?? '').trim();
    return (
      text.length >= shortest && !/\d$/u.test(text) && (heads.get(text)?.length ?? 0) >= leastTimes
    );
  };
  const gone = new Set([...marks, ...beside.filter(isHead)]);
  return lines.map((line, at) => (gone.has(at) ? '' : line));
}
