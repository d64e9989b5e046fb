import type { IntentName, Slots } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Context } from '../model/turn.ts';
import { goOn, isGoingOn } from './go-on.ts';
import { inheritAgencies, isLent, lend, preferNear } from './inherit-slots.ts';
import { chooseYear } from './inherit-year.ts';
import { joinTurns } from './join-turns.ts';
import type { MeasureTree } from './measure-tree.ts';
import type { WordCues } from './word-cues.ts';

export type Resolved = { readonly intent: IntentName; readonly slots: Slots };

/** What was said, and how it reads. */
export type Said = Resolved & {
  /** No rule spoke: what the turn before asked may go on. */
  readonly plain: boolean;
  readonly cues: WordCues;
  /** Columns of the form named without a row: 废止呢. */
  readonly columns: readonly string[];
  /** All figures named stand for one word of several readings: 发了多少条. */
  readonly oneWord: boolean;
};

/** Intents that live on figures: they need something to be asked for. */
export const FIGURE_INTENTS: ReadonlySet<IntentName> = new Set<IntentName>([
  'value',
  'compare',
  'trend',
  'rank',
  'total',
  'mean',
  'share',
  'rate',
  'exists',
  'confirm',
  'unit',
  'source',
]);

/** Intents that need to know whose report. */
const AGENCY_INTENTS = new Set<IntentName>([...FIGURE_INTENTS, 'contact', 'check', 'list']);

/** Fills what this turn leaves out with what the last understood turns said; what was said now always wins. */
export function applyContext(said: Said, context: Context | null, tree: MeasureTree): Resolved {
  const query = context?.query ?? null;
  if (query === null || context === null || !AGENCY_INTENTS.has(said.intent)) {
    return said;
  }
  if (isGoingOn(said, query)) {
    return goOn(said, query);
  }
  return joinTurns({ said, context, tree }) ?? fillFrom(said, query, context);
}

function fillFrom(said: Said, query: Query, context: Context): Resolved {
  const { intent, slots } = said;
  const who = inheritAgencies({ intent, slots }, query, context);
  const near = said.oneWord ? preferNear(slots.measures, query.slots.measures) : slots.measures;
  const measures = FIGURE_INTENTS.has(intent) ? (near ?? lend(query.slots.measures)) : near;
  const sameThing = measures?.origin === 'context';
  return {
    intent,
    slots: {
      ...slots,
      ...who,
      measures,
      year: chooseYear(said, query, sameThing || isLent(who)),
      applicants: slots.applicants ?? (sameThing ? lend(query.slots.applicants) : null),
    },
  };
}
