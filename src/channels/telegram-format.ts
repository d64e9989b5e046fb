import type { Reply } from '../model/message.ts';
import { splitText } from './split.ts';

/** One message to send: as HTML and, should the server refuse that, as plain text. */
export type TelegramPart = { readonly html: string; readonly plain: string };

/** What stands together: words, a link, or lines of equal width. Cut before markup is made, so no tag is ever cut. */
type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'lines'; readonly text: string };

const messageLimit = 4_096;

export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Columns that Chinese letters take two of. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u115F\u2E80-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(letter) ? 2 : 1;
  return width;
}

/** A table as lines of equal width; numbers stand to the right. */
export function toTableLines({ head, rows }: NonNullable<Reply['table']>): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all.map((row) =>
    head
      .map((_, column) => {
        const cell = row[column] ?? '';
        const blank = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
        return column === 0 ? cell + blank : blank + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Words with the addresses in them as links under a short label, the other links below. */
function toPieces({ text, links }: Reply, { source, open }: LinkWords): readonly Piece[] {
  let pieces: readonly Piece[] = [{ kind: 'words', text }];
  const below: Piece[] = [];
  for (const { url, label } of links.slice(0, 10)) {
    if (!text.includes(url)) {
      below.push(
        { kind: 'words', text: `\n${source}` },
        { kind: 'link', text: label.slice(0, 300), url },
      );
      continue;
    }
    pieces = pieces.flatMap((piece) => {
      if (piece.kind !== 'words') return [piece];
      return piece.text.split(url).flatMap((words, index): readonly Piece[] => {
        const before: Piece[] = index > 0 ? [{ kind: 'link', text: open, url }] : [];
        return words === '' ? before : [...before, { kind: 'words', text: words }];
      });
    });
  }
  return [...pieces, ...below];
}

export type LinkWords = { readonly source: string; readonly open: string };

/** Words may be cut anywhere sensible, a table between its lines, a link nowhere. */
function cutPiece(piece: Piece): readonly Piece[] {
  if (piece.kind === 'link') return [piece];
  return splitText(piece.text, messageLimit).map((text) => ({ ...piece, text }));
}

const toHtml = (piece: Piece): string => {
  const text = escapeHtml(piece.text);
  if (piece.kind === 'link') return `<a href="${escapeHtml(piece.url)}">${text}</a>`;
  return piece.kind === 'lines' ? `<pre>${text}</pre>` : text;
};

const toPlain = (piece: Piece): string =>
  piece.kind === 'link' ? `${piece.text} ${piece.url}` : piece.text;

function toPart(pieces: readonly Piece[]): TelegramPart {
  return {
    html: pieces.map(toHtml).join('').trim(),
    plain: pieces.map(toPlain).join('').toWellFormed().trim(),
  };
}

/** Fills messages one after the other; words that do not fit are cut where they can be. */
function pack(pieces: readonly Piece[]): readonly TelegramPart[] {
  const parts: Piece[][] = [[]];
  let used = 0;
  const open = (): void => {
    parts.push([]);
    used = 0;
  };
  for (const piece of pieces.flatMap(cutPiece)) {
    if (used + piece.text.length > messageLimit) open();
    parts.at(-1)?.push(piece);
    used += piece.text.length;
  }
  return parts.map(toPart).filter(({ html }) => html !== '');
}

/** A reply as Telegram messages of at most 4096 UTF-16 units after entities, table included. */
export function formatParts(reply: Reply, words: LinkWords): readonly TelegramPart[] {
  const pieces = [...toPieces(reply, words)];
  if (reply.table)
    pieces.push({ kind: 'lines', text: `\n${toTableLines(reply.table).join('\n')}` });
  return pack(pieces);
}

/** The same reply as one rich message with a real table; only for servers that know it. */
export function formatRich(reply: Reply, words: LinkWords): string {
  const { table } = reply;
  const lines = toPieces(reply, words).map(toHtml).join('').split('\n');
  const toRow = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const rows = table ? [toRow(table.head, 'th'), ...table.rows.map((row) => toRow(row, 'td'))] : [];
  return `${lines.map((line) => `<p>${line}</p>`).join('')}<table>${rows.join('')}</table>`;
}
