import { createRequire } from 'node:module';
import type { Block, SourceDocument } from '../model/document.ts';
import type { ReadingRules } from './reading-rules.ts';

type Convert = (text: string) => string;
type Package = { Converter: (options: { from: string; to: string }) => Convert };

let converter: Convert | undefined;

/** Built when the first page in the traditional script comes: it costs 50 ms. */
function loadConverter(): Convert {
  if (converter) return converter;
  const { Converter } = createRequire(import.meta.url)('opencc-js/t2cn') as Package;
  converter = Converter({ from: 't', to: 'cn' });
  return converter;
}

const listTexts = (block: Block): readonly string[] =>
  block.kind === 'table' ? block.rows.flatMap((row) => row.map(({ text }) => text)) : [block.text];

const fewest = 12;
/** As much of a document as shows its script. */
const looked = 8_000;

const marks = new WeakMap<ReadingRules['script'], Uint8Array>();
const [simplified, traditional] = [1, 2] as const;

/** What a character says of the script, by its code: every character of every document is looked up. */
function learnMarks(script: ReadingRules['script']): Uint8Array {
  const known = marks.get(script);
  if (known !== undefined) return known;
  const made = new Uint8Array(0x1_00_00);
  for (const character of script.simplified) made[character.charCodeAt(0)] = simplified;
  for (const character of script.traditional) made[character.charCodeAt(0)] = traditional;
  marks.set(script, made);
  return made;
}

/** How many marks of each kind the texts have, as far as is looked. */
function countMarks(texts: Iterable<string>, markOf: Uint8Array): readonly number[] {
  const counts = [0, 0, 0];
  let left = looked;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const mark = markOf[text.charCodeAt(at)] ?? 0;
      if (mark > 0) counts[mark] = (counts[mark] ?? 0) + 1;
    }
    left -= text.length;
    if (left <= 0) break;
  }
  return counts;
}

/** Written in the traditional script: of the characters that differ, these reports use a few all the time. */
function isTraditional({ blocks }: SourceDocument, { script }: ReadingRules): boolean {
  const counts = countMarks(blocks.values().flatMap(listTexts), learnMarks(script));
  const [old = 0, own = 0] = [counts[traditional], counts[simplified]];
  return old >= fewest && old > own * 4;
}

function createFold({ script }: ReadingRules): Convert {
  const convert = loadConverter();
  const words = Object.entries(script.words);
  return (text) => words.reduce((folded, [from, to]) => folded.replaceAll(from, to), convert(text));
}

/** Mirrors in the traditional script, read by the words of the form; a document in the simplified one is handed on as it is. */
export function foldScript(document: SourceDocument, reading: ReadingRules): SourceDocument {
  if (!isTraditional(document, reading)) return document;
  const fold = createFold(reading);
  const blocks = document.blocks.map((block): Block => {
    if (block.kind !== 'table') return { ...block, text: fold(block.text) };
    const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, text: fold(cell.text) })));
    return { ...block, rows };
  });
  return { ...document, blocks };
}
