import type { Division } from './rules.ts';

/** A place as it is stored compactly: code, name, code of the place it is today, last year of the name. */
export type PackedDivision = readonly [string, string, string | null, number | null];

type Place = { readonly code: string; readonly name: string };

/** Codes of groups that are no places of their own: 市辖区 doubles of the municipalities, 省直辖县级行政区划, 县. */
const GROUP = /^(?:(?:11|12|31|50)0[12]00|\d{2}9000)$/u;

/** Every place of the package that a name can mean, without its bookkeeping groups. */
export function packDivisions(places: readonly Place[]): PackedDivision[] {
  return places
    .filter((place) => !GROUP.test(place.code))
    .map((place) => [place.code, place.name, null, null] as const);
}

/** The code alone says the level: two zero pairs a province, one a city, none a county. */
export function unpackDivision([code, name, now, to]: PackedDivision): Division {
  return { code, name, level: levelOf(code), now, to };
}

function levelOf(code: string): Division['level'] {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}
