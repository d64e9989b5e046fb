import type { ReadQuestion } from './read-question.ts';

const LONGEST_GRAM = 3;

/** What the classifier sees of a question: its words, entities by kind only, and runs of one to three characters (not letters). */
export function listFeatures(question: ReadQuestion): readonly string[] {
  const { recognized, text } = question;
  const words = recognized.tokens
    .filter(({ start, end }) => /^[\p{L}\p{N}]+$/u.test(text.rest.slice(start, end)))
    .map((token) => `w:${token.text.toLowerCase()}`);
  return [...new Set([...words, ...cutGrams(text.masked)])];
}

function cutGrams(masked: string): readonly string[] {
  const shape = masked.replace(/[^\p{Script=Han}\p{Co}]+/gu, ' ').trim();
  const grams: string[] = [];
  for (let size = 1; size <= LONGEST_GRAM; size += 1) {
    for (let at = 0; at + size <= shape.length; at += 1) grams.push(shape.slice(at, at + size));
  }
  return grams;
}
