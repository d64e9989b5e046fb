import type { Entity, EntityKind } from '../model/entity.ts';
import type { NormalizedText } from '../model/text.ts';
import { toNormalizedSpan } from './normalized-spans.ts';
import { foldPhrase } from './phrase-trie.ts';

/** One private character stands for a masked entity, so that patterns see the shape of a question only. */
export const MASKS: Readonly<Record<string, string>> = {
  agency: '\uE001',
  region: '\uE002',
  function: '\uE003',
  allAgencies: '\uE004',
  year: '\uE005',
  field: '\uE006',
  rate: '\uE007',
  applicant: '\uE008',
  numeral: '\uE009',
  place: '\uE00A',
  word: '\uE00C',
  term: '\uE00B',
};

/** Entities that cover a word for good; operators and pronouns stay readable, patterns are about them. */
const ORDER: readonly EntityKind[] = [
  'agency',
  'region',
  'function',
  'place',
  'allAgencies',
  'field',
  'applicant',
  'year',
  'numeral',
  'word',
];

export type MaskedText = {
  readonly folded: string;
  readonly masked: string;
  /** What no masked entity covers, with the covered stretches blotted out. */
  readonly rest: string;
};

/** The question with every entity replaced by the mask of its kind; `isRate` tells fields that are rates. */
export function maskEntities(
  normalized: NormalizedText,
  entities: readonly Entity[],
  isRate: (entity: Entity) => boolean,
): MaskedText {
  const folded = foldSameLength(normalized.text);
  const owners = new Array<Entity | null>(folded.length).fill(null);
  for (const kind of ORDER) {
    for (const entity of entities) {
      const isTotal = entity.kind === 'applicant' && entity.applicant === 'total';
      if (entity.kind === kind && !isTotal) {
        const { start, end } = toNormalizedSpan(normalized, entity.span);
        for (let at = start; at < end; at++) {
          owners[at] ??= entity;
        }
      }
    }
  }
  let masked = '';
  let rest = '';
  for (let at = 0; at < folded.length; at++) {
    const owner = owners[at] ?? null;
    rest += owner === null ? folded[at] : '\u0001';
    if (owner === null || isReadable(owner)) {
      masked += folded[at];
    } else if (owner !== owners[at - 1]) {
      masked += MASKS[isRate(owner) ? 'rate' : owner.kind] ?? '';
    }
  }
  return { folded, masked, rest };
}

/** 哪家, 各局, 哪年 are words of the question as much as entities: patterns read them. */
function isReadable(entity: Entity): boolean {
  return (
    (entity.kind === 'allAgencies' && entity.count === null) ||
    (entity.kind === 'year' && entity.value.kind === 'all')
  );
}

function foldSameLength(text: string): string {
  const folded = foldPhrase(text);
  return folded.length === text.length ? folded : text.toLowerCase();
}

/** A pattern of intents/*.yaml: {agency} and the like stand for the masks. */
export function compilePattern(source: string): RegExp {
  const open = source.replace(/\{([a-zA-Z]+)\}/gu, (whole, name: string) => MASKS[name] ?? whole);
  return new RegExp(open, 'u');
}
