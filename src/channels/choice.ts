import type { Choice } from '../model/answer.ts';
import { type ChannelWording, listWords } from './channel-wording.ts';

/** `question` to ask instead · `range`: a number that no choice has · `none`: not an answer to the choices. */
export type Chosen =
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'range' }
  | { readonly kind: 'none' };

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, '');

/** The number a person wrote, 1 or １ or 第二个, else null. Words come from data/channels.yaml. */
function readNumber(text: string, wording: ChannelWording): number | null {
  let rest = text.normalize('NFKC').toLowerCase();
  for (const word of listWords(wording, 'choice.words')) rest = rest.replaceAll(word, '');
  rest = bare(rest);
  if (/^\d{1,2}$/.test(rest)) return Number(rest);
  const ordinals = listWords(wording, 'choice.ordinals.words');
  const index = ordinals.indexOf(rest);
  return index < 0 ? null : (index % (ordinals.length / 2)) + 1;
}

/** The only choice whose label is, or has, the words said. */
function findByLabel(text: string, choices: readonly Choice[]): Choice | null {
  const said = bare(text);
  if (said.length < 2) return null;
  const exact = choices.find((choice) => bare(choice.label) === said);
  if (exact) return exact;
  const holding = choices.filter((choice) => bare(choice.label).includes(said));
  return holding.length === 1 ? (holding[0] ?? null) : null;
}

/** Reads a reply to numbered choices: the number, or the words of one label. */
export function readChoice(
  text: string,
  choices: readonly Choice[],
  wording: ChannelWording,
): Chosen {
  if (choices.length === 0) return { kind: 'none' };
  const number = readNumber(text, wording);
  if (number !== null) {
    const choice = choices[number - 1];
    return choice ? { kind: 'question', question: choice.question } : { kind: 'range' };
  }
  const choice = findByLabel(text, choices);
  return choice ? { kind: 'question', question: choice.question } : { kind: 'none' };
}
