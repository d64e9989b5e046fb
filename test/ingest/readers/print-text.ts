import { locate, type Sheet } from './sheet.ts';

/** Rows of texts: a cell stands in its first slot, the other slots it covers are blank, as converters leave them. */
function toFlatRows(from: Sheet): string[][] {
  const spots = locate(from);
  const width = Math.max(...spots.map(({ column, across }) => column + across));
  const rows = from.map(() => Array.from({ length: width }, () => ''));
  for (const { text, row, column } of spots) {
    const cells = rows[row];
    if (cells !== undefined) cells[column] = text;
  }
  return rows;
}

/** Pipe tables: Markdown knows no spans. */
export function printMarkdown(contents: readonly (string | Sheet)[]): string {
  const toTable = (from: Sheet): string => {
    const [head = [], ...rows] = toFlatRows(from).map((row) => `| ${row.join(' | ')} |`);
    const width = toFlatRows(from)[0]?.length ?? 1;
    return [head, `|${' --- |'.repeat(width)}`, ...rows].join('\n');
  };
  return contents
    .map((content) => (typeof content === 'string' ? content : toTable(content)))
    .join('\n\n');
}

/** Tables copied out of a page: the pipes of Markdown as tabs. */
export function printTabs(contents: readonly (string | Sheet)[]): string {
  return contents
    .map((content) =>
      typeof content === 'string'
        ? content
        : toFlatRows(content)
            .map((row) => row.join('\t'))
            .join('\n'),
    )
    .join('\n');
}
