import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

/** One folder for all that the tests throw away. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-tests-'));
  process.env.TMPDIR = folder;
}

/** Removed with everything in it when the last test has ended. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
