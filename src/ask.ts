import { composeAnswer } from './answer/compose-answer.ts';
import { loadTraditional } from './answer/traditional.ts';
import type { CatalogueEntry } from './model/agency.ts';
import type { Answer, AnswerStatus } from './model/answer.ts';
import type { Measure } from './model/field.ts';
import type { Figure } from './model/figure.ts';
import type { Query } from './model/query.ts';
import type { ReportStore } from './model/report-store.ts';
import { extendTrail } from './model/step.ts';
import type { Utterance } from './model/text.ts';
import type { Ask, Context, Found } from './model/turn.ts';
import type { ClassifyByWords } from './nlu/classify-by-words.ts';
import { createInterpreter, isUndecided } from './nlu/interpret.ts';
import type { RecognizeEntities } from './nlu/recognize-entities.ts';
import { offerHolders, seeksHolder } from './query/offer-holders.ts';
import { planQuery } from './query/plan-query.ts';
import type { Rules } from './rules/rules.ts';

export type AskDeps = {
  readonly rules: Rules;
  readonly store: ReportStore;
  readonly recognizeEntities: RecognizeEntities;
  /** The tie-breaker for questions no rule decides, loaded when the first of them comes. */
  readonly loadClassifier: () => Promise<ClassifyByWords>;
  /** What links in replies begin with. */
  readonly publicUrl: string;
};

/** The pipeline as one sentence: interpret, plan, find, compose. */
export function createAsk(deps: AskDeps): Ask {
  const { rules, store, recognizeEntities, loadClassifier, publicUrl } = deps;
  const interpret = createInterpreter({ rules, recognizeEntities });
  return async (utterance, context) => {
    const catalogue = await store.readCatalogue();
    const said = resolveChoice(utterance, context);
    const heard = { utterance: said, context, catalogue };
    const byRules = interpret(heard);
    const interpretation = isUndecided(byRules)
      ? interpret({ ...heard, classifyByWords: await loadClassifier() })
      : byRules;
    const planned = planQuery({ interpretation, context, catalogue, fields: rules.fields });
    const query = seeksHolder(planned)
      ? offerHolders(planned, await store.readReports(listIds(catalogue)))
      : planned;
    const found = await find({ query, store, catalogue });
    const spoken = interpretation.normalized.language === 'zh-Hant' && (await loadTraditional());
    const script = spoken === false ? {} : { toTraditional: spoken };
    const input = { query, found, interpretation, rules, context, publicUrl, ...script };
    const answer = composeAnswer(input);
    return { utterance, interpretation, query, answer, context: remember(query, answer, context) };
  };
}

/** As many reports as a question may read whole, the newest years first. */
function listIds(catalogue: readonly CatalogueEntry[]): readonly string[] {
  const newest = [...catalogue].sort((a, b) => b.year - a.year);
  return newest.slice(0, MAX_REPORTS).map(({ reportId }) => reportId);
}

/** "2", or the words of a choice, stand for the question that choice carries. */
function resolveChoice(utterance: Utterance, context: Context | null): Utterance {
  const choices = context?.answer?.choices ?? [];
  if (choices.length === 0) return utterance;
  const said = utterance.text.normalize('NFKC').trim();
  const number = /^(?:第|选|回复)?\s*([1-9])\s*(?:个|项|[.、。])?$/.exec(said)?.[1];
  const chosen =
    number === undefined
      ? choices.find(({ label }) => label === said)
      : choices[Number(number) - 1];
  return chosen === undefined ? utterance : { ...utterance, text: chosen.question };
}

type FindInput = {
  readonly query: Query;
  readonly store: ReportStore;
  readonly catalogue: readonly CatalogueEntry[];
};

/** Whole reports are read for their caveats and checks; a ranking of a province does without. */
const MAX_REPORTS = 24;

/** What a suggestion is made of when a question had to be declined: asked everywhere, stated nearly everywhere. */
const SUGGESTED: readonly Measure[] = [
  { field: 'requests.received', applicant: 'total' },
  { field: 'penalty.decisions', applicant: null },
];

/** Asks the store for what the query names, and nothing else. */
async function find(input: FindInput): Promise<Found> {
  const { query, store, catalogue } = input;
  if (query.kind === 'words') {
    return { catalogue, figures: await findSuggested(input), reports: [] };
  }
  const figures = query.kind === 'figures' ? await store.findFigures(query.selection) : [];
  const named = query.kind === 'figures' ? query.selection : query;
  if (!('agencies' in named)) return { catalogue, figures, reports: [] };
  // What was carried over is checked against the report of the year before.
  const before = query.kind === 'check' ? named.years.map((year) => year - 1) : [];
  const years = [...named.years, ...before];
  const ids = catalogue
    .filter(({ agencyId }) => named.agencies.length === 0 || named.agencies.includes(agencyId))
    .filter(({ year }) => years.length === 0 || years.includes(year))
    .map((entry) => entry.reportId);
  return { catalogue, figures, reports: await store.readReports(ids.slice(0, MAX_REPORTS)) };
}

/** Figures of the agency that was named, else of the newest report: suggestions made of them surely have an answer. */
function findSuggested({ query, store, catalogue }: FindInput): Promise<readonly Figure[]> {
  const named = query.slots.agencies?.value[0]?.[0]?.value.id ?? null;
  const entries = catalogue.filter(({ agencyId }) => named === null || agencyId === named);
  const newest = entries.reduce<CatalogueEntry | null>(
    (best, entry) => (best === null || entry.year > best.year ? entry : best),
    null,
  );
  if (newest === null) return Promise.resolve([]);
  const { agencyId, year } = newest;
  const selection = { agencies: [agencyId], regionCode: null, years: [year] };
  return store.findFigures({ ...selection, measures: SUGGESTED });
}

const FORGETTABLE: ReadonlySet<AnswerStatus> = new Set(['notUnderstood', 'outOfScope', 'talk']);

/** What the next turn is handed: a turn that failed or said nothing leaves the old context. */
function remember(query: Query, answer: Answer, context: Context | null): Context | null {
  if (FORGETTABLE.has(answer.status)) return context;
  const named = agenciesOf(query);
  const before = (context?.agencies ?? []).filter((id) => !named.includes(id));
  const trail = extendTrail(query, context?.trail ?? []);
  return { query, answer, agencies: [...named, ...before].slice(0, 8), trail, at: 0 };
}

function agenciesOf(query: Query): readonly string[] {
  if (query.kind === 'figures') return query.selection.agencies;
  if (query.kind === 'missing') return query.agencyId === null ? [] : [query.agencyId];
  return 'agencies' in query ? query.agencies : [];
}
