import type { Agency } from '../model/agency.ts';
import type { Rules } from './rules.ts';

/** Agencies that came in with a report, or were renamed or merged by command, are known like those of the catalogue. */
export function joinStoredAgencies(rules: Rules, stored: readonly Agency[]): Rules {
  const byId = new Map(stored.map((agency) => [agency.id, agency]));
  const catalogue = rules.agencies.map((agency) => {
    const known = new Set(agency.names.map(({ name }) => name));
    const added = byId.get(agency.id)?.names.filter(({ name }) => !known.has(name)) ?? [];
    return added.length === 0 ? agency : { ...agency, names: [...agency.names, ...added] };
  });
  const listed = new Set(rules.agencies.map(({ id }) => id));
  const others = stored
    .filter(({ id }) => !listed.has(id))
    .map((agency) => ({ ...agency, aliases: [], notAliases: [] }));
  const changed = catalogue.some((agency, index) => agency !== rules.agencies[index]);
  if (others.length === 0 && !changed) return rules;
  return { ...rules, agencies: [...catalogue, ...others] };
}
