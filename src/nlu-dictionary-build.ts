import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import traditional from 'opencc-js/dict/TSCharacters';
import { pinyin } from 'pinyin-pro';
import { loadRules } from './rules/load-rules.ts';
import type { Rules } from './rules/rules.ts';

/** Words of the package's dictionary that are kept: questions need no more, and loading stays short. */
const KEPT_WORDS = 20_000;
/** First and last row and cell of GB2312's Han characters. */
const GB2312 = { rows: [0xb0, 0xf7], cells: [0xa1, 0xfe] } as const;

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
  write('pinyin.txt', pinyinTable(lines));
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

/** Toneless syllables of GB2312 and of every character the stock dictionary uses in a place-sized word. */
function pinyinTable(lines: readonly string[]): readonly string[] {
  const chars = new Set(gb2312());
  for (const line of lines) {
    for (const char of line.split(' ')[0] ?? '')
      if (/^\p{Script=Han}$/u.test(char)) chars.add(char);
  }
  const syllables = new Map<string, string>();
  for (const char of chars) {
    const syllable = pinyin(char, { toneType: 'none', v: true });
    if (char.length === 1 && /^[a-z]+$/.test(syllable)) {
      syllables.set(syllable, (syllables.get(syllable) ?? '') + char);
    }
  }
  return [...syllables].sort().map(([syllable, members]) => `${syllable} ${members}`);
}

function gb2312(): readonly string[] {
  const decoder = new TextDecoder('gbk');
  const chars: string[] = [];
  for (let row: number = GB2312.rows[0]; row <= GB2312.rows[1]; row++) {
    for (let cell: number = GB2312.cells[0]; cell <= GB2312.cells[1]; cell++) {
      chars.push(decoder.decode(Uint8Array.of(row, cell)));
    }
  }
  return chars;
}
