import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, projectRoot } from '../src/app.ts';
import { variableNames } from '../src/config.ts';
import { openTestApp } from './support/open-test-app.ts';

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

/** Rows of the README's table of questions: what is asked and what the reply must hold. */
function readReadmeQuestions(): { ask: string; says: string }[] {
  const table =
    /\| 问 \| 答里有 \|\n\|---\|---\|\n((?:\|.*\|\n)+)/.exec(read('README.md'))?.[1] ?? '';
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [ask = '', says = ''] = row.slice(1, -1).split('|');
      return { ask: ask.trim(), says: says.trim() };
    });
}

function fold(text: string): string {
  return text.replace(/\s/g, '');
}

describe('questions of the README', () => {
  let app: App;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  const questions = readReadmeQuestions();
  it('holds questions to execute', () => {
    expect(questions.length).toBeGreaterThan(6);
  });
  for (const { ask, says } of questions) {
    it(`README: ${ask}`, async () => {
      const { answer } = await app.ask({ text: ask, now: '2024-06-01' }, null);
      expect(fold(answer.text)).toContain(fold(says));
    });
  }
});

describe('pages', () => {
  it('README has exactly two set-up commands, and the scripts it names exist', () => {
    const readme = read('README.md');
    expect(readme.match(/^npm ci && .*$/gm)).toHaveLength(2);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('every configuration variable stands in docs/configuration.md', () => {
    const page = read('docs/configuration.md');
    expect(variableNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('every error code stands in docs/errors.md', () => {
    const codes = [...read('src/errors.ts').matchAll(/\| '([A-Z_]+)'/g)].map(
      ([, code = '']) => code,
    );
    const page = read('docs/errors.md');
    expect(codes.length).toBeGreaterThan(4);
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('every file a page links to exists', () => {
    const pages = [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(projectRoot, 'docs')).map((file) => `docs/${file}`),
    ];
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([\w./-]+\.md)\)/g)]
        .map(([, link = '']) => join(page, '..', link))
        .filter((file) => {
          try {
            return read(file) === '';
          } catch {
            return true;
          }
        }),
    );
    expect(broken).toEqual([]);
  });
});
