import type { Reply } from '../model/message.ts';
import { type ChannelWording, say } from './channel-wording.ts';
import { toChoiceLines } from './plain-format.ts';
import { splitText } from './split.ts';

const lineLimit = 6;
const lengthLimit = 2_000;

/** At most three choices stand on lines of their own, more share one line. */
function toTail(reply: Reply, wording: ChannelWording): readonly string[] {
  const lines = toChoiceLines({ ...reply, text: '' }, wording);
  const hint = lines.at(-1);
  if (hint === undefined) return [];
  const labels = lines.slice(0, -1);
  return labels.length > 3 ? [labels.join('  '), hint] : lines;
}

/** The words without the lines that number the choices: those come below. */
function toBody({ text, choices }: Reply): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .filter((line) => {
      const isNumbered = /^\d+[.、．)）]/.test(line);
      return !isNumbered || !choices.some(({ label }) => line.includes(label));
    });
}

/** Where all of it stands: a link the words carry, or the first of the citations. */
function findLink(lines: readonly string[], { links }: Reply): string | null {
  const carried = lines.map((line) => /https?:\/\/[^\s）)]+/.exec(line)?.[0]).find(Boolean);
  return carried ?? links[0]?.url ?? null;
}

function shorten(body: readonly string[], room: number, { reply, wording }: Shortening): string[] {
  if (body.length <= room) return [...body];
  const kept = body.slice(0, Math.max(1, room - 1));
  const rest = body.slice(kept.length);
  const cut = say(wording, 'more.cut', { count: rest.length });
  const link = findLink(rest, reply);
  return [...kept, link === null ? cut : `${cut} ${say(wording, 'more.link', { url: link })}`];
}

type Shortening = { readonly reply: Reply; readonly wording: ChannelWording };

/** A reply for a chat where long messages are a nuisance: plain text, six lines at most, the link kept. */
export function formatForWechat(reply: Reply, wording: ChannelWording): string {
  const tail = toTail(reply, wording);
  const body = shorten(toBody(reply), lineLimit - tail.length, { reply, wording });
  const [head = ''] = splitText(body.join('\n'), lengthLimit);
  return [head, ...tail].join('\n').toWellFormed().trim();
}
