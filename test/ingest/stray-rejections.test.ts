import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openReadingPool } from '../../src/ingest/reading-pool.ts';
import { toBytes } from './fuzz/fuzz-input.ts';
import { catalogue, font, sheet, stream, words, writePdf } from './fuzz/write-pdf.ts';
import { openRules, root } from './gold.ts';

/** The second page is lost and not counted: pdfjs fetches it and never asks for it. */
function writeStray(): Uint8Array {
  const pages = '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 1 >>';
  const whole = writePdf([catalogue, pages, sheet, stream(words), font, sheet]);
  return toBytes(Buffer.from(whole).toString('latin1').replace('6 0 obj', '       '));
}

const script = `
  const { readDocument } = await import('./src/ingest/read-document.ts');
  const { readFile } = await import('node:fs/promises');
  const bytes = new Uint8Array(await readFile(process.argv[1]));
  console.log((await readDocument({ file: 'a.pdf', bytes })).blocks.length);
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (process.argv[2] === 'own') Promise.reject(new Error('of ours'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  console.log('alive');
`;

it('a page that pdfjs drops does not end the process; what is ours does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-stray-'));
  const path = join(folder, 'a.pdf');
  await writeFile(path, writeStray());
  const run = async (...more: string[]): Promise<string> => {
    const options = ['--input-type=module', '-e', script, path, ...more];
    return (await promisify(execFile)(process.execPath, options, { cwd: root })).stdout;
  };
  try {
    expect(await run()).toContain('alive');
    await expect(run('own')).rejects.toThrow('of ours');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('nor the thread that reads', async () => {
  const pool = openReadingPool(await openRules(), 1);
  const reading = await pool.read({ file: 'a.pdf', bytes: writeStray() });
  await pool.close();
  expect(reading.kind === 'refused' && reading.reason).not.toContain('出错');
});
