import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAsk } from './ask.ts';
import type { ReportStore } from './model/report-store.ts';
import type { Ask } from './model/turn.ts';
import type { ClassifyByWords } from './nlu/classify-by-words.ts';
import { createEntityRecognizer, type RecognizeEntities } from './nlu/recognize-entities.ts';
import { openDictionary } from './open-dictionary.ts';
import { joinStoredAgencies } from './rules/join-stored-agencies.ts';
import { loadRules } from './rules/load-rules.ts';
import type { Rules } from './rules/rules.ts';
import { openStore } from './store/open-store.ts';

/** The folder that holds data/, intents/ and dist/. */
export const projectRoot: string = join(dirname(fileURLToPath(import.meta.url)), '..');

const dictionaryFolder = join(projectRoot, 'dist/dictionary');

export type App = {
  readonly rules: Rules;
  readonly store: ReportStore;
  readonly ask: Ask;
  close(): Promise<void>;
};

export type AppOptions = {
  readonly storeUrl: string;
  readonly publicUrl: string;
  /** Told once when an empty store is being filled from data/reports. */
  readonly onFill?: () => void;
};

/** Wires rules, store and pipeline by hand; an empty store fills itself from data/reports. */
export async function openApp(options: AppOptions): Promise<App> {
  const rules = await openRules();
  const { storeUrl: url, publicUrl } = options;
  const store = await openStore({ url, publicUrl, fields: rules.fields });
  if ((await store.readCatalogue()).length === 0) {
    options.onFill?.();
    const { importPaths } = await import('./ingest/import-paths.ts');
    await importPaths({ paths: [join(projectRoot, 'data/reports')], store, rules });
  }
  const known = joinStoredAgencies(rules, await store.listAgencies());
  const recognizeEntities = openRecognizer(known);
  const ask = createAsk({ rules: known, store, publicUrl, recognizeEntities, loadClassifier });
  return { rules, store, ask, close: () => store.close() };
}

/** The rules of this checkout, from the compiled cache when no YAML is newer. */
export async function openRules(): Promise<Rules> {
  return await loadRules({ root: projectRoot, cacheFile: join(projectRoot, 'dist/rules.json') });
}

/** The recognizers over the dictionary that `npm run build` made. */
export function openRecognizer(rules: Rules): RecognizeEntities {
  return createEntityRecognizer({ rules, dictionary: openDictionary(dictionaryFolder) });
}

let classifier: Promise<ClassifyByWords> | null = null;

/** The classifier that `npm run build` trained; a process whose questions the rules decide never loads it. */
export function loadClassifier(): Promise<ClassifyByWords> {
  classifier ??= import('./nlu/classify-by-words.ts').then(({ restoreWordClassifier }) =>
    restoreWordClassifier(JSON.parse(readFileSync(join(dictionaryFolder, 'intents.json'), 'utf8'))),
  );
  return classifier;
}
