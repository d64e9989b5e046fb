import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readZip } from '../../../src/ingest/read-zip.ts';

const read = async (bytes: Uint8Array): Promise<string[]> =>
  [...readZip({ file: 'a.zip', bytes })].map(({ file }) => file);

describe('an archive', () => {
  test('gives its files by clean names, also from archives inside', async () => {
    const inner = zipSync({ 'b.txt': strToU8('b') });
    const names = await read(
      zipSync({
        ...{
          '../../etc/x.html': strToU8('x'),
          'C:\\年报\\y.pdf': strToU8('y'),
          '__MACOSX/._z': strToU8(''),
        },
        ...{ '.DS_Store': strToU8(''), 'in.zip': inner },
      }),
    );
    expect(names).toEqual(['a.zip/etc/x.html', 'a.zip/C/年报/y.pdf', 'a.zip/in.zip/b.txt']);
  });

  test('that claims too much, nests without end or is broken is refused', async () => {
    const bomb = zipSync({ 'zeros.txt': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    await expect(read(bomb)).rejects.toThrow(/过大/);
    let nested = zipSync({ 'a.txt': strToU8('a') });
    for (let depth = 0; depth < 4; depth += 1) nested = zipSync({ 'n.zip': nested });
    await expect(read(nested)).rejects.toThrow(/嵌套/);
    await expect(read(bomb.slice(0, 500))).rejects.toThrow(/已损坏/);
  });
});
