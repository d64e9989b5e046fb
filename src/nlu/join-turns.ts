import type { Measure } from '../model/field.ts';
import type { IntentName, Slots } from '../model/interpretation.ts';
import type { Step } from '../model/step.ts';
import type { Context } from '../model/turn.ts';
import type { Resolved, Said } from './apply-context.ts';
import { type Mentions, takeBrothers, takeParts } from './fill-measures.ts';
import { isNobody, lend, readIds } from './inherit-slots.ts';
import { joinTrail } from './join-trail.ts';
import type { MeasureTree } from './measure-tree.ts';

type Input = { readonly said: Said; readonly context: Context; readonly tree: MeasureTree };

/** Intents that run over several of something. */
const PLURAL = new Set<IntentName>(['total', 'mean', 'compare', 'rank', 'trend', 'share']);

/** A turn that runs over what several turns looked up, or adds one more thing to it; null when it does neither. */
export function joinTurns(input: Input): Resolved | null {
  const { said, context } = input;
  const [last] = context.trail ?? [];
  if (last === undefined) {
    return null;
  }
  const column = columnOf(input, last);
  if (column !== null || context.query?.kind !== 'figures') {
    return column;
  }
  return totalColumn(said, context) ?? partsOf(input, last) ?? addTo(said, last) ?? runOver(input);
}

/** 废止呢, 增了多少: another column of the row that was asked. */
function columnOf({ said, tree }: Input, last: Step): Resolved | null {
  const { slots, columns, intent } = said;
  const [only, ...more] = last.measures;
  const isBare = slots.measures === null && isNobody(slots) && intent === 'value';
  if (only === undefined || more.length > 0 || !isBare) {
    return null;
  }
  const stem = only.field.slice(0, only.field.lastIndexOf('.') + 1);
  const field = columns.map((column) => stem + column).find((id) => tree.has(id));
  if (field === undefined) {
    return null;
  }
  const measures = toMentions([{ field, applicant: only.applicant }]);
  const year = slots.year ?? who(last).year;
  const lent = { ...who(last), year, measures: { value: measures, origin: 'said' as const } };
  return { intent: 'value', slots: { ...slots, ...lent, topic: null } };
}

/** 总计呢 after 企业呢 is the total column of the same row. */
function totalColumn({ intent, slots }: Said, { query }: Context): Resolved | null {
  const [only, ...more] = slots.applicants?.value ?? [];
  const isTotal = only === 'total' && more.length === 0;
  const before = query?.slots ?? null;
  if (intent !== 'total' || !isTotal || before === null || before.applicants === null) {
    return null;
  }
  if (slots.measures !== null || !isNobody(slots)) {
    return null;
  }
  const { agencies, group, measures, year } = before;
  return {
    intent: 'value',
    slots: {
      ...slots,
      agencies: lend(agencies),
      group: lend(group),
      measures: lend(measures),
      year: slots.year ?? lend(year),
    },
  };
}

/** 哪一条原因, 哪类最多: the parts of what was asked, or its brothers when it is a part itself. */
function partsOf({ said, tree }: Input, last: Step): Resolved | null {
  const { slots, cues, intent } = said;
  const asksParts = cues.whichMeasure || cues.distribution;
  if (!asksParts || slots.measures !== null || !isNobody(slots) || last.measures.length !== 1) {
    return null;
  }
  const named = toMentions(last.measures);
  const parts = takeParts(named, tree);
  const measures = parts.length > 1 ? parts : takeBrothers(named, tree);
  return measures.length < 2
    ? null
    : {
        intent,
        slots: { ...slots, ...who(last), measures: { value: measures, origin: 'context' } },
      };
}

/** 和强制一共几件, 比淄博多多少: one more thing beside what was asked. */
function addTo({ intent, slots, cues }: Said, last: Step): Resolved | null {
  if (!PLURAL.has(intent) || !cues.joining) {
    return null;
  }
  const { agencies, measures } = slots;
  if (measures !== null && isNobody(slots)) {
    const value = [...toMentions(last.measures), ...measures.value];
    return { intent, slots: { ...slots, ...who(last), measures: { value, origin: 'said' } } };
  }
  if (measures === null && agencies !== null) {
    const before = readIds(last.agencies).value;
    const value = cues.reversed ? [...agencies.value, ...before] : [...before, ...agencies.value];
    const joined: Slots['agencies'] = { value, origin: 'said' };
    return { intent, slots: { ...slots, ...who(last), agencies: joined } };
  }
  return null;
}

/** 加起来, 差多少, 变化率: everything the last turns went through. */
function runOver({ said, context }: Input): Resolved | null {
  const { intent, slots } = said;
  if (slots.topic?.startsWith('place.') && isRankOfBodies(context)) return null;
  const joined = PLURAL.has(intent) && isFree(said) ? joinTrail(context) : null;
  const isOfYears = intent === 'trend' || intent === 'share';
  return joined !== null && (!isOfYears || joined.axis === 'year')
    ? { intent, slots: { ...slots, ...who(joined), axis: slots.axis ?? joined.axis } }
    : null;
}

/** 第二名是谁 after a ranking goes on with that one alone. */
function isRankOfBodies({ query }: Context): boolean {
  const operation = query?.kind === 'figures' ? query.operation : null;
  return operation?.kind === 'rank' && operation.by === 'agency';
}

function who({
  agencies,
  years,
  measures,
}: Step): Pick<Slots, 'agencies' | 'group' | 'year' | 'measures'> {
  return {
    agencies: readIds(agencies),
    group: null,
    year: { value: { kind: 'years', years }, origin: 'context' },
    measures: { value: toMentions(measures), origin: 'context' },
  };
}

/** Nothing is named; 哪家 asks for one of those spoken of. */
function isFree({ intent, slots, cues }: Said): boolean {
  const asksWho = intent === 'compare' && cues.whichAgency && slots.agencies === null;
  const isOpen = isNobody(slots) || asksWho;
  return isOpen && slots.place === undefined && slots.measures === null && slots.year === null;
}

function toMentions(measures: readonly Measure[]): Mentions {
  return measures.map((value) => [{ value, score: 1 }]);
}
