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

const textOf = (block: Block): string =>
  block.kind === 'table'
    ? block.rows.flatMap((row) => row.map(({ text }) => text)).join('')
    : block.text;

const fewest = 12;
/** As much of a document as shows its script. */
const looked = 8_000;

const count = (text: string, characters: string): number =>
  text.match(new RegExp(`[${characters}]`, 'gu'))?.length ?? 0;

/** Written in the traditional script: of the characters that differ, these reports use a few all the time. */
function isTraditional({ blocks }: SourceDocument, { script }: ReadingRules): boolean {
  let text = '';
  for (const block of blocks) if (text.length < looked) text += textOf(block);
  const traditional = count(text, script.traditional);
  return traditional >= fewest && traditional > count(text, script.simplified) * 4;
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
