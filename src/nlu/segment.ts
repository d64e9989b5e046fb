import nodejieba from 'nodejieba';
import type { Token } from '../model/text.ts';
import type { ScriptTables } from './script-tables.ts';

/** Files of dist/dictionary. The caller checks that they exist: a wrong path aborts the process. */
type DictionaryPaths = {
  readonly dict: string;
  readonly hmmDict: string;
  readonly userDict: string;
  readonly idfDict: string;
  readonly stopWordDict: string;
};

export type Dictionary = { readonly paths: DictionaryPaths; readonly tables: ScriptTables };

/** Normalized text → tokens that cover it without gaps. */
export type Segmenter = (text: string) => readonly Token[];

/** nodejieba on the trimmed dictionary, loaded on the first question that needs tokens. */
export function createSegmenter(deps: {
  readonly dictionary: Pick<Dictionary, 'paths'>;
}): Segmenter {
  let loaded = false;
  return (text) => {
    if (!loaded) nodejieba.load(deps.dictionary.paths);
    loaded = true;
    const tokens: Token[] = [];
    let start = 0;
    for (const word of nodejieba.cut(text, true)) {
      const end = start + word.length;
      tokens.push({ text: word, start, end });
      start = end;
    }
    return tokens;
  };
}
