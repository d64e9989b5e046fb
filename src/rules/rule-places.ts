import { listRuleFiles, readRuleDocument } from './rule-document.ts';
import type { Origin } from './rule-reader.ts';

/** Finds where a rule stands: `placeOf('field', 'requests.received')`, `placeOf('example', sentence, 'value')`. */
export type RulePlaces = (kind: string, name: string, owner?: string) => Origin;

/** Lists of a rule file whose entries are addressed by one of their keys. */
const LISTS = [
  ['data/fields/ambiguous.yaml', 'terms', 'term', 'ambiguous'],
  ['data/agencies.yaml', 'agencies', 'id', 'agency'],
  ['data/functions.yaml', 'functions', 'name', 'function'],
  ['data/glossary.yaml', 'terms', 'id', 'term'],
  ['data/identities.yaml', 'identities', 'id', 'identity'],
  ['data/applicants.yaml', 'applicants', 'id', 'applicant'],
] as const;

/** Rules carry no lines (they are cached and shipped), so the lint reads the files once more for theirs. */
export function locateRules(root: string): RulePlaces {
  const places = new Map<string, Origin>();
  for (const [file, list, key, kind] of LISTS) addList(places, { root, file, list, key, kind });
  for (const file of listRuleFiles(root, 'data/fields')) {
    addList(places, { root, file, list: 'fields', key: 'id', kind: 'field' });
  }
  for (const file of listRuleFiles(root, 'intents')) addIntent(places, root, file);
  addLexicon(places, root);
  return (kind, name, owner = '') =>
    places.get(`${kind} ${owner} ${name}`) ?? { file: 'data', line: 1 };
}

type List = {
  readonly root: string;
  readonly file: string;
  readonly list: string;
  readonly key: string;
  readonly kind: string;
};

/** A name that occurs twice keeps its last place: the second one is the fault. */
function addList(places: Map<string, Origin>, { root, file, list, key, kind }: List): void {
  const document = readRuleDocument(root, file);
  entriesOf(document.value, list).forEach((entry, index) => {
    const name = (entry as Record<string, unknown> | null)?.[key];
    const line = document.lineOf([list, index, key]);
    if (typeof name === 'string') places.set(`${kind}  ${name}`, { file, line });
  });
}

function addIntent(places: Map<string, Origin>, root: string, file: string): void {
  const document = readRuleDocument(root, file);
  const intent = (document.value as { name?: unknown } | null)?.name;
  if (typeof intent !== 'string') return;
  for (const [list, kind] of [
    ['examples', 'example'],
    ['negatives', 'negative'],
    ['patterns', 'pattern'],
  ] as const) {
    entriesOf(document.value, list).forEach((entry, index) => {
      places.set(`${kind} ${intent} ${entry}`, { file, line: document.lineOf([list, index]) });
    });
  }
}

function addLexicon(places: Map<string, Origin>, root: string): void {
  const file = 'intents/lexicon.yaml';
  const document = readRuleDocument(root, file);
  const lexicon = (document.value ?? {}) as Record<string, object | undefined>;
  for (const part of ['operators', 'replacements']) {
    for (const name of Object.keys(lexicon[part] ?? {})) {
      places.set(`${part}  ${name}`, { file, line: document.lineOf([part, name]) });
    }
  }
}

function entriesOf(value: unknown, list: string): readonly unknown[] {
  const entries = (value as Record<string, unknown> | null)?.[list];
  return Array.isArray(entries) ? entries : [];
}
