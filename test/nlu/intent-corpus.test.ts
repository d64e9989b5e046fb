import { expect, test } from 'vitest';
import {
  describeQuery,
  openUnderstanding,
  readCorpus,
  type Wanted,
} from '../support/interpretation-corpus.ts';

type Group = { readonly want: Wanted; readonly ask: readonly string[] };
type Turn = { readonly say: string; readonly want: Wanted };

const understand = await openUnderstanding();
const groups = readCorpus<Group>('intents');
const conversations = readCorpus<readonly Turn[]>('conversations');

test('every question of the corpus becomes the query it must become', () => {
  const wrong = groups.flatMap(({ want, ask }) =>
    ask.flatMap((text) => {
      const got = describeQuery(understand(String(text)).query);
      return JSON.stringify(got) === JSON.stringify(want) ? [] : [{ text, want, got }];
    }),
  );
  expect(wrong).toEqual([]);
});

test('every turn of a conversation keeps what it does not change', () => {
  const wrong = conversations.flatMap((turns) => {
    let context = null as ReturnType<typeof understand>['context'];
    return turns.flatMap(({ say, want }) => {
      const understood = understand(String(say), context);
      context = understood.context;
      const got = describeQuery(understood.query);
      return JSON.stringify(got) === JSON.stringify(want) ? [] : [{ say, want, got }];
    });
  });
  expect(wrong).toEqual([]);
});

test('the corpus is as broad as it must be', () => {
  const asked = groups.flatMap(({ ask }) => ask);
  const traps = groups.filter(({ want }) => want.query !== 'figures' && want.query !== 'report');
  expect(asked.length).toBeGreaterThanOrEqual(400);
  expect(traps.flatMap(({ ask }) => ask).length).toBeGreaterThanOrEqual(120);
  expect(conversations.length).toBeGreaterThanOrEqual(60);
});
