import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NianbaoError } from './errors.ts';
import type { Dictionary } from './nlu/segment.ts';

/** The dictionary `npm run build` wrote into a folder; a path that is not there would abort the process inside nodejieba. */
export function openDictionary(folder: string): Dictionary {
  const path = (name: string): string => {
    const file = join(folder, name);
    if (existsSync(file)) return file;
    throw new NianbaoError('DICTIONARY_MISSING', `缺少分词词典 ${file}，请先运行 npm run build`);
  };
  return {
    paths: {
      dict: path('jieba.dict.utf8'),
      hmmDict: path('hmm_model.utf8'),
      userDict: path('user.dict.utf8'),
      idfDict: path('idf.utf8'),
      stopWordDict: path('stop_words.utf8'),
    },
    tables: {
      simplified: readFileSync(path('simplified.txt'), 'utf8'),
      pinyin: readFileSync(path('pinyin.txt'), 'utf8'),
    },
  };
}
