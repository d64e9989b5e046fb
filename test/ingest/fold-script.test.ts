import iconv from 'iconv-lite';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/ingest/decode-bytes.ts';
import type { Report } from '../../src/model/report.ts';
import { bundled, readText } from './gold.ts';

const listCells = ({ figures }: Report): string[] =>
  figures
    .filter(({ field }) => !field.startsWith('prose') && !field.startsWith('unknown'))
    .map(({ field, applicant, state, value }) => `${field}@${applicant} ${state} ${value}`);

describe('a mirror in the traditional script', () => {
  const text = bundled('zezhou-transport-2023.txt');

  it.each(['tw', 'twp'] as const)('made with %s says the same cells', async (to) => {
    const mirror = Converter({ from: 'cn', to })(text);
    const [plain, read] = [await readText(text), await readText(mirror)];
    expect(read.agencyId).toBe(plain.agencyId);
    expect(listCells(read)).toEqual(listCells(plain));
    expect(read.issues.map(({ code }) => code)).toContain('traditional');
  });

  it('is not seen in a document of the simplified script', async () => {
    const { issues } = await readText(text);
    expect(issues.map(({ code }) => code)).not.toContain('traditional');
  });

  it.each([true, false])('comes in Big5, declared: %s', (declared) => {
    const page = `${declared ? '<meta charset="big5">' : ''}<p>本年新收政府信息公開申請數量為三件，結轉下年度一件。</p>`;
    expect(decodeBytes(iconv.encode(page, 'big5'))).toEqual({ text: page, encoding: 'big5' });
  });
});
