import type { CatalogueEntry } from '../model/agency.ts';
import type { Choice } from '../model/answer.ts';
import type { Entity } from '../model/entity.ts';
import type { Plan } from './plan-input.ts';

/** More choices than this are no help. */
export const MAX_CHOICES = 5;

/** The question again with every entity `drop` accepts replaced by `words` (once), or the words put in front. */
export function rephrase(plan: Plan, drop: (entity: Entity) => boolean, words: string): string {
  const { text } = plan.interpretation.utterance;
  let said = '';
  let end = 0;
  let isDone = false;
  for (const entity of plan.interpretation.entities) {
    if (drop(entity) && entity.span.start >= end) {
      said += text.slice(end, entity.span.start) + (isDone ? '' : words);
      end = entity.span.end;
      isDone = true;
    }
  }
  said += text.slice(end);
  return isDone ? said : `${words}${text}`;
}

const NAMES_AGENCY = new Set<Entity['kind']>(['agency', 'region', 'function', 'pronoun']);

/** One ready question an agency, in the order given. */
export function offerAgencies(plan: Plan, ids: readonly string[]): readonly Choice[] {
  const known = new Map(listAgencies(plan.catalogue).map((entry) => [entry.agencyId, entry]));
  return ids
    .flatMap((id) => known.get(id) ?? [])
    .slice(0, MAX_CHOICES)
    .map(({ agency }) => ({
      label: agency,
      question: rephrase(plan, ({ kind }) => NAMES_AGENCY.has(kind), agency),
    }));
}

/** One ready question a year there is a report of, newest first. */
export function offerYears(plan: Plan, agencyId: string): readonly Choice[] {
  return plan.catalogue
    .filter((entry) => entry.agencyId === agencyId)
    .map(({ year, agency }) => ({ year, agency }))
    .sort((a, b) => b.year - a.year)
    .slice(0, MAX_CHOICES)
    .map(({ year, agency }) => ({
      label: String(year),
      question: rephraseYear(plan, agency, year),
    }));
}

/** An inherited agency is said aloud, a said year is replaced. */
function rephraseYear(plan: Plan, agency: string, year: number): string {
  const { entities } = plan.interpretation;
  const named = rephrase(plan, ({ kind }) => NAMES_AGENCY.has(kind), `${agency} `);
  const { text } = plan.interpretation.utterance;
  const spoken = entities.find(({ kind }) => kind === 'year');
  const word = spoken === undefined ? '' : text.slice(spoken.span.start, spoken.span.end);
  return word !== '' && named.includes(word)
    ? named.replace(word, ` ${year} `)
    : `${named} ${year}`;
}

/** The agencies of the catalogue, each once. */
export function listAgencies(catalogue: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const seen = new Map(catalogue.map((entry) => [entry.agencyId, entry]));
  return [...seen.values()];
}

/** Every body in the store. */
export function allIds({ catalogue }: Plan): readonly string[] {
  return listAgencies(catalogue).map(({ agencyId }) => agencyId);
}

/** Bodies of the place; a choice needs two, so one alone has another beside it. */
export function nearPlace(
  plan: Plan,
  { within }: NonNullable<Plan['slots']['place']>,
): readonly string[] {
  const others = allIds(plan).filter((id) => !within.includes(id));
  return [...within, ...others].slice(0, Math.max(2, within.length));
}

/** 交通运输局 narrows a group to the names that end with it. */
export function listGroup(plan: Plan): readonly string[] {
  const wanted = plan.slots.group?.value.function ?? null;
  return listAgencies(plan.catalogue)
    .filter(({ agency }) => wanted === null || agency.endsWith(wanted))
    .map(({ agencyId }) => agencyId);
}
