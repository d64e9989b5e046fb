import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { NianbaoError } from '../errors.ts';
import type { Correction } from './apply-corrections.ts';
import { loadReadingRules } from './reading-rules.ts';

const fileSchema = z.strictObject({
  corrections: z.array(
    z.strictObject({
      report: z.string().regex(/^[a-z\d-]+-\d{4}$/u),
      field: z.string().min(1),
      applicant: z.string().min(1).nullable(),
      printed: z.string(),
      corrected: z.union([z.number(), z.string().min(1)]),
      why: z.string().min(4),
      who: z.string().min(1),
    }),
  ),
});

function toFault(file: string, error: unknown): NianbaoError {
  const reason =
    error instanceof z.ZodError
      ? error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('；')
      : error instanceof Error
        ? (error.message.split('\n')[0] ?? '')
        : String(error);
  return new NianbaoError('RULES_INVALID', `更正文件 ${file} 写得不对：${reason}`, {
    cause: error,
  });
}

/** Every correction made by hand; a folder that is not there holds none, a file that is wrong ends the import. */
export async function loadCorrections(
  root: string,
  folder: string = join(root, 'data/corrections'),
): Promise<readonly Correction[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/u.test(name)).sort();
  if (files.length === 0) return [];
  const { corrections: wording } = loadReadingRules(root);
  const { note = '', issue = '', refused = '' } = wording;
  const found: Correction[] = [];
  for (const name of files) {
    const file = join(folder, name);
    try {
      const { corrections } = fileSchema.parse(parse(await readFile(file, 'utf8')));
      for (const each of corrections) found.push({ ...each, wording: { note, issue, refused } });
    } catch (error) {
      throw toFault(file, error);
    }
  }
  return found;
}
