import { readConversations, readQuestions } from '../support/answer-corpus.ts';
import { readEntityCorpora } from '../support/entity-corpus.ts';
import { readCorpus } from '../support/interpretation-corpus.ts';
import { readIntentQuestions } from './eval-intents.ts';

export type CorpusCounts = {
  readonly utterances: number;
  readonly traps: number;
  readonly conversations: number;
};

/** How broad test/corpus is: everything that is said in it, what must be declined, and the conversations. */
export function countCorpus(): CorpusCounts {
  const cases = readEntityCorpora().flatMap((corpus) => corpus.cases);
  const said = cases.flatMap(({ value, says }) => says.map(() => value));
  const intents = readIntentQuestions();
  const questions = readQuestions();
  const conversations = [...readConversations(), ...readCorpus<readonly object[]>('conversations')];
  const turns = conversations.reduce((sum, of) => sum + of.length, 0);
  const declined = intents.filter(
    ({ want }) => want.query !== 'figures' && want.query !== 'report',
  );
  const withheld = questions.filter(({ expect: { status = 'answered' } }) => status !== 'answered');
  return {
    utterances: said.length + intents.length + questions.length + turns,
    traps: said.filter((value) => value === 'none').length + declined.length + withheld.length,
    conversations: conversations.length,
  };
}
