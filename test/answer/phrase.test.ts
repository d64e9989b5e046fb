import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSay, hasPhrase } from '../../src/answer/phrase.ts';
import { loadTraditional } from '../../src/answer/traditional.ts';
import { settle, verbatim } from '../../src/answer/verbatim.ts';
import { rules } from './support/scene.ts';

const ROOM = new URL('../../src/answer/', import.meta.url);
const source = readdirSync(ROOM)
  .map((file) => readFileSync(new URL(file, ROOM), 'utf8'))
  .join('\n');

test('every topic the room says is worded', () => {
  const topics = [...source.matchAll(/say\(\s*'([a-zA-Z.]+)'/g)].map((match) => match[1] ?? '');
  expect(topics.length).toBeGreaterThan(80);
  expect(topics.filter((topic) => !hasPhrase(rules, topic))).toEqual([]);
});

test('every topic people are declined or greeted with may be worded, the general one is', () => {
  for (const intent of ['talk', 'outOfScope', 'notUnderstood', 'help']) {
    expect(hasPhrase(rules, `${intent}.general`)).toBe(true);
  }
});

test('no Chinese words are said from code', () => {
  const code = source.replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
  const strings = code.match(/'[^'\n]*'|`[^`]*`/g) ?? [];
  expect(strings.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

test('a template is filled, an unknown topic is a broken world', () => {
  const say = createSay(rules, 'zh');
  expect(say('value.item', { label: '甲', amount: '{label}' })).toBe('甲 {label}');
  expect(() => say('value.no.such')).toThrow(/no wording/);
});

test('the traditional script leaves printed words as printed', async () => {
  const convert = await loadTraditional();
  expect(settle(`报告写“${verbatim('现行有效件数')}”`, convert)).toBe('報告寫“现行有效件数”');
  expect(settle(verbatim('原文'), null)).toBe('原文');
});
