import type { Agency } from '../model/agency.ts';
import type { AgencyFunction, Division, KnownAgency } from './rules.ts';

/** One way to call an agency. `session`: only when the conversation already has its place (市交通局). */
export type AgencyAlias = {
  readonly alias: string;
  /** How surely it means this agency: 1 the full name, 0.95 without 市, 0.9 a short form, 0.85 a former name, 0.8 session, 0.6 weak. */
  readonly weight: number;
  readonly scope: 'always' | 'session';
  /** Years the name was valid; absent bounds are open. */
  readonly from?: number;
  readonly to?: number;
};

type Named = Omit<AgencyAlias, 'scope' | 'alias'> & { readonly name: string };

const WEIGHT = { full: 1, bare: 0.95, short: 0.9, former: 0.85, session: 0.8, weak: 0.6 } as const;

/**
 * Every alias of an agency by rule: places × functions, each with its weight, the best weight a name can have. The
 * exceptions of data/agencies.yaml are added and taken away at the end.
 */
export function generateAgencyAliases(
  agency: Agency & Partial<Pick<KnownAgency, 'aliases' | 'notAliases'>>,
  functions: readonly AgencyFunction[],
  divisions: readonly Division[],
): AgencyAlias[] {
  const role = functions.find((candidate) => candidate.name === agency.function);
  const roles = role ? toRoles(role) : [];
  const always = [
    ...agency.names.map(toOwnName),
    ...crossNames(toPlaces(agency, divisions), roles),
    ...(agency.aliases ?? []).map((name) => ({ name, weight: WEIGHT.short })),
  ];
  const level = lastCharacter(agency.county ?? agency.city);
  const session =
    level === null ? [] : crossNames([{ name: level, weight: WEIGHT.session }], roles);
  const aliases = [
    ...always.map((named) => toAlias(named, 'always')),
    ...session
      .filter(({ weight }) => weight > WEIGHT.weak)
      .map((named) => toAlias(named, 'session')),
  ];
  return bestOfEach(aliases).filter(({ alias }) => !agency.notAliases?.includes(alias));
}

function toOwnName({ name, from, to }: Agency['names'][number], index: number): Named {
  return { name, weight: index === 0 ? WEIGHT.full : WEIGHT.former, ...toYears(from, to) };
}

function toYears(from: number | null, to: number | null): { from?: number; to?: number } {
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}

/** 交通运输局, 交通局, and without their last character the weak 交通运输, 交通. */
function toRoles(role: AgencyFunction): Named[] {
  const strong: Named[] = [
    { name: role.name, weight: WEIGHT.full },
    ...role.aliases.map((name) => ({ name, weight: WEIGHT.short })),
    ...role.formerNames.map((name) => ({ name, weight: WEIGHT.former })),
  ];
  const ending = lastCharacter(role.name);
  const weak = strong
    .filter(({ name }) => name.length > 2 && lastCharacter(name) === ending)
    .map(({ name }) => ({ name: name.slice(0, -1), weight: WEIGHT.weak }));
  return [...strong, ...weak];
}

/** The place of an agency in every way it is said: alone, short, behind its city, behind its province, and as it was once. */
function toPlaces(agency: Agency, divisions: readonly Division[]): Named[] {
  const own = findPlace(agency, divisions);
  if (own === undefined) return [];
  const above = [agency.province, agency.city]
    .filter((name) => name !== null && name !== own.name)
    .map((name) => divisions.find((place) => place.name === name && covers(place, own)))
    .filter((place) => place !== undefined);
  const former = divisions
    .filter((place) => place.now === own.code)
    .flatMap((place) => sayPlace(place, above, WEIGHT.former));
  return [...sayPlace(own, above, WEIGHT.full), ...former];
}

function findPlace(agency: Agency, divisions: readonly Division[]): Division | undefined {
  return divisions.find((place) => place.now === null && place.code === agency.regionCode);
}

function covers(upper: Division, lower: Division): boolean {
  const digits = upper.level === 'province' ? 2 : 4;
  return upper.code.slice(0, digits) === lower.code.slice(0, digits);
}

/** 文登区, 文登, 威海市文登区, 威海文登, 山东威海文登 …: full names stay with full names, short with short. */
function sayPlace(place: Division, above: readonly Division[], most: number): Named[] {
  const years = toYears(null, place.to);
  const prefixes = [[], ...above.map((upper) => [upper]), above].map((chain) => ({
    full: chain.map(({ name }) => name).join(''),
    short: chain.map(({ name, short }) => short ?? name).join(''),
  }));
  return prefixes.flatMap(({ full, short }) => [
    { name: full + place.name, weight: most, ...years },
    { name: short + place.name, weight: Math.min(most, WEIGHT.bare), ...years },
    ...(place.short === null
      ? []
      : [
          { name: short + place.short, weight: Math.min(most, WEIGHT.bare), ...years },
          { name: full + place.short, weight: Math.min(most, WEIGHT.bare), ...years },
        ]),
  ]);
}

function crossNames(places: readonly Named[], roles: readonly Named[]): Named[] {
  return places.flatMap((place) =>
    roles.map((role) => ({
      ...place,
      name: place.name + role.name,
      weight: Math.min(place.weight, role.weight),
    })),
  );
}

function toAlias({ name, ...rest }: Named, scope: AgencyAlias['scope']): AgencyAlias {
  return { alias: name, scope, ...rest };
}

/** The same name reached twice keeps its best weight: 山东淄博… comes from two chains. */
function bestOfEach(aliases: readonly AgencyAlias[]): AgencyAlias[] {
  const best = new Map<string, AgencyAlias>();
  for (const alias of aliases) {
    const known = best.get(alias.alias);
    if (known === undefined || known.weight < alias.weight) best.set(alias.alias, alias);
  }
  return [...best.values()];
}

function lastCharacter(name: string | null): string | null {
  return name?.at(-1) ?? null;
}
