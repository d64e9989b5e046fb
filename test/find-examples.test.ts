import { expect, test } from 'vitest';
import { createFindExamples } from '../src/find-examples.ts';
import type { CatalogueEntry } from '../src/model/agency.ts';
import { createCannedAsk } from './support/canned-ask.ts';

const enter = (agency: string, year: number): CatalogueEntry => ({
  ...{ agency, agencyId: agency, year },
  reportId: `${agency}-${year}`,
});

function open(catalogue: () => readonly CatalogueEntry[]) {
  const canned = createCannedAsk();
  const asked: string[] = [];
  const find = createFindExamples({
    async ask(utterance, context) {
      asked.push(utterance.text);
      const turn = await canned(utterance, context);
      const status = utterance.text.includes('甲') ? 'answered' : 'noReport';
      return { ...turn, answer: { ...turn.answer, status } };
    },
    readCatalogue: async () => catalogue(),
    questions: ['甲局的一问', '别处的一问'],
    word: ({ agency, year }) => `${agency}${year}`,
    today: () => '2024-06-01',
  });
  return { find, asked };
}

test('only questions this store answers are suggested, its newest reports among them', async () => {
  const { find, asked } = open(() => catalogue);
  const catalogue = [enter('甲', 2022), enter('甲', 2023), enter('乙', 2023)];
  expect(await find()).toEqual(['甲局的一问', '甲2023']);
  const count = asked.length;
  await find();
  expect(asked).toHaveLength(count);
});

test('an import is noticed; an empty store suggests nothing', async () => {
  let catalogue: readonly CatalogueEntry[] = [];
  const { find, asked } = open(() => catalogue);
  expect(await find()).toEqual([]);
  expect(asked).toEqual([]);
  catalogue = [enter('甲', 2020)];
  expect(await find()).toEqual(['甲局的一问', '甲2020']);
});
