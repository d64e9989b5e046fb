import { parseArgs } from 'node:util';
import { openApp, openRules } from '../app.ts';
import { loadConfig } from '../config.ts';
import { NianbaoError } from '../errors.ts';
import { drawProgress } from './draw-progress.ts';

/** Reads files and folders into the store, or with --dry-run only says what it read. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) {
    throw new NianbaoError('USAGE', '请写出要读入的文件或目录，例如：import data/reports');
  }
  return values['dry-run'] === true
    ? await dryRun(positionals, values.json === true)
    : await importAll(positionals);
}
