import type { Choice } from '../model/answer.ts';
import type { Reply } from '../model/message.ts';
import { type ChannelWording, say, toTongue } from './channel-wording.ts';

const blank = /[\s.、．)）:：]*/.source;
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** True when the words already show every choice with its number. */
function isNumbered(text: string, choices: readonly Choice[]): boolean {
  return choices.every(({ label }, index) =>
    new RegExp(`(?<!\\d)${index + 1}${blank}${escapePattern(label)}`).test(text),
  );
}

/** The choices as numbered lines with how to pick one; nothing when the words already number them. */
export function toChoiceLines(
  { text, choices, language }: Reply,
  wording: ChannelWording,
): readonly string[] {
  if (choices.length === 0 || isNumbered(text, choices)) return [];
  const tongue = toTongue(language);
  const numbers = choices.map((_, index) => String(index + 1));
  const last = numbers.at(-1) ?? '';
  const joint = say(wording, 'choice.or', { tongue });
  const comma = say(wording, 'choice.comma', { tongue });
  const joined = numbers.length > 1 ? `${numbers.slice(0, -1).join(comma)}${joint}${last}` : last;
  const lines = choices.map(({ label }, index) => `${index + 1}. ${label}`);
  return [...lines, say(wording, 'choice.hint', { tongue, numbers: joined })];
}

/** Columns that Chinese letters take two of. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    width += /[\u1100-\u115F\u2E80-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(letter) ? 2 : 1;
  }
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
