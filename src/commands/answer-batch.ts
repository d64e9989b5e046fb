import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NianbaoError } from '../errors.ts';
import type { Answer } from '../model/answer.ts';
import type { Ask, Context } from '../model/turn.ts';

const batchLineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  question: z.string().optional(),
  turns: z.array(z.string()).optional(),
  now: z.iso.date().optional(),
});

export type BatchInput = {
  readonly lines: readonly string[];
  readonly ask: Ask;
  /** Clock of the lines that bring none. */
  readonly now: string;
};

/** The lines of a batch file, `-` being standard input. */
export async function readBatch(file: string): Promise<readonly string[]> {
  const text = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8').catch(
    (cause: unknown) => {
      throw new NianbaoError('INPUT_UNREADABLE', `读不到批量文件 ${file}，请检查路径`, { cause });
    },
  );
  return text.split('\n');
}

/** One JSON line out for every non-empty line in, in the same order; a bad line yields its error and the rest run. */
export async function* answerBatch({ lines, ask, now }: BatchInput): AsyncGenerator<string> {
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    yield JSON.stringify(await answerLine({ line, number: index + 1, ask, now }));
  }
}

type LineInput = {
  readonly line: string;
  readonly number: number;
  readonly ask: Ask;
  readonly now: string;
};

async function answerLine({ line, number, ask, now }: LineInput): Promise<unknown> {
  const parsed = parseLine(line);
  if ('message' in parsed) {
    return { id: null, error: { code: 'BAD_LINE', message: parsed.message, line: number } };
  }
  const answers: Answer[] = [];
  let context: Context | null = null;
  for (const text of parsed.turns) {
    const turn = await ask({ text, now: parsed.now ?? now }, context);
    answers.push(turn.answer);
    context = turn.context;
  }
  return { id: parsed.id, answers };
}

type ParsedLine =
  | { readonly id: string | number | null; readonly turns: string[]; readonly now: string | null }
  | { readonly message: string };

function parseLine(line: string): ParsedLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { message: '这一行不是 JSON' };
  }
  const result = batchLineSchema.safeParse(json);
  if (!result.success) return { message: z.prettifyError(result.error).split('\n')[0] ?? '' };
  const { id = null, question, turns, now = null } = result.data;
  if (turns === undefined && question === undefined) {
    return { message: '缺少 question 或 turns' };
  }
  return { id: id ?? null, turns: turns ?? [question ?? ''], now };
}
