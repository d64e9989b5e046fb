import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CatalogueEntry } from '../../src/model/agency.ts';
import type { Interpretation } from '../../src/model/interpretation.ts';
import type { Query } from '../../src/model/query.ts';
import { extendTrail } from '../../src/model/step.ts';
import type { Context } from '../../src/model/turn.ts';
import { createInterpreter } from '../../src/nlu/interpret.ts';
import { createEntityRecognizer } from '../../src/nlu/recognize-entities.ts';
import { openDictionary } from '../../src/open-dictionary.ts';
import { planQuery } from '../../src/query/plan-query.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const root = join(import.meta.dirname, '../..');

/** What the store of the corpus holds; the same bodies and years as data/reports. */
const CATALOGUE: readonly CatalogueEntry[] = [
  ['haidong-transport', '海东市交通运输局', 2023],
  ['wendeng-transport', '威海市文登区交通运输局', 2023],
  ['zezhou-transport', '泽州县交通运输局', 2023],
  ['zibo-transport', '淄博市交通运输局', 2017],
  ['zibo-transport', '淄博市交通运输局', 2023],
].map(([agencyId, agency, year]) => ({
  agencyId: String(agencyId),
  agency: String(agency),
  year: Number(year),
  reportId: `${agencyId}-${year}`,
}));

/** What a question must be made into; only what is written is demanded. */
export type Wanted = {
  readonly intent?: string;
  readonly query?: string;
  readonly operation?: string;
  readonly asked?: readonly string[];
  readonly agencies?: readonly string[];
  readonly years?: readonly number[];
  readonly topic?: string;
};

export type Understood = {
  readonly interpretation: Interpretation;
  readonly query: Query;
  readonly context: Context | null;
};

/** The real rooms without a store: question and context in, query and next context out. */
export async function openUnderstanding(): Promise<
  (text: string, context?: Context | null) => Understood
> {
  const rules = await loadRules({ root });
  const dictionary = openDictionary(join(root, 'dist/dictionary'));
  const recognizeEntities = createEntityRecognizer({ rules, dictionary });
  const interpret = createInterpreter({ rules, recognizeEntities });
  return (text, context = null) => {
    const utterance = { text, now: '2024-06-01' };
    const interpretation = interpret({ utterance, context, catalogue: CATALOGUE });
    const { fields } = rules;
    const query = planQuery({ interpretation, context, catalogue: CATALOGUE, fields });
    return { interpretation, query, context: remember(query, context) };
  };
}

/** As the pipeline does it: a turn that says nothing leaves the old context. */
function remember(query: Query, before: Context | null): Context | null {
  if (query.kind === 'words') {
    return before;
  }
  const named = agenciesOf(query);
  const older = (before?.agencies ?? []).filter((id) => !named.includes(id));
  const trail = extendTrail(query, before?.trail ?? []);
  return { query, answer: null, agencies: [...named, ...older], trail, at: 0 };
}

function agenciesOf(query: Query): readonly string[] {
  if (query.kind === 'figures') {
    return query.selection.agencies;
  }
  return 'agencies' in query ? query.agencies : [];
}

/** What a query came to, in the words of `Wanted`. */
export function describeQuery(query: Query): Wanted {
  const asked =
    query.kind === 'figures'
      ? query.asked.map(({ measure: { field, applicant } }) =>
          applicant === null || applicant === 'total' ? field : `${field}@${applicant}`,
        )
      : [];
  const years =
    query.kind === 'figures' ? query.selection.years : 'years' in query ? query.years : [];
  return {
    intent: query.intent,
    query: query.kind,
    ...(query.kind === 'figures' ? { operation: query.operation.kind, asked } : {}),
    ...(agenciesOf(query).length > 0 ? { agencies: agenciesOf(query) } : {}),
    ...(years.length > 0 ? { years } : {}),
    ...('topic' in query && query.topic !== null ? { topic: query.topic } : {}),
  };
}

/** Every YAML file of a folder of test/corpus. */
export function readCorpus<T>(folder: string): readonly T[] {
  const path = join(root, 'test/corpus', folder);
  return readdirSync(path).flatMap((file) => parse(readFileSync(join(path, file), 'utf8')) as T[]);
}
