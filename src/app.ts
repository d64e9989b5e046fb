import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAsk } from './ask.ts';
import { NianbaoError } from './errors.ts';
import type { ReportStore } from './model/report-store.ts';
import type { Ask } from './model/turn.ts';
import type { ClassifyByWords } from './nlu/classify-by-words.ts';
import { createEntityRecognizer, type RecognizeEntities } from './nlu/recognize-entities.ts';
import type { Dictionary } from './nlu/segment.ts';
import { joinStoredAgencies } from './rules/join-stored-agencies.ts';
import { loadRules } from './rules/load-rules.ts';
import type { Rules } from './rules/rules.ts';
import { openStore } from './store/open-store.ts';

/** The folder that holds data/, intents/ and dist/. */
export const projectRoot: string = join(dirname(fileURLToPath(import.meta.url)), '..');

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
  const ask = createAsk({ rules, store, publicUrl, recognizeEntities, loadClassifier });
  return { rules, store, ask, close: () => store.close() };
}

/** The rules of this checkout, from the compiled cache when no YAML is newer. */
export async function openRules(): Promise<Rules> {
  return await loadRules({ root: projectRoot, cacheFile: join(projectRoot, 'dist/rules.json') });
}

/** The recognizers over the dictionary that `npm run build` made. */
export function openRecognizer(rules: Rules): RecognizeEntities {
  return createEntityRecognizer({ rules, dictionary: openDictionary() });
}

let classifier: Promise<ClassifyByWords> | null = null;

/** The classifier that `npm run build` trained; a process whose questions the rules decide never loads it. */
export function loadClassifier(): Promise<ClassifyByWords> {
  classifier ??= import('./nlu/classify-by-words.ts').then(({ restoreWordClassifier }) =>
    restoreWordClassifier(JSON.parse(readFileSync(find('intents.json'), 'utf8'))),
  );
  return classifier;
}

function find(name: string): string {
  const path = join(projectRoot, 'dist/dictionary', name);
  if (existsSync(path)) return path;
  throw new NianbaoError('DICTIONARY_MISSING', `缺少分词词典 ${path}，请先运行 npm run build`);
}

/** A wrong dictionary path aborts the process inside nodejieba, so every path is checked first. */
function openDictionary(): Dictionary {
  return {
    paths: {
      dict: find('jieba.dict.utf8'),
      hmmDict: find('hmm_model.utf8'),
      userDict: find('user.dict.utf8'),
      idfDict: find('idf.utf8'),
      stopWordDict: find('stop_words.utf8'),
    },
    tables: {
      simplified: readFileSync(find('simplified.txt'), 'utf8'),
      pinyin: readFileSync(find('pinyin.txt'), 'utf8'),
    },
  };
}
