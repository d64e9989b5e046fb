import type { Measure } from '../model/field.ts';
import type { Figure, State } from '../model/figure.ts';
import type { Asked } from '../model/query.ts';
import { tidy } from './compute.ts';
import type { FigureIndex, Subject } from './figure-index.ts';

/** What the reports say of one thing asked of one subject, sums and stand-ins included. */
export type Resolved = {
  readonly subject: Subject;
  readonly measure: Measure;
  readonly state: State;
  readonly value: number | string | null;
  /** The stored figure that answers or says why not; null for a sum and where nothing is stored. */
  readonly figure: Figure | null;
  /** The parts of a sum, in the order of the form; empty for a printed figure. */
  readonly parts: readonly Figure[];
  /** The answer is stated elsewhere than where it was looked for first: the reply says where. */
  readonly standIn: boolean;
};

function fromFigure(subject: Subject, measure: Measure, figure: Figure | null): Resolved {
  return {
    subject,
    measure,
    state: figure?.state ?? 'notStated',
    value: figure?.state === 'reported' ? figure.value : null,
    figure,
    parts: [],
    standIn: false,
  };
}

function addUp(parts: readonly Figure[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part.state !== 'reported' || typeof part.value !== 'number') return null;
    sum += part.value;
  }
  return tidy(sum);
}

/** Parts that are sums themselves are opened: 诉讼合计 is two groups of four. */
function collectParts(
  subject: Subject,
  parts: readonly Measure[],
  index: FigureIndex,
): readonly (Figure | null)[] {
  return parts.flatMap((part) => {
    const figure = index.find(subject, part);
    const inner = index.fields.get(part.field)?.parts ?? [];
    if (figure?.state === 'reported' || inner.length === 0) return [figure];
    return inner.map((field) => index.find(subject, { field, applicant: part.applicant }));
  });
}

/** A sum stands only when every part is reported; its state is that of the first part that is not. */
function resolveSum(subject: Subject, asked: Asked, index: FigureIndex): Resolved | null {
  const parts = collectParts(subject, asked.parts, index);
  const known = parts.filter((part) => part !== null);
  if (known.length === 0 || known.length < parts.length) return null;
  if (known.every((part) => part.state === 'notStated')) return null;
  const missing = known.find((part) => part.state !== 'reported');
  return {
    subject,
    measure: asked.measure,
    state: missing?.state ?? 'reported',
    value: missing === undefined ? addUp(known) : null,
    figure: null,
    parts: known,
    standIn: false,
  };
}

/** Printed figure, else stated elsewhere, else the sum of its parts, else why there is none. */
export function resolve(subject: Subject, asked: Asked, index: FigureIndex): Resolved {
  const printed = fromFigure(subject, asked.measure, index.find(subject, asked.measure));
  if (printed.state === 'reported') return printed;
  const sum = resolveSum(subject, asked, index);
  if (sum?.state === 'reported') return sum;
  const others = asked.fallbacks.map((measure) => index.find(subject, measure));
  const instead = others.find((figure) => figure?.state === 'reported') ?? null;
  if (instead !== null) {
    return { ...fromFigure(subject, asked.measure, instead), standIn: true };
  }
  if (sum !== null) return sum;
  if (printed.state !== 'notStated') return printed;
  const stated = others.find((figure) => figure !== null && figure.state !== 'notStated');
  return stated === undefined || stated === null
    ? printed
    : fromFigure(subject, asked.measure, stated);
}

/** The stored figures an answer rests on; what is missing comes first when the figure cannot be told. */
export function restsOn(resolved: Resolved): readonly Figure[] {
  if (resolved.parts.length === 0) return resolved.figure === null ? [] : [resolved.figure];
  if (resolved.state === 'reported') return resolved.parts;
  const missing = resolved.parts.filter((part) => part.state !== 'reported');
  return [...missing, ...resolved.parts.filter((part) => part.state === 'reported')];
}

/** A number one may compare and add: approximate ones carry their qualifier along. */
export function isNumber(
  resolved: Resolved,
): resolved is Resolved & { readonly value: number; readonly state: 'reported' } {
  return resolved.state === 'reported' && typeof resolved.value === 'number';
}
