import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig, variableNames } from '../src/config.ts';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

test('.env.example names every variable, knows no other, and is a valid configuration', () => {
  const lines = read('.env.example').split('\n');
  const pairs = lines
    .map((line) => /^([A-Z_]+)=(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = '', value = '']) => [name, value] as const);
  expect(pairs.map(([name]) => name).sort()).toEqual([...variableNames].sort());
  expect(loadConfig(Object.fromEntries(pairs))).toEqual(loadConfig({}));
});

test('docs/configuration.md gives the default that is true', () => {
  const page = read('docs/configuration.md');
  for (const line of read('.env.example').split('\n')) {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.+)$/.exec(line) ?? [];
    if (name === '' || name === 'PUBLIC_URL') continue;
    expect(page).toContain(`| \`${name}\` | \`${value}\` |`);
  }
});

test('compose gives the bot a volume, Redis, and more than ten seconds to stop', () => {
  const { services, volumes } = parse(read('compose.yaml'));
  expect(Object.keys(services)).toEqual(['bot', 'redis', 'postgres']);
  expect(services.bot.volumes).toEqual(['data:/app/var']);
  expect(Number.parseInt(services.bot.stop_grace_period, 10)).toBeGreaterThan(10);
  expect(services.postgres.profiles).toEqual(['postgres']);
  expect(Object.keys(volumes)).toContain('data');
});
