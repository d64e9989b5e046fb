import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pick, readBytes, shared } from './gold.ts';

/** One hand-read figure of a document as the world publishes them. */
type RealFact = {
  readonly field?: string;
  readonly applicant: string | null;
  readonly value: number | null;
  readonly state: string;
};

const folder = join(shared, 'real');
if (!existsSync(folder))
  console.warn('real documents are not at ../shared: the tests against them are left out');

const documents: readonly (readonly [file: string, atLeast: number])[] = [
  ['hongze-2023.pdf', 1],
  ['hongze-2024.pdf', 1],
  ['shuyang-fgj-2023.html', 1],
  ['shanghai-kewei-2024.md', 1],
  ['pingtan-2022.txt', 0.9],
  ['pingtan-2023.txt', 0.9],
];

function readFacts(file: string): RealFact[] {
  const path = join(folder, `${file.replace(/\.\w+$/, '')}.gold.jsonl`);
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines
    .map((line) => JSON.parse(line) as RealFact)
    .filter(({ field }) => field !== undefined && !field.startsWith('prose'));
}

describe.skipIf(!existsSync(folder))('documents as the world publishes them', () => {
  it.each(documents)('reads the cells of %s, none of them wrong', async (file, atLeast) => {
    const report = await readBytes(new Uint8Array(readFileSync(join(folder, file))), file);
    const facts = readFacts(file);
    const read = facts.map((fact) => {
      const figure =
        pick(report, fact.field ?? '', fact.applicant) ?? pick(report, fact.field ?? '');
      return { fact, figure };
    });
    const wrong = read.filter(
      ({ fact, figure }) => figure?.state === 'reported' && figure.value !== fact.value,
    );
    const right = read.filter(({ fact, figure }) =>
      fact.state === 'missing'
        ? figure?.state !== 'reported'
        : figure?.state === fact.state && figure.value === fact.value,
    );
    expect(wrong).toEqual([]);
    expect(right.length / facts.length).toBeGreaterThanOrEqual(atLeast);
  });
});
