import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import traditional from 'opencc-js/dict/TSCharacters';
import { pinyin } from 'pinyin-pro';
import { type IntentSample, trainWordClassifier } from './nlu/classify-by-words.ts';
import { listFeatures } from './nlu/question-features.ts';
import { createQuestionReader } from './nlu/read-question.ts';
import { createEntityRecognizer } from './nlu/recognize-entities.ts';
import { SYLLABLE_BASE } from './nlu/syllables.ts';
import { openDictionary } from './open-dictionary.ts';
import { loadRules } from './rules/load-rules.ts';
import type { Rules } from './rules/rules.ts';

/** Words of the package's dictionary that are kept: questions need no more, and loading stays short. */
const KEPT_WORDS = 20_000;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** Years are masked, so any day serves. */
const TRAINED_ON = '2024-01-01';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'dist/dictionary');
const stock = join(
  dirname(createRequire(import.meta.url).resolve('nodejieba/package.json')),
  'submodules/cppjieba/dict',
);

await buildDictionary();

/** Writes what segmentation and script folding read at run time into dist/dictionary. */
async function buildDictionary(): Promise<void> {
  const rules = await loadRules({ root });
  mkdirSync(target, { recursive: true });
  const lines = readFileSync(join(stock, 'jieba.dict.utf8'), 'utf8').split('\n').filter(Boolean);
  write('jieba.dict.utf8', trimDictionary(lines));
  write('user.dict.utf8', [...ownWords(rules)].sort());
  write('idf.utf8', ['的 1']);
  write('stop_words.utf8', ['的']);
  copyFileSync(join(stock, 'hmm_model.utf8'), join(target, 'hmm_model.utf8'));
  write('simplified.txt', simplifiedTable(rules));
  write('pinyin.txt', pinyinTable());
  const classifier = trainWordClassifier(readSamples(rules));
  write('intents.json', [JSON.stringify(classifier)]);
}

/** The examples of intents/*.yaml as the classifier sees them; its talk words are whole messages too. */
function readSamples(rules: Rules): readonly IntentSample[] {
  const recognizeEntities = createEntityRecognizer({ rules, dictionary: openDictionary(target) });
  const read = createQuestionReader({ rules, recognizeEntities });
  return rules.intents.flatMap(({ name, examples, topics: { filler: _, ...topics } }) =>
    [...examples, ...(name === 'talk' ? Object.values(topics).flat() : [])].map((text) => ({
      features: listFeatures(read({ text, now: TRAINED_ON })),
      intent: name,
    })),
  );
}

function write(name: string, lines: readonly string[]): void {
  writeFileSync(join(target, name), `${lines.join('\n')}\n`);
}

function trimDictionary(lines: readonly string[]): readonly string[] {
  const frequency = (line: string): number => Number(line.split(' ')[1]);
  return [...lines].sort((a, b) => frequency(b) - frequency(a)).slice(0, KEPT_WORDS);
}

/** Every name a question may hold whole: agencies, places, functions, fields, terms, words of the lexicon. */
function ownWords(rules: Rules): Set<string> {
  const words = [
    ...rules.agencies.flatMap((agency) => agency.names.map((name) => name.name)),
    ...rules.divisions.map((division) => division.name),
    ...rules.functions.flatMap((body) => [body.name, ...body.aliases, ...body.formerNames]),
    ...rules.functions.flatMap((body) => body.notThese),
    ...rules.fields.flatMap((field) => [field.name, ...field.aliases]),
    ...rules.terms.flatMap((term) => [term.name, ...term.aliases]),
    ...rules.applicants.flatMap((applicant) => [applicant.name, ...applicant.aliases]),
    ...Object.values(rules.lexicon.operators).flat(),
  ];
  return new Set(words.filter((word) => /^[\p{Script=Han}\da-zA-Z]{2,}$/u.test(word)));
}

/** A character that stands in a place name of today is no traditional one: 乾县 keeps its 乾. */
function simplifiedTable(rules: Rules): readonly string[] {
  const placeChars = new Set(rules.divisions.flatMap((division) => [...division.name]));
  const pairs = traditional
    .split('|')
    .map((pair) => pair.split(' '))
    .filter(([from = '', to = '']) => from.length === 1 && to.charAt(0) !== from)
    .filter(
      ([from = '', to = '']) =>
        to.length > 0 && to.codePointAt(0) === to.charCodeAt(0) && !placeChars.has(from),
    );
  return [pairs.map(([from]) => from).join(''), pairs.map(([, to = '']) => to.charAt(0)).join('')];
}

/** Toneless syllables of every Han character of the basic plane, as `createSyllables` looks them up. */
function pinyinTable(): readonly string[] {
  const ids = new Map<string, number>();
  let signs = '';
  for (let code = FIRST_HAN; code <= LAST_HAN; code++) {
    const syllable = pinyin(String.fromCharCode(code), { toneType: 'none', v: true });
    const known = /^[a-z]+$/.test(syllable);
    if (known && !ids.has(syllable)) ids.set(syllable, ids.size + 1);
    signs += String.fromCharCode(SYLLABLE_BASE + (known ? (ids.get(syllable) ?? 0) : 0));
  }
  return [[...ids.keys()].join(' '), signs];
}
