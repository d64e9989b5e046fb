import type { Entity } from '../model/entity.ts';
import { applicantIds } from '../model/field.ts';
import type { Slots } from '../model/interpretation.ts';
import type { IntentChoice } from './classify-intent.ts';
import {
  fillApplicants,
  fillMeasures,
  type Mentions,
  takeOthers,
  takeParts,
} from './fill-measures.ts';
import { fillYears } from './fill-years.ts';
import type { MeasureTree } from './measure-tree.ts';
import type { AgencySlots } from './resolve-agencies.ts';
import type { WordCues } from './word-cues.ts';

type Input = {
  readonly entities: readonly Entity[];
  readonly agencies: AgencySlots;
  readonly choice: IntentChoice;
  readonly cues: WordCues;
  readonly tree: MeasureTree;
};

/** What was said, slot by slot; nothing is taken from anywhere else here. */
export function fillSlots(input: Input): Slots {
  const { entities, agencies, choice, cues } = input;
  const year = fillYears(entities);
  const mentions = chooseMeasures(input);
  const applicants = chooseApplicants(input);
  const table = entities.find((e) => e.kind === 'place')?.table ?? null;
  const said = entities.flatMap((e) => (e.kind === 'operator' ? [e.name] : []));
  const operators = cues.pieces ? said.filter((name) => name !== 'share') : said;
  return {
    ...agencies,
    year: year === null ? null : { value: year, origin: 'said' },
    measures: mentions.length === 0 ? null : { value: mentions, origin: 'said' },
    applicants: applicants.length === 0 ? null : { value: applicants, origin: 'said' },
    operators: [...new Set(cues.fewer ? [...operators, 'least' as const] : operators)],
    ...fillNumbers(entities, choice),
    topic: choice.topic,
    ...(table === null ? {} : { table }),
    ...(cues.whichYear ? { axis: 'year' as const } : {}),
    ...(cues.whichMeasure ? { axis: 'measure' as const } : {}),
  };
}

/** The columns that were named, or all of them; an order is one of the six kinds, without their total. */
function chooseApplicants({ entities, cues, choice }: Input): ReturnType<typeof fillApplicants> {
  const named = fillApplicants(entities);
  if (cues.wholeRow) return applicantIds;
  if (!cues.byApplicant || named.length > 0) return named;
  return choice.intent === 'rank' ? applicantIds.filter((id) => id !== 'total') : applicantIds;
}

function chooseMeasures({ entities, cues, tree, choice }: Input): Mentions {
  const mentions = fillMeasures(entities);
  if (cues.excluding && cues.otherParts) {
    const others = takeOthers(mentions, tree);
    return others.length > 0 ? others : mentions;
  }
  if (cues.byApplicant) return mentions;
  const whichPart = choice.intent === 'rank' && cues.whichMeasure;
  return cues.distribution || whichPart ? takeParts(mentions, tree) : mentions;
}

/** 前三名 cuts a ranking; any other number is what the person claims. */
function fillNumbers(
  entities: readonly Entity[],
  { intent }: IntentChoice,
): Pick<Slots, 'count' | 'claim'> {
  const numerals = entities.flatMap((e) => (e.kind === 'numeral' ? [e] : []));
  const [first] = numerals;
  if (first === undefined) {
    return { count: null, claim: null };
  }
  return intent === 'rank'
    ? { count: first.value, claim: null }
    : { count: null, claim: { value: first.value, unit: first.unit } };
}
