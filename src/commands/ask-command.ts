import { parseArgs } from 'node:util';
import type { App } from '../app.ts';
import { NianbaoError } from '../errors.ts';
import { openCommandApp } from './open-command-app.ts';
import { parseNow } from './parse-now.ts';

/** Answers one question, or with --batch every line of a JSONL file. */
export async function askCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      now: { type: 'string' },
      batch: { type: 'string' },
    },
  });
  const now = parseNow(values.now);
  const question = positionals.join(' ');
  if (question === '' && values.batch === undefined) {
    throw new NianbaoError('USAGE', '请把问题写在引号里，例如：ask "某某交通局2023年处罚几件"');
  }
  if (values.batch !== undefined) return await askBatch(values.batch, now);
  // The store is not closed: the process ends here, and folding its log away would cost a tenth of a cold answer.
  const app = await openCommandApp();
  const { answer } = await app.ask({ text: question, now }, null);
  process.stdout.write(`${values.json === true ? JSON.stringify(answer) : answer.text}\n`);
  return 0;
}

async function askBatch(file: string, now: string): Promise<number> {
  const { answerBatch, readBatch } = await import('./answer-batch.ts');
  const lines = await readBatch(file);
  const app: App = await openCommandApp();
  try {
    for await (const line of answerBatch({ lines, ask: app.ask, now })) {
      process.stdout.write(`${line}\n`);
    }
    return 0;
  } finally {
    await app.close();
  }
}
