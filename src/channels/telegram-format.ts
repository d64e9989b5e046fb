import type { Reply } from '../model/message.ts';
import { type ChannelWording, say, toTongue } from './channel-wording.ts';
import { toTableLines, widthOf } from './plain-format.ts';
import { splitText } from './split.ts';

/** One message to send: as HTML and, should the server refuse that, as plain text. */
export type TelegramPart = { readonly html: string; readonly plain: string };

/** What stands together: words, a link, or lines of equal width. Cut before markup is made, so no tag is ever cut. */
type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'lines'; readonly text: string };

const messageLimit = 4_096;
const captionLimit = 1_024;
const widestTable = 48;

function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The address in some words becomes a link. */
function linkWords(piece: Piece, url: string, label: string): readonly Piece[] {
  if (piece.kind !== 'words') return [piece];
  return piece.text.split(url).flatMap((words, index): readonly Piece[] => {
    const before: Piece[] = index > 0 ? [{ kind: 'link', text: label, url }] : [];
    return words === '' ? before : [...before, { kind: 'words', text: words }];
  });
}

/** Words with the addresses in them as links under a short label; below, the links of reports the words do not cite. */
function toPieces({ text, links, language }: Reply, wording: ChannelWording): readonly Piece[] {
  const tongue = toTongue(language);
  const source = say(wording, 'source.label', { tongue });
  const open = say(wording, 'link.open', { tongue });
  let pieces: readonly Piece[] = [{ kind: 'words', text }];
  const below: Piece[] = [];
  for (const { url, label } of links) {
    if (text.includes(url)) pieces = pieces.flatMap((piece) => linkWords(piece, url, open));
    else if (below.length < 6 && !text.includes(url.split('#')[0] ?? url)) {
      below.push({ kind: 'words', text: `\n${source}` });
      below.push({ kind: 'link', text: label.slice(0, 300), url });
    }
  }
  return [...pieces, ...below];
}

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
export function formatParts(reply: Reply, wording: ChannelWording): readonly TelegramPart[] {
  const pieces = [...toPieces(reply, wording)];
  const lines = reply.table ? toTableLines(reply.table) : [];
  // Wider than a phone it would be torn apart line by line; the words say it all anyway.
  if (lines.length > 0 && Math.max(...lines.map(widthOf)) <= widestTable) {
    pieces.push({ kind: 'words', text: '\n' });
    pieces.push({ kind: 'lines', text: lines.join('\n') });
  }
  return pack(pieces);
}

/** The same reply as one rich message with a real table; only for servers that know it. */
export function formatRich(reply: Reply, wording: ChannelWording): string {
  const { table } = reply;
  const lines = toPieces(reply, wording).map(toHtml).join('').split('\n');
  const toRow = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const rows = table ? [toRow(table.head, 'th'), ...table.rows.map((row) => toRow(row, 'td'))] : [];
  return `${lines.map((line) => `<p>${line}</p>`).join('')}<table>${rows.join('')}</table>`;
}

/** A picture travels without its message: its caption says the source again. At most 1024 units. */
export function formatCaption(caption: string, reply: Reply, wording: ChannelWording): string {
  const links = reply.links
    .slice(0, 2)
    .map(({ label, url }) => ({ label: label.slice(0, 100), url }));
  const [text = ''] = splitText(caption, captionLimit - 300);
  return toPieces({ ...reply, text, links }, wording)
    .map(toHtml)
    .join('')
    .trim();
}
