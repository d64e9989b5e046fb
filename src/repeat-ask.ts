import type { CatalogueEntry } from './model/agency.ts';
import type { Ask, Turn } from './model/turn.ts';

/** About 20 KB a turn. */
const MAX_TURNS = 1_000;

/** Nobody asks a long question twice. */
const MAX_LENGTH = 200;

/** A question with nothing before it has one answer a day and revision of the store: asked again, it is looked up. */
export function createRepeatAsk(
  ask: Ask,
  readCatalogue: () => Promise<readonly CatalogueEntry[]>,
): Ask {
  const turns = new Map<string, Turn>();
  let readFrom: readonly CatalogueEntry[] = [];
  return async (utterance, context) => {
    if (context !== null || utterance.text.length > MAX_LENGTH) return ask(utterance, context);
    // The store hands out the same list until somebody imports.
    const catalogue = await readCatalogue();
    if (catalogue !== readFrom) turns.clear();
    readFrom = catalogue;
    const key = `${utterance.now}/${utterance.text}`;
    const turn = turns.get(key) ?? (await ask(utterance, null));
    if (catalogue === readFrom) keep(turns, key, turn);
    return turn;
  };
}

/** The turn as the newest; the one longest not asked for goes when there are too many. */
function keep(turns: Map<string, Turn>, key: string, turn: Turn): void {
  turns.delete(key);
  turns.set(key, turn);
  const [oldest] = turns.keys();
  if (turns.size > MAX_TURNS && oldest !== undefined) turns.delete(oldest);
}
