import type { Run } from './read-pdf-page.ts';

const noteMark = /^[[［(（〔]?[\d①-⑳*※a-z]{0,3}[\]］)）〕]?$/u;
/** Powers and units keep what is raised behind them. */
const keepsRaised = /(?:[×xX*]\s*10|[a-zA-Z])$/u;

const isBeside = (before: Run, run: Run): boolean =>
  Math.abs(run.box[0] - before.box[2]) < before.size * 0.35;

/** Small, right behind the run before it and above its line. */
function isRaised(before: Run, run: Run): boolean {
  const { size } = before;
  const rise = before.box[3] - run.box[3];
  const raised = run.size <= size * 0.88 && rise > size * 0.15 && rise < size * 0.8;
  return raised && isBeside(before, run) && !keepsRaised.test(before.text.trim());
}

const goesOn = (mark: Run, run: Run): boolean =>
  mark.size === run.size && Math.abs(mark.box[3] - run.box[3]) < 1 && isBeside(mark, run);

const strip = 20;

/** Marks of notes behind a figure are no digits of it; a mark painted in pieces goes as a whole. */
export function dropNoteMarks(runs: readonly Run[]): Run[] {
  const byHeight = Map.groupBy(runs, ({ box }) => Math.floor(box[3] / strip));
  const near = (run: Run): readonly Run[] =>
    [-1, 0, 1].flatMap((step) => byHeight.get(Math.floor(run.box[3] / strip) + step) ?? []);
  const marks: Run[] = [];
  for (const run of runs) {
    if (!noteMark.test(run.text.trim())) continue;
    const isMark = marks.slice(-3).some((mark) => goesOn(mark, run));
    if (isMark || near(run).some((other) => isRaised(other, run))) marks.push(run);
  }
  const dropped = new Set(marks);
  return runs.filter((run) => !dropped.has(run));
}

const tracked = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const close = /(?<=\p{Script=Han})(?=\p{Script=Han})/gu;
const leastPairs = 30;
/** Digits painted one by one with the same little gap between any two. */
const spacedNumber = /(?<![\d.,] ?)\d(?: [\d.,])+(?! ?[\d.,])/gu;

const count = (runs: readonly Run[], pattern: RegExp): number =>
  runs.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);

/** The gaps between the characters of a run are less than half a character: no columns of figures. */
function isTight({ text, box, size }: Run): boolean {
  const characters = [...text].filter((character) => character !== ' ');
  const wide = characters.filter((character) => /\P{ASCII}/u.test(character)).length;
  const ink = size * (wide + (characters.length - wide) * 0.5);
  return (box[2] - box[0] - ink) / Math.max(1, characters.length - 1) < size * 0.45;
}

/** Where a page sets its characters apart, the blanks between them are no blanks of the text. */
export function closeTracking(runs: readonly Run[]): Run[] {
  const [apart, together] = [count(runs, tracked), count(runs, close)];
  if (apart < leastPairs || apart < together) return [...runs];
  return runs.map((run) => {
    if (!isTight(run)) return run;
    const numbers = run.text.replace(spacedNumber, (digits) => digits.replaceAll(' ', ''));
    return { ...run, text: numbers.replace(/(?<=\P{ASCII}) (?=\S)|(?<=\S) (?=\P{ASCII})/gu, '') };
  });
}
