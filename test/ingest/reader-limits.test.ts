import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSource } from '../../src/ingest/load-source.ts';
import { readDocument } from '../../src/ingest/read-document.ts';
import { toBytes } from './fuzz/fuzz-input.ts';

const readText = (text: string): Promise<unknown> =>
  readDocument({ file: 'a.html', bytes: toBytes(text) });

it('a page of more tags than a report can have is refused before it is decoded', async () => {
  await expect(readText(`<p>${'<b>'.repeat(300_000)}`)).rejects.toThrow('网页结构过深或过大');
});

it('a page that is long for its pictures is read', async () => {
  const picture = `<img src="data:image/png;base64,${'A'.repeat(7_000_000)}">`;
  await expect(readText(`<html><body>${picture}<p>年报</p></body></html>`)).resolves.toMatchObject({
    format: 'html',
  });
});

it('text beyond its limit is not even loaded', async () => {
  const path = join(tmpdir(), `nianbao-limit-${process.pid}.txt`);
  const file = await open(path, 'w');
  await file.truncate(9 * 1024 * 1024);
  await file.close();
  const deps = {
    fetchUrl: () => Promise.reject(new Error('none')),
    openStdin: () => process.stdin,
  };
  try {
    await expect(loadSource({ kind: 'file', path }, deps)).rejects.toThrow('超过 8 MB');
  } finally {
    await rm(path);
  }
});
