import type { Figure } from '../model/figure.ts';
import type { Attachment, Reply } from '../model/message.ts';
import type { Turn } from '../model/turn.ts';
import { type ChannelWording, toTongue } from './channel-wording.ts';
import { toTable } from './table.ts';

/** A reply of words alone: commands, limits, errors. */
export function toWordReply(text: string): Reply {
  return { text, choices: [], links: [], table: null, attachments: [], answer: null };
}

function toLinks(figures: readonly Figure[]): Reply['links'] {
  const links = new Map<string, string>();
  for (const { source } of figures) {
    if (!links.has(source.url)) links.set(source.url, `${source.title} ${source.place}`.trim());
  }
  return [...links].map(([url, label]) => ({ label, url }));
}

/** A turn as a channel-neutral reply: the words of the answer untouched, everything else beside them. */
export function renderReply(
  turn: Turn,
  wording: ChannelWording,
  attachments: readonly Attachment[] = [],
): Reply {
  const { answer, interpretation } = turn;
  const { language } = interpretation.normalized;
  return {
    text: answer.text,
    choices: answer.choices,
    links: toLinks(answer.figures),
    table: toTable(answer.figures, { wording, tongue: toTongue(language) }),
    attachments,
    answer,
    language,
  };
}
