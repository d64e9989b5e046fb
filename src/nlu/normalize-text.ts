import type { Language, NormalizedText } from '../model/text.ts';
import { isHan, isLatin } from './character-class.ts';
import { foldCharacters } from './fold-characters.ts';
import { joinSpaces } from './join-spaces.ts';
import { createPinyinReader, type PinyinRules } from './read-pinyin.ts';
import { repairZeros } from './repair-zeros.ts';
import { replaceWords } from './replace-words.ts';
import type { ScriptTables } from './script-tables.ts';
import { createWordIndex } from './word-index.ts';

export type NormalizeText = (text: string) => NormalizedText;

/** Latin letters a Han character weighs up: below that a question counts as English. */
const LETTERS_PER_HAN = 10;

/** The one form all recognizers read, every unit of it addressed in the original; lower case, simplified, no stray blanks. */
export function createNormalizer(deps: {
  readonly rules: PinyinRules;
  readonly tables: ScriptTables;
}): NormalizeText {
  const simplified = parseSimplified(deps.tables.simplified);
  const replacements = createWordIndex(Object.entries(deps.rules.lexicon.replacements));
  const readPinyin = createPinyinReader({ rules: deps.rules, pinyin: deps.tables.pinyin });
  return (original) => {
    const { draft, traditional } = foldCharacters(blankMarkup(original), simplified);
    const repaired = repairZeros(joinSpaces(draft));
    const { draft: read, spelled } = readPinyin(repaired);
    const { units, starts, ends } = joinSpaces(replaceWords(read, replacements));
    return {
      original,
      text: units.join(''),
      spans: units.map((_, index) => ({ start: starts[index] ?? 0, end: ends[index] ?? 0 })),
      language: spelled ? 'zh-Hans' : detectLanguage(repaired.units, traditional),
    };
  };
}

/** Tags and what a script tag holds ask nothing: blanked, so that every place stays where it was. */
const MARKUP = /<(script|style)\b[^>]*>[^<]*<\/\1>|<\/?[a-z!][^<>]{0,200}>/giu;

function blankMarkup(text: string): string {
  return text.includes('<') ? text.replace(MARKUP, (tag) => ' '.repeat(tag.length)) : text;
}

function detectLanguage(units: readonly string[], traditional: boolean): Language {
  let han = 0;
  let letters = 0;
  for (const unit of units) {
    if (isHan(unit)) han++;
    else if (isLatin(unit)) letters++;
  }
  if (letters > han * LETTERS_PER_HAN) return 'en';
  return traditional ? 'zh-Hant' : 'zh-Hans';
}

function parseSimplified(table: string): ReadonlyMap<string, string> {
  const [from = '', to = ''] = table.split('\n');
  const simplified = new Map<string, string>();
  for (let index = 0; index < from.length; index++) {
    simplified.set(from.charAt(index), to.charAt(index));
  }
  return simplified;
}
