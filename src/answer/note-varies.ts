import type { Brief } from './brief.ts';
import { nameMeasure } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';

const keyOf = ({ subject }: Resolved): string => `${subject.agencyId}|${subject.year}`;

/** 网站信息 of two reports: each has its own way of counting it, so side by side they carry a note. */
export function noteVaries(brief: Brief, all: readonly Resolved[]): readonly string[] {
  const topics = brief.rules.intents.find(({ name }) => name === 'value')?.topics ?? {};
  const fields = topics.varies ?? [];
  const across = fields.flatMap((field) => {
    const own = all.filter((one) => isNumber(one) && one.measure.field === field);
    return new Set(own.map(keyOf)).size > 1 ? own.slice(0, 1) : [];
  });
  return across.map((one) =>
    brief.say('value.note.varies', { label: nameMeasure(one.measure, brief) }),
  );
}
