import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openRules } from '../../src/app.ts';
import { readFileBytes } from '../../src/ingest/read-file.ts';
import { packReading, unpackReading } from '../../src/ingest/reading-wire.ts';
import { packRest } from '../../src/store/document-pack.ts';

const rules = await openRules();
const read = (file: string, text: Uint8Array) => readFileBytes({ file, bytes: text }, rules);
const bytes = readFileSync('data/reports/zezhou-transport-2023.txt');
const send = (packed: readonly string[]): readonly string[] => structuredClone(packed);

it('gives back what was read, and stores its document as it came', async () => {
  const reading = await read('a.txt', bytes);
  if (reading.kind !== 'report') throw new Error(reading.reason);
  const sent = unpackReading(send(packReading(reading)));
  if (sent.kind !== 'report') throw new Error(sent.reason);
  const rest = { sections: [], checks: [] };
  const packed = packRest({ ...rest, document: sent.report.document });
  expect(packed.equals(packRest({ ...rest, document: reading.report.document }))).toBe(true);
  expect(sent).toEqual(reading);
});

it('gives back each of several reports in a file with its own document', async () => {
  const [one, other] = ['2023', '2022'].map((year) => bytes.toString().replaceAll('2023', year));
  const reading = await read('a.txt', Buffer.from(`${one}\n\n${other}`));
  expect(reading.kind === 'report' ? reading.also?.length : reading.reason).toBe(1);
  expect(unpackReading(send(packReading(reading)))).toEqual(reading);
});

it('gives back why a file is refused', async () => {
  const reading = await read('a.txt', Buffer.from('今日天气晴。'));
  expect(reading.kind).toBe('refused');
  expect(unpackReading(send(packReading(reading)))).toEqual(reading);
});
