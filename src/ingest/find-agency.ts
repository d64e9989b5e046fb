import { createRequire } from 'node:module';
import type { Agency } from '../model/agency.ts';
import type { Division, Rules } from '../rules/rules.ts';
import {
  type FoundRegion,
  findRegions,
  isSharedName,
  shortenPlace,
  toRegion,
} from './find-region.ts';
import type { ReadingRules } from './reading-rules.ts';

/** What the document says about who publishes it. */
export type AgencyEvidence = {
  /** As the title prints it; may lack the place or be empty. */
  readonly title: string;
  /** Names in the contact clause and the signature, best first. */
  readonly others: readonly string[];
  /** All running text, without blanks. */
  readonly body: string;
};

export type FoundAgency = {
  readonly agency: Agency;
  readonly name: string;
  /** The place was found elsewhere in the text. */
  readonly inferred: boolean;
  /** The title names a place alone: what governs it was found in the signature or the contact clause. */
  readonly completed: boolean;
};

function countPlace(body: string, place: Division, reading: ReadingRules): number {
  const short = shortenPlace(place.name, reading);
  const full = body.split(place.name).length - 1;
  return full * 2 + (body.split(short).length - 1);
}

/** The place of a level that the running text speaks of most, when it is clearly ahead of all others. */
function findPlaceInBody(
  rules: Rules,
  reading: ReadingRules,
  asked: { body: string; level: Division['level'] },
): Division | null {
  const places = rules.divisions.filter(({ level, now }) => level === asked.level && now === null);
  const counted = places
    .map((place) => ({ place, count: countPlace(asked.body, place, reading) }))
    .filter(({ count }) => count >= 2)
    .sort((a, b) => b.count - a.count);
  const [first, second] = counted;
  return first && first.count >= 2 * (second?.count ?? 0) ? first.place : null;
}

function findKnown(rules: Rules, name: string, reading: ReadingRules): Agency | null {
  const exact = rules.agencies.find(({ names }) => names.some((each) => each.name === name));
  if (exact) return exact;
  const [region] = findRegions(rules, name, reading);
  if (!region) return null;
  const code = region.places.at(-1)?.now ?? region.places.at(-1)?.code;
  const job = findFunction(rules, region.rest);
  return (
    rules.agencies.find(
      (each) => job !== null && each.regionCode === code && each.function === job,
    ) ?? null
  );
}

function findFunction(rules: Rules, rest: string): string | null {
  const found = rules.functions.find(({ name, aliases, formerNames }) =>
    [name, ...aliases, ...formerNames].includes(rest),
  );
  return found?.name ?? null;
}

type ToPinyin = (
  text: string,
  options: { toneType: 'none'; type: 'array'; nonZh: 'consecutive'; v: boolean },
) => string[];

/** 洪泽, 人民政府 → hongze-renminzhengfu: ASCII, and the same for the same name in every import. */
function toSlug(parts: readonly string[]): string {
  const { pinyin } = createRequire(import.meta.url)('pinyin-pro') as { pinyin: ToPinyin };
  const words = parts.map((part) =>
    pinyin(part, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(''),
  );
  return words
    .map((word) => word.toLowerCase().replace(/[^a-z0-9]+/gu, ''))
    .filter((word) => word !== '')
    .join('-');
}

function pickRegion(
  regions: readonly FoundRegion[],
  body: string,
  rules: Rules,
): FoundRegion | null {
  if (regions.length <= 1) return regions[0] ?? null;
  const named = regions.filter(({ places }) => {
    const { city } = toRegion(rules, places[0]?.code ?? null);
    return city !== null && body.includes(city);
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

function createAgency(
  name: string,
  evidence: AgencyEvidence,
  deps: { rules: Rules; reading: ReadingRules },
): Agency {
  const { rules, reading } = deps;
  const regions = findRegions(rules, name, reading);
  const region = pickRegion(regions, evidence.body, rules);
  const place = region?.places.at(-1) ?? null;
  const code = place?.now ?? place?.code ?? null;
  const rest = region?.rest ?? name;
  const { province, city, county } = toRegion(rules, code);
  const same = isSharedName(rules, place?.name);
  const placeParts = place
    ? [...(same && city ? [shortenPlace(city, reading)] : []), shortenPlace(place.name, reading)]
    : [];
  const isTownship = reading.townships.some((suffix) => rest.endsWith(suffix)) && rest.length > 4;
  return {
    ...{
      id: toSlug([...placeParts, rest]),
      names: [{ name, from: null, to: null }],
      regionCode: code,
      province,
      city,
      county,
    },
    ...{
      level: isTownship ? 'township' : (place?.level ?? null),
      function: findFunction(rules, rest),
    },
  };
}

/** 平潭综合实验区, signed 平潭综合实验区管委会办公室 → 平潭综合实验区管委会. */
function findGoverning({ title, others }: AgencyEvidence, reading: ReadingRules): string | null {
  const ends = [...reading.bodySuffixes, ...reading.placeBodies];
  if (title.length < 2 || ends.some((end) => title.endsWith(end))) return null;
  const fuller = reading.placeBodies.map((end) => title + end);
  return fuller.find((name) => others.some((other) => other.startsWith(name))) ?? null;
}

type Deps = { readonly rules: Rules; readonly reading: ReadingRules };

/** A title without a place: by another name that ends with it, or by the place the text speaks of most. */
function inferName({ title, others, body }: AgencyEvidence, deps: Deps): string | null {
  const { rules, reading } = deps;
  const hasPlace = (name: string): boolean => findRegions(rules, name, reading).length > 0;
  const other = others.find((name) => hasPlace(name) && name.endsWith(title));
  if (other !== undefined) return other;
  const level = reading.bareLevels[title[0] ?? ''];
  const place = findPlaceInBody(rules, reading, { body, level: level ?? 'city' });
  if (!place || title === '') return null;
  return place.name + (level === undefined ? title : title.slice(1));
}

function completeName(evidence: AgencyEvidence, deps: Deps): Omit<FoundAgency, 'agency'> | null {
  const { title } = evidence;
  const governing = findGoverning(evidence, deps.reading);
  if (governing !== null) return { name: governing, inferred: false, completed: true };
  const plain = { inferred: false, completed: false };
  const placed = title !== '' && findRegions(deps.rules, title, deps.reading).length > 0;
  if (placed) return { name: title, ...plain };
  const inferred = inferName(evidence, deps);
  if (inferred !== null) return { name: inferred, inferred: true, completed: false };
  return title === '' ? null : { name: title, ...plain };
}

/** Title before signature before running text; a known body is found by any of its names or by place and function. */
export function findAgency(
  evidence: AgencyEvidence,
  deps: { rules: Rules; reading: ReadingRules },
): FoundAgency | null {
  const found = completeName(evidence, deps);
  if (!found) return null;
  const known = findKnown(deps.rules, found.name, deps.reading);
  const agency = known ?? createAgency(found.name, evidence, deps);
  const name = known ? (known.names[0]?.name ?? found.name) : found.name;
  return { ...found, agency, name };
}
