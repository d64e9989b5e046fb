import type { Choice } from '../model/answer.ts';
import type { Reply } from '../model/message.ts';
import { type ChannelWording, say } from './channel-wording.ts';

/** The choices as numbered lines with how to pick one; nothing when the words already number them. */
export function toChoiceLines(
  { text, choices }: Pick<Reply, 'text' | 'choices'>,
  wording: ChannelWording,
): readonly string[] {
  if (choices.length === 0) return [];
  const numbers = choices.map((_, index) => String(index + 1));
  const isNumbered = choices.every(({ label }: Choice) =>
    text.split('\n').some((line) => /^\s*\d+[.、．)）]/.test(line) && line.includes(label)),
  );
  const lines = isNumbered ? [] : choices.map(({ label }, index) => `${index + 1}. ${label}`);
  const last = numbers.at(-1) ?? '';
  const or = say(wording, 'choice.or');
  const joined = numbers.length > 1 ? `${numbers.slice(0, -1).join('、')}${or}${last}` : last;
  return [...lines, say(wording, 'choice.hint', { numbers: joined })];
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
