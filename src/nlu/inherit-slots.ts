import type { IntentName, Slot, Slots } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Context } from '../model/turn.ts';

type Who = Pick<Slots, 'agencies' | 'group'>;

/** Intents that run over the agencies of the last turns when nobody is named. */
const OVER_AGENCIES = new Set<IntentName>(['rank', 'total', 'compare', 'mean']);

export function lend<T>(slot: Slot<T> | null): Slot<T> | null {
  return slot === null ? null : { value: slot.value, origin: 'context' };
}

export function isLent({ agencies, group }: Who): boolean {
  return agencies?.origin === 'context' || group?.origin === 'context';
}

/** Nobody is named, not even a place or a group. */
export function isNobody({ agencies, group, place }: Slots): boolean {
  const isOpen = group === null || group.origin === 'default';
  return agencies === null && place === undefined && isOpen;
}

/** Nothing is taken over when this turn names anyone. */
export function inheritAgencies(
  { intent, slots }: { readonly intent: IntentName; readonly slots: Slots },
  query: Query,
  context: Context,
): Who {
  const { agencies, group } = slots;
  const counted = agencies === null ? findCounted(group, query, context) : null;
  if (counted !== null) {
    return { agencies: readIds(counted), group: null };
  }
  if (!isNobody(slots)) {
    return { agencies, group };
  }
  if (OVER_AGENCIES.has(intent) && slots.measures === null && context.agencies.length > 1) {
    return { agencies: readIds(context.agencies), group: null };
  }
  const before = query.slots;
  if (intent === 'list' && group === null && slots.topic?.startsWith('report')) {
    return { agencies, group };
  }
  if (before.agencies !== null) {
    return { agencies: lend(before.agencies), group: null };
  }
  return { agencies: null, group: lend(before.group) ?? group };
}

/** 两家加起来 after two bodies were spoken of: those, in one question or one after the other. */
function findCounted(
  group: Slots['group'],
  query: Query,
  context: Context,
): readonly string[] | null {
  const count = group?.value.count ?? null;
  const spoken = [query.kind === 'figures' ? query.selection.agencies : [], context.agencies];
  return spoken.find(({ length }) => length > 1 && length === count) ?? null;
}

/** Agencies by their id, as a slot. */
export function readIds(ids: readonly string[]): NonNullable<Slots['agencies']> {
  const value = ids.map((id) => [
    { value: { id, name: id, regionCode: null, function: null }, score: 1 },
  ]);
  return { value, origin: 'context' };
}

/** 发了多少条 after a question about the WeChat account: of several readings the one beside it. */
export function preferNear(said: Slots['measures'], before: Slots['measures']): Slots['measures'] {
  const last = before?.value[0]?.[0]?.value.field ?? '';
  const stem = last.slice(0, last.lastIndexOf('.') + 1);
  const near = (said?.value ?? []).filter(([best]) => best?.value.field.startsWith(stem));
  return said !== null && stem !== '' && near.length === 1 ? { ...said, value: near } : said;
}

export function inheritMeasures(slots: Slots, before: Slots): Slots['measures'] {
  return slots.measures ?? lend(before.measures);
}
