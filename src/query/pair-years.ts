import type { Plan, Scope } from './plan-input.ts';

type Pair = { readonly agencyId: string; readonly year: number };
type Said = { readonly agencyId: string } | { readonly year: number };

/** 甲市2017和乙市2023: when bodies and single years take turns, each year belongs to the body beside it; else null. */
export function pairYears(
  { interpretation }: Plan,
  { agencies, years }: Scope,
): readonly Pair[] | null {
  if (agencies.length < 2 || years.length < 2) return null;
  const said = interpretation.entities.flatMap((entity): Said[] => {
    if (entity.kind === 'year') {
      const all = entity.value.kind === 'years' ? entity.value.years : [];
      return all.map((year) => ({ year }));
    }
    const id = entity.kind === 'agency' ? (entity.readings[0]?.value.id ?? '') : '';
    return agencies.includes(id) ? [{ agencyId: id }] : [];
  });
  const pairs = agencies.map((_, at) => toPair(said[at * 2], said[at * 2 + 1]));
  const isWhole = said.length === agencies.length * 2;
  return isWhole && pairs.every((pair) => pair !== null) ? pairs : null;
}

function toPair(first: Said | undefined, second: Said | undefined): Pair | null {
  if (first === undefined || second === undefined) return null;
  const all = { ...first, ...second };
  return 'agencyId' in all && 'year' in all ? { agencyId: all.agencyId, year: all.year } : null;
}
