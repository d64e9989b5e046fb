import type { Block, SourceDocument } from '../model/document.ts';
import type { Rules } from '../rules/rules.ts';
import { squeeze } from './label-key.ts';

const minFused = 200;

/** Where a heading of the form begins inside running text: 三、收到和处理政府信息公开申请情况, blanks allowed anywhere. */
function toPattern(rules: Rules): RegExp {
  const titles = rules.sections.flatMap(({ number, titles: own }) =>
    own.map((title) => {
      const letters = [...squeeze(title).replace(/[\p{P}\p{S}]/gu, '')].slice(0, 8);
      return `${number}、\\s*${letters.join('[\\s\\p{P}]*')}`;
    }),
  );
  return new RegExp(titles.join('|'), 'gu');
}

function split(block: Block, pattern: RegExp): readonly Block[] {
  if (block.kind !== 'paragraph' || block.text.length < minFused) return [block];
  const starts = [...block.text.matchAll(pattern)].map(({ index }) => index);
  if (starts.length === 0) return [block];
  const cuts = [0, ...starts.filter((start) => start > 0), block.text.length];
  return cuts.slice(0, -1).flatMap((start, at) => {
    const text = block.text.slice(start, cuts[at + 1]).trim();
    return text === '' ? [] : [{ ...block, text }];
  });
}

/** A report whose lines a crawler ran together is cut at the headings of the form, so that its sections can be told apart. */
export function splitFused(document: SourceDocument, rules: Rules): SourceDocument {
  const pattern = toPattern(rules);
  const blocks = document.blocks.flatMap((block) => split(block, pattern));
  return blocks.length === document.blocks.length ? document : { ...document, blocks };
}
