import type { IntentName, Slots } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Resolved, Said } from './apply-context.ts';
import { inheritMeasures, isNobody, lend } from './inherit-slots.ts';
import { chooseYear } from './inherit-year.ts';

/** Intents a bare 泽州呢 goes on with. */
const LASTING = new Set<IntentName>([
  'rate',
  'share',
  'mean',
  'contact',
  'check',
  'list',
  'exists',
]);
/** Intents a bare 强制呢 goes on with, when they ran over agencies or years. */
const RUNNING = new Set<IntentName>(['compare', 'rank', 'total', 'mean']);

/** True when this turn only changes one thing of what was asked before: 泽州呢 after a rate, 强制呢 after a ranking, 确定吗. */
export function isGoingOn({ intent, slots, plain, cues }: Said, query: Query): boolean {
  if (cues.again) {
    return isNobody(slots) && slots.measures === null && slots.year === null;
  }
  if (!plain || intent !== 'value') {
    return false;
  }
  return slots.measures === null ? isLasting(query) : isNobody(slots) && isOpenTo(slots, query);
}

function isLasting(query: Query): boolean {
  return LASTING.has(query.intent) || (query.kind === 'report' && query.intent === 'source');
}

/** 表四呢 after a check, 强制呢 after a ranking. */
function isOpenTo({ table }: Slots, query: Query): boolean {
  return query.intent === 'check' ? table !== undefined : isRunning(query);
}

function isRunning(query: Query): boolean {
  if (query.kind !== 'figures' || !RUNNING.has(query.intent)) {
    return false;
  }
  const { operation } = query;
  const over = 'over' in operation ? operation.over : 'by' in operation ? operation.by : 'measure';
  return over !== 'measure';
}

/** The question before with what this turn changes. */
export function goOn(said: Said, query: Query): Resolved {
  const { slots } = said;
  const before = query.slots;
  const isSame = slots.measures === null;
  const who = isNobody(slots)
    ? { agencies: lend(before.agencies), group: lend(before.group) }
    : { agencies: slots.agencies, group: slots.group };
  const changed: Slots = {
    ...slots,
    ...who,
    operators: [...new Set([...before.operators, ...slots.operators])],
    measures: inheritMeasures(slots, before),
    applicants: slots.applicants ?? (isSame ? lend(before.applicants) : null),
    year: chooseYear(said, query, true),
    topic: before.topic,
    count: slots.count ?? before.count,
    claim: said.cues.again ? before.claim : slots.claim,
  };
  const { axis = before.axis, table = before.table, whole = before.whole } = slots;
  return {
    intent: query.intent,
    slots: {
      ...changed,
      ...(axis === undefined ? {} : { axis }),
      ...(table === undefined ? {} : { table }),
      ...(whole === undefined || !isSame ? {} : { whole }),
    },
  };
}
