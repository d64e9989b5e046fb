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
  const owners = claimCharacters(normalized, entities, folded.length);
  const shown = owners.map((owner, at) => {
    if (owner === null || isReadable(owner)) {
      return folded[at] ?? '';
    }
    const isFirst = owner !== owners[at - 1];
    return isFirst ? (MASKS[isRate(owner) ? 'rate' : owner.kind] ?? '') : '';
  });
  const rest = owners.map((owner, at) => (owner === null ? (folded[at] ?? '') : '\u0001'));
  return { folded, masked: shown.join(''), rest: rest.join('') };
}

/** Who covers each character: kinds in their order, the first to come keeps it. */
function claimCharacters(
  normalized: NormalizedText,
  entities: readonly Entity[],
  length: number,
): readonly (Entity | null)[] {
  const owners = new Array<Entity | null>(length).fill(null);
  const ranked = entities.filter((entity) => ORDER.includes(entity.kind) && !isTotal(entity));
  ranked.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  for (const entity of ranked) {
    const { start, end } = toNormalizedSpan(normalized, entity.span);
    for (let at = start; at < Math.min(end, length); at++) {
      owners[at] ??= entity;
    }
  }
  return owners;
}

function isTotal(entity: Entity): boolean {
  return entity.kind === 'applicant' && entity.applicant === 'total';
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
