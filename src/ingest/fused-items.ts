const mark =
  /(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)|(?<run>\d[\d.,]*?)[.、](?=\s*(?:\D|$))/gu;

/** The number a row below bears, glued to the figures before it: the next of the list or the first of a new one. */
function findItem(run: string, last: number): number | null {
  const items = [...new Set([last + 1, 1])].filter((item) => run.endsWith(String(item)));
  return items.length === 1 ? (items[0] ?? null) : null;
}

/** The number of the last row that a stretch of text begins; not a number when it cannot be told. */
export function followItems(text: string, from: number): number {
  let last = from;
  for (const { groups } of text.matchAll(mark))
    last = groups?.run === undefined ? 0 : (findItem(groups.run, last) ?? Number.NaN);
  return last;
}

/** Figures without the number of the row below: 1231.政府公报 is 123 and the first row of a list. */
export function takeFigures(text: string, last: number): string | null {
  const { run = '', glued = '' } =
    /^(?<run>\d[\d.,]*?)(?<glued>[.、](?!\d))?(?![\d.,])/u.exec(text)?.groups ?? {};
  if (glued === '') return text;
  const item = findItem(run, last);
  return item === null ? null : run.slice(0, -String(item).length);
}
