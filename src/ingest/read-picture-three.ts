import type { Cell, Place } from '../model/document.ts';
import type { FormIndex } from './form-index.ts';
import { type LabelMatch, type Lexicon, matchLabel, toLexicon } from './match-label.ts';
import { type Slot, wordsOf } from './read-picture-slots.ts';
import { toReadCell, toWordCell } from './read-picture-text.ts';

type Rows = readonly (readonly Slot[])[];

/** How many of the column names must be read, and read where the form has them. */
const leastNames = 5;
const leastRows = 2;

const listApplicants = (index: FormIndex): FormIndex['rules']['applicants'] =>
  index.rules.applicants.filter(({ id }) => id !== 'organizations');

function toRowLexicon(index: FormIndex): Lexicon {
  const fields = index.rules.fields.filter(({ group }) => group === 't3');
  return toLexicon(fields.map(({ id, rowLabels }) => [id, rowLabels]));
}

/** The columns stand as the form has them: most names were read, each in its place, and none in another. */
function hasColumns(index: FormIndex, head: Rows, first: number): boolean {
  const lexicon = toLexicon(index.rules.applicants.map(({ id, labels }) => [id, labels]));
  const expected = listApplicants(index).map(({ id }) => id);
  const found = expected.map((_, at) => {
    const names = head.map((row) => matchLabel(wordsOf(row[first + at]), lexicon)?.name);
    return names.findLast((name) => name !== undefined && name !== 'organizations') ?? null;
  });
  const right = found.filter((name, at) => name === expected[at]).length;
  return right >= leastNames && found.every((name, at) => name === null || name === expected[at]);
}

type Named = { readonly row: readonly Slot[]; readonly match: LabelMatch | null };

/** Positions of the longest stretch of rows that follow one another as in the form; -1 stands for a row without a name. */
function listInOrder(order: readonly number[]): ReadonlySet<number> {
  const chains: (readonly number[])[] = [];
  for (const [at, own] of order.entries()) {
    const before = chains.filter((chain) => (order[chain.at(-1) ?? -1] ?? own) < own);
    const longest = before.toSorted((a, b) => b.length - a.length)[0] ?? [];
    if (own >= 0) chains.push([...longest, at]);
  }
  return new Set(chains.toSorted((a, b) => b.length - a.length)[0] ?? []);
}

/** A label read where the form cannot have it, or twice, names no row. */
function keepOrder(index: FormIndex, named: readonly Named[]): readonly Named[] {
  const ids = index.rules.fields.map(({ id }) => id);
  const twice = (name: string): boolean =>
    named.filter(({ match }) => match?.name === name).length > 1;
  const order = named.map(({ match }) =>
    match === null || twice(match.name) ? -1 : ids.indexOf(match.name),
  );
  const kept = listInOrder(order);
  return named.map((each, at) => (kept.has(at) ? each : { ...each, match: null }));
}

function toRow(index: FormIndex, { row, match }: Named, place: Place): Cell[] {
  const count = listApplicants(index).length;
  const label = match === null ? '' : (index.fields.get(match.name)?.rowLabels[0] ?? '');
  const values = row.slice(-count);
  // Where a line between two cells was not seen, whose number it is stays open.
  const straight = values.every(({ own, colSpan, rowSpan }) => own && colSpan * rowSpan === 1);
  return [
    toWordCell(label, place),
    ...values.map(({ seen }) => toReadCell(straight ? seen : null, place)),
  ];
}

type Found = { readonly data: readonly Named[]; readonly start: number };

/** The rows from the first label of the form on; null when too few of them have one. */
function findData(index: FormIndex, rows: Rows, first: number): Found | null {
  const lexicon = toRowLexicon(index);
  const named = rows.map((row) => ({ row, match: matchLabel(wordsOf(row[first - 1]), lexicon) }));
  const start = named.findIndex(({ match }) => match !== null);
  const data = start < 0 ? [] : named.slice(start);
  const read = data.filter(({ match }) => match !== null).length;
  return read < leastRows || read < data.length / 2 ? null : { data, start };
}

/**
 * Table three off a picture as a plain table in the words of the form: a row for each label that was read, seven values under names that
 * were read. `goesOn`: the part of a table whose head stands on the picture before. Null when this is no table three.
 */
export function readPictureThree(
  index: FormIndex,
  rows: Rows,
  at: { readonly place: Place; readonly goesOn: boolean },
): readonly (readonly Cell[])[] | null {
  const applicants = listApplicants(index);
  const width = rows[0]?.length ?? 0;
  const first = width - applicants.length;
  if (first < 1 || rows.some((row) => row.length !== width)) return null;
  const found = findData(index, rows, first);
  if (found === null) return null;
  const headed = found.start > 0 && hasColumns(index, rows.slice(0, found.start), first);
  if (!headed && !(at.goesOn && found.start === 0)) return null;
  const body = keepOrder(index, found.data).map((each) => toRow(index, each, at.place));
  const names = ['', ...applicants.map(({ labels }) => labels[0] ?? '')];
  return headed ? [names.map((text) => toWordCell(text, at.place)), ...body] : body;
}
