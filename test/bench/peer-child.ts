// One side of the comparison in a process of its own, so that its memory is its own: node peer-child.ts ours|peer
import { openRules } from '../../src/app.ts';
import type { Rules } from '../../src/rules/rules.ts';
import { describeQuery, openUnderstanding } from '../support/interpretation-corpus.ts';
import { type AskedIntent, FOLDS, readIntentQuestions } from './eval-intents.ts';
import type { Slots } from './peer-nlp.ts';
import { quantile } from './quantile.ts';

type Side = (text: string) => Promise<Slots> | Slots;

/** What one side reached, all folds together. */
export type PeerFigures = {
  readonly questions: number;
  readonly intent: number;
  readonly slots: number;
  readonly medianMs: number;
  readonly peakMb: number;
};

// nlp.js is imported by its own side alone.
const openSide = process.argv[2] === 'peer' ? (await import('./peer-nlp.ts')).trainPeer : openOurs;
console.log(JSON.stringify(await measure(await openRules())));

/** Ours learns nothing from the questions: the lessons go unread. */
async function openOurs(): Promise<Side> {
  const understand = await openUnderstanding();
  return (text) => {
    const {
      intent = '',
      agencies = [],
      years = [],
      asked = [],
    } = describeQuery(understand(text).query);
    return { intent, agencies, years, fields: asked.map(toField) };
  };
}

async function measure(rules: Rules): Promise<PeerFigures> {
  const questions = readIntentQuestions();
  const times: number[] = [];
  const hits = { intent: 0, slots: 0 };
  let peakMb = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isAsked = (index: number): boolean => index % FOLDS === fold;
    const side = await openSide(
      rules,
      questions.filter((_, index) => !isAsked(index)),
    );
    for (const question of questions.filter((_, index) => isAsked(index))) {
      const start = performance.now();
      const got = await side(question.text);
      times.push(performance.now() - start);
      const isRight = got.intent === question.want.intent;
      hits.intent += Number(isRight);
      hits.slots += Number(isRight && hasSlots(question, got));
    }
    peakMb ||= process.resourceUsage().maxRSS / 1024;
  }
  return {
    questions: questions.length,
    intent: hits.intent / questions.length,
    slots: hits.slots / countFigures(questions),
    medianMs: quantile(times, 0.5),
    peakMb,
  };
}

function countFigures(questions: readonly AskedIntent[]): number {
  return questions.filter(({ want }) => want.query === 'figures').length;
}

/** Agency, year and field of a question about figures; a field is right when it is among the readings found. */
function hasSlots({ want }: AskedIntent, got: Slots): boolean {
  return (
    want.query === 'figures' &&
    isSame(want.agencies ?? [], got.agencies) &&
    isSame(want.years ?? [], got.years) &&
    (want.asked ?? []).every((asked) => got.fields.includes(toField(asked)))
  );
}

/** requests.received@natural_person: the peer is not asked for the applicant. */
function toField(asked: string): string {
  return asked.split('@')[0] ?? asked;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  const [left, right] = [new Set(a), new Set(b)];
  return left.size === right.size && [...left].every((one) => right.has(one));
}
