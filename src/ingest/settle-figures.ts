import type { LookedCell } from './read-picture-cell.ts';
import { mayBeDigit } from './read-picture-holes.ts';
import { compareShapes, type Shape } from './read-picture-shapes.ts';

/** A cell of a picture as it was read. `figure` null: something is written there that could not be read for certain. */
export type SeenCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'figure'; readonly figure: string | null; readonly confidence: number }
  | { readonly kind: 'words'; readonly text: string };

type Figure = LookedCell & { readonly kind: 'figure' };
type Reading = { readonly text: string; readonly confidence: number };
/** A digit as it is drawn in this picture, from a cell that both ways of looking agree on. */
type Sample = { readonly digit: string; readonly shape: Shape; readonly of: string };

/** Where the ways differ, the nearest digit of another name must be this much farther away than the nearest namesake. */
const leastMargin = 1.15;
/** Where they agree, it must only not be nearer; small digits differ by where they fall on the pixels, so that a few namesakes say less than many. */
const mostNearer = { few: 0.55, many: 0.9 };
const manySamples = 4;
/** A digit unlike all its many namesakes is a piece of another or two in one. */
const oddest = 0.18;
/** Digits of one font in one picture differ by less; what is farther away is no likeness. */
const farthest = 0.16;
/** Nearer than two different digits of any font: for a digit that stands only once. */
const nearest = 0.09;

/** What both ways of looking agree on. */
function findAgreed({ sights }: Figure): Reading | null {
  const [first, second] = sights;
  if (first === undefined || first.text === '' || first.text !== second?.text) return null;
  return { text: first.text, confidence: Math.min(first.confidence, second.confidence) };
}

function listSamples(figures: readonly Figure[]): readonly Sample[] {
  return figures.flatMap((from) => {
    const text = findAgreed(from)?.text ?? '';
    if (text.length !== from.shapes.length) return [];
    return from.shapes.map((shape, at) => ({ digit: text.charAt(at), shape, of: text }));
  });
}

type Likeness = { readonly same: number; readonly other: number; readonly namesakes: number };

/** How far the nearest digit of this name and the nearest of any other name are, in other cells. */
function measureLikeness(shape: Shape, digit: string, samples: readonly Sample[]): Likeness {
  let [same, other] = [Infinity, Infinity];
  // The same number over and over falls on the same pixels: it counts once.
  const numbers = new Set<string>();
  for (const sample of samples) {
    const far = compareShapes(shape, sample.shape);
    if (sample.digit !== digit) other = Math.min(other, far);
    else {
      same = Math.min(same, far);
      numbers.add(sample.of);
    }
  }
  return { same, other, namesakes: numbers.size };
}

type Check = (likeness: Likeness) => boolean;

/** Nothing speaks against a digit that both ways agree on, unless it is drawn like another one. */
const isNotOther: Check = ({ same, other, namesakes }) => {
  if (namesakes === 0) return other >= nearest;
  if (namesakes < manySamples) return other >= same * mostNearer.few;
  return same <= oddest && other >= same * mostNearer.many;
};
/** Where the ways differ, the digit must be drawn like its namesakes and unlike all others. */
const isLikeSame: Check = ({ same, other }) => same <= farthest && other >= same * leastMargin;

/** Digits both ways agree on need only not be another; where the ways differ, the shape decides. */
function checkText(figure: Figure, text: string, samples: readonly Sample[]): boolean {
  // A number stands in its row and again in the total: misread twice, it would vouch for itself.
  const others = text === '0' ? samples : samples.filter(({ of }) => of !== text);
  const isAgreed = (at: number): boolean =>
    figure.sights.every(
      (sight) => sight.text.length === text.length && sight.text.charAt(at) === text.charAt(at),
    );
  return figure.shapes.every((shape, at) => {
    const digit = text.charAt(at);
    const holds = isAgreed(at) ? isNotOther : isLikeSame;
    return mayBeDigit(shape, digit) && holds(measureLikeness(shape, digit, others));
  });
}

function settle(figure: Figure, samples: readonly Sample[]): Reading | null {
  const agreed = findAgreed(figure);
  const fits = ({ text }: Reading): boolean => text.length === figure.shapes.length;
  const lengths = new Set(figure.sights.map(({ text }) => text.length).filter((one) => one > 0));
  if (lengths.size !== 1) return null;
  // Without a shape for each digit there is nothing to compare, and two ways of looking err alike.
  const read = (agreed === null ? figure.sights : [agreed]).filter(fits);
  const likely = read.filter(({ text }) => checkText(figure, text, samples));
  return likely.length === 1 ? (likely[0] ?? null) : null;
}

/**
 * Two ways of looking must agree on a number, or the shapes of its digits decide between them; and no digit may look more like another
 * one of the same picture than like its namesakes, nor enclose what the digit it is taken for does not. What stays open is not read.
 */
export function settleFigures(looked: readonly LookedCell[]): readonly SeenCell[] {
  const figures = looked.filter((cell) => cell.kind === 'figure');
  const samples = listSamples(figures);
  return looked.map((cell) => {
    if (cell.kind !== 'figure') return cell;
    const { text: figure = null, confidence = 0 } = settle(cell, samples) ?? {};
    return { kind: 'figure', figure, confidence };
  });
}
