import type { Reply } from '../model/message.ts';
import { type ChannelWording, say, toTongue } from './channel-wording.ts';
import { toChoiceLines } from './plain-format.ts';
import { splitText } from './split.ts';

const lineLimit = 6;
const lengthLimit = 2_000;
/** A line longer than a phone screen is a nuisance in a group. */
const longLine = 240;

/** At most three choices stand on lines of their own, more share one line. */
function toTail(reply: Reply, wording: ChannelWording): readonly string[] {
  const lines = toChoiceLines(reply, wording);
  const labels = lines.slice(0, -1);
  return labels.length > 3 ? [labels.join('  '), ...lines.slice(-1)] : lines;
}

const linkOf = (line: string): string | undefined => /https?:\/\/[^\s）)｜|]+/.exec(line)?.[0];

/** A long line loses its end, unless it holds the link. */
function clip(line: string): string {
  if (line.length <= longLine || linkOf(line)) return line;
  return `${splitText(line, longLine)[0] ?? ''}…`;
}

/** Where all of it stands: a link the words carry, or the first of the citations. */
function findLink(lines: readonly string[], { links }: Reply): string | null {
  return lines.map(linkOf).find((link) => link !== undefined) ?? links[0]?.url ?? null;
}

type Shortening = {
  readonly room: number;
  readonly reply: Reply;
  readonly wording: ChannelWording;
};

/** As many lines as there is room for; of what is left out, its number and its link are said. */
function shorten(body: readonly string[], { room, reply, wording }: Shortening): string[] {
  if (body.length <= room) return [...body];
  const tongue = toTongue(reply.language);
  const kept = body.slice(0, Math.max(1, room - 1));
  const rest = body.slice(kept.length);
  const cut = say(wording, 'more.cut', { tongue, count: rest.length });
  const url = findLink(rest, reply);
  return [...kept, url === null ? cut : `${cut} ${say(wording, 'more.link', { tongue, url })}`];
}

/** A reply for a chat where long messages are a nuisance: plain text, six lines at most, the link kept. */
export function formatForWechat(reply: Reply, wording: ChannelWording): string {
  const tail = toTail(reply, wording);
  const lines = reply.text.split('\n').map((line) => clip(line.trim()));
  const room = lineLimit - tail.length;
  const body = shorten(
    lines.filter((line) => line !== ''),
    { room, reply, wording },
  );
  const [head = ''] = splitText(body.join('\n'), lengthLimit);
  return [head, ...tail].join('\n').toWellFormed().trim();
}
