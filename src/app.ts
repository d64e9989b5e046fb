import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAsk } from './ask.ts';
import { NianbaoError } from './errors.ts';
import type { ReportStore } from './model/report-store.ts';
import type { Ask } from './model/turn.ts';
import { createEntityRecognizer } from './nlu/recognize-entities.ts';
import { createSegmenter, type Dictionary } from './nlu/segment.ts';
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
  const rules = openRules();
  const { storeUrl: url, publicUrl } = options;
  const store = await openStore({ url, publicUrl, fields: rules.fields });
  if ((await store.readCatalogue()).length === 0) {
    options.onFill?.();
    const { importPaths } = await import('./ingest/import-paths.ts');
    await importPaths({ paths: [join(projectRoot, 'data/reports')], store, rules });
  }
  const recognizeEntities = createEntityRecognizer({ rules, segmenter: openSegmenter() });
  return {
    rules,
    store,
    ask: createAsk({ rules, store, recognizeEntities }),
    close: () => store.close(),
  };
}

/** The rules of this checkout, from the compiled cache when no YAML is newer. */
export function openRules(): Rules {
  return loadRules({ root: projectRoot, cacheFile: join(projectRoot, 'dist/rules.json') });
}

function openSegmenter(): ReturnType<typeof createSegmenter> {
  const folder = join(projectRoot, 'dist/dictionary');
  const dictionary: Dictionary = {
    dict: join(folder, 'jieba.dict.utf8'),
    hmmDict: join(folder, 'hmm_model.utf8'),
    userDict: join(folder, 'user.dict.utf8'),
    idfDict: join(folder, 'idf.utf8'),
    stopWordDict: join(folder, 'stop_words.utf8'),
  };
  const missing = Object.values(dictionary).find((path) => !existsSync(path));
  if (missing !== undefined) {
    throw new NianbaoError('DICTIONARY_MISSING', `缺少分词词典 ${missing}，请先运行 npm run build`);
  }
  return createSegmenter({ dictionary });
}
