import type { Entity } from '../model/entity.ts';
import type { NormalizedText } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import { entitySpan } from './entity-span.ts';
import { parseNumeral } from './parse-numeral.ts';
import { createWordRecognizer, type MakeEntity, type RecognizeWords } from './recognize-words.ts';

/** 这四家, 4个单位, 几家: a group by its number. 哪家 asks for one of them and 一家 is one. */
const COUNTED =
  /(?<![哪\d第])(?:这|那|上述|以上|全部|所有)?([二两三四五六七八九十几]|\d{1,2})(?:家|个(?:单位|部门|机关|局))/g;

/** 各交通局, 所有交通运输局 */
const EVERY = /(?:各个?|全部|所有|这些|每个|每家)的?(?=[\u4e00-\u9fff]{1,6}?局)/g;

/** All agencies, with their number when it is said; 他们, 该局, 那年, 这个数 as pronouns. */
export function createGroupRecognizer(rules: Pick<Rules, 'lexicon'>): RecognizeWords {
  const listed = createWordRecognizer(listWords(rules));
  return (normalized) => {
    const counted = [...findCounted(normalized), ...findEvery(normalized)];
    const free = listed(normalized).filter(
      ({ span }) => !counted.some((other) => overlaps(span, other.span)),
    );
    return [...counted, ...free];
  };
}

function findCounted(normalized: NormalizedText): Entity[] {
  return [...normalized.text.matchAll(COUNTED)].map((match) => {
    const count = parseNumeral(match[1] ?? '');
    const span = entitySpan(normalized, match.index, match.index + match[0].length);
    return { kind: 'allAgencies', count, ...span };
  });
}

function findEvery(normalized: NormalizedText): Entity[] {
  return [...normalized.text.matchAll(EVERY)].map((match) => {
    const span = entitySpan(normalized, match.index, match.index + match[0].length);
    return { kind: 'allAgencies', count: null, ...span };
  });
}

function* listWords({ lexicon }: Pick<Rules, 'lexicon'>): Iterable<[string, MakeEntity]> {
  for (const word of lexicon.allAgencies) {
    yield [word, (place) => ({ kind: 'allAgencies', count: null, ...place })];
  }
  for (const kind of ['agency', 'year', 'field'] as const) {
    for (const word of lexicon.pronouns[kind]) {
      yield [word, (place) => ({ kind: 'pronoun', of: kind, ...place })];
    }
  }
}

type Range = { readonly start: number; readonly end: number };

function overlaps(left: Range, right: Range): boolean {
  return left.start < right.end && right.start < left.end;
}
