import { parseArgs } from 'node:util';
import { NianbaoError } from '../errors.ts';
import type { Entity } from '../model/entity.ts';
import type { Turn } from '../model/turn.ts';
import { openCommandApp } from './open-command-app.ts';
import { parseNow } from './parse-now.ts';

/** Prints what each room made of a question: the form of a bug report. */
export async function explainCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { now: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) {
    throw new NianbaoError('USAGE', '请把要解释的问题写在引号里，例如：explain "某某局2023申请"');
  }
  const app = await openCommandApp();
  try {
    const turn = await app.ask({ text: positionals.join(' '), now: parseNow(values.now) }, null);
    process.stdout.write(`${values.json === true ? JSON.stringify(turn) : explainTurn(turn)}\n`);
    return 0;
  } finally {
    await app.close();
  }
}

/** A turn as people read it: one paragraph a room. */
export function explainTurn({ interpretation, query, answer }: Turn): string {
  const { normalized, tokens, entities, intent, evidence, slots, unexplained } = interpretation;
  const others = evidence.alternatives.map((a) => `${a.intent} ${a.score.toFixed(2)}`).join('，');
  return [
    `规范化  ${normalized.text}（${normalized.language}）`,
    `分词    ${tokens.map((token) => token.text).join(' / ')}`,
    '实体',
    ...entities.map((entity) => `        ${explainEntity(entity)}`),
    `意图    ${intent}，据 ${evidence.by}（${evidence.rule}），得分 ${evidence.score.toFixed(2)}${others === '' ? '' : `；其次 ${others}`}`,
    `槽位    ${JSON.stringify(slots)}`,
    ...(unexplained.length === 0 ? [] : [`未解释  ${unexplained.join(' / ')}`]),
    `查询    ${JSON.stringify({ ...query, slots: undefined })}`,
    `状态    ${answer.status}`,
    '答复',
    answer.text,
  ].join('\n');
}

function explainEntity({ kind, text, span, ...rest }: Entity): string {
  return `${kind} “${text}” [${span.start}, ${span.end})  ${JSON.stringify(rest)}`;
}
