import type { CatalogueEntry } from './model/agency.ts';
import type { Ask } from './model/turn.ts';

type Parts = {
  readonly ask: Ask;
  readonly readCatalogue: () => Promise<readonly CatalogueEntry[]>;
  /** What we would suggest, were it answered here. */
  readonly questions: readonly string[];
  /** A question about one report, which it most likely answers. */
  readonly word: (report: CatalogueEntry) => string;
  /** The day the questions are asked on. */
  readonly today: () => string;
};

const wanted = 3;
const maxTried = 12;

/** The reports of the newest year, so many as are worth trying. */
function listNewest(catalogue: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const newest = Math.max(...catalogue.map(({ year }) => year));
  return catalogue.filter(({ year }) => year === newest).slice(0, maxTried);
}

/** Suggestions that surely have an answer: each was asked of this very store; asked anew when somebody imports. */
export function createFindExamples(parts: Parts): () => Promise<readonly string[]> {
  const { ask, readCatalogue, questions, word, today } = parts;
  let found: {
    readonly of: readonly CatalogueEntry[];
    readonly list: Promise<readonly string[]>;
  } | null = null;
  const find = async (catalogue: readonly CatalogueEntry[]): Promise<readonly string[]> => {
    const list: string[] = [];
    const own = listNewest(catalogue).map(word);
    const candidates = catalogue.length === 0 ? [] : [...questions, ...own];
    for (const text of candidates) {
      if (list.length === wanted) break;
      const { answer } = await ask({ text, now: today() }, null);
      if (answer.status === 'answered') list.push(text);
    }
    return list;
  };
  return async () => {
    const catalogue = await readCatalogue();
    if (found?.of !== catalogue) found = { of: catalogue, list: find(catalogue) };
    return await found.list;
  };
}
