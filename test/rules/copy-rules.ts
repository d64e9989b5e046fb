import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder that holds the real data/ and intents/. */
export const root: string = resolve(import.meta.dirname, '../..');

/** A throw-away copy of the real rules, so that a test can break one of them. */
export function copyRules(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-rules-'));
  for (const part of ['data', 'intents']) {
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (source) => !source.includes('reports'),
    });
  }
  return folder;
}

/** Replaces `from`, which must be there, and returns the line it stood on. */
export function breakRule(folder: string, file: string, change: [string, string]): number {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(change[0]);
  if (at < 0) throw new Error(`${file} holds no ${change[0]}`);
  writeFileSync(path, text.slice(0, at) + change[1] + text.slice(at + change[0].length));
  return text.slice(0, at).split('\n').length;
}

/** Adds lines at the end of a rule file and returns the number of the first of them. */
export function appendRule(folder: string, file: string, lines: string): number {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8').replace(/\n*$/u, '\n');
  writeFileSync(path, `${text}${lines}\n`);
  return text.split('\n').length;
}
