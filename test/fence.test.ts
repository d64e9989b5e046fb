import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Room → imports that must be refused there, and imports that must pass. Mirrors the table in ARCHITECTURE.md. */
const FENCE: Record<string, { forbidden: string[]; allowed: string[] }> = {
  model: {
    forbidden: ['../rules/rules.ts', '../errors.ts', 'kysely'],
    allowed: ['zod', './text.ts'],
  },
  rules: {
    forbidden: ['../nlu/interpret.ts', '../store/open-store.ts'],
    allowed: ['../model/text.ts', '../errors.ts'],
  },
  nlu: {
    forbidden: [
      '../store/open-store.ts',
      '../answer/compose-answer.ts',
      'node:fs',
      'better-sqlite3',
    ],
    allowed: ['../model/text.ts', '../rules/rules.ts'],
  },
  query: {
    forbidden: ['../rules/rules.ts', '../store/open-store.ts', 'node:fs'],
    allowed: ['../model/query.ts'],
  },
  store: {
    forbidden: ['../nlu/interpret.ts', '../rules/rules.ts', '../ingest/read-report.ts'],
    allowed: ['../model/report.ts', '../errors.ts'],
  },
  ingest: {
    forbidden: ['../nlu/interpret.ts', '../answer/compose-answer.ts'],
    allowed: ['../model/report.ts', '../rules/rules.ts', '../store/open-store.ts'],
  },
  answer: {
    forbidden: ['../nlu/interpret.ts', '../store/open-store.ts', 'node:path', 'telegraf'],
    allowed: ['../model/answer.ts', '../rules/rules.ts'],
  },
  channels: {
    forbidden: ['../answer/compose-answer.ts', '../nlu/interpret.ts', '../store/open-store.ts'],
    allowed: ['../model/message.ts', '../errors.ts'],
  },
  web: {
    forbidden: ['../answer/compose-answer.ts', '../store/open-store.ts', '../nlu/interpret.ts'],
    allowed: ['../model/message.ts', '../errors.ts'],
  },
};

/** The imports Biome refuses, as `room from` pairs, in a throw-away tree under the project's own configuration. */
function findRefused(): string[] {
  const root = mkdtempSync(join(tmpdir(), 'nianbao-fence-'));
  copyFileSync('biome.json', join(root, 'biome.json'));
  for (const [room, { forbidden, allowed }] of Object.entries(FENCE)) {
    mkdirSync(join(root, 'src', room), { recursive: true });
    [...forbidden, ...allowed].forEach((from, i) => {
      writeFileSync(join(root, 'src', room, `probe-${i}.ts`), `export { a } from '${from}';\n`);
    });
  }
  const run = spawnSync(
    'biome',
    ['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none'],
    { cwd: root, encoding: 'utf8' },
  );
  rmSync(root, { recursive: true });
  return [...run.stdout.matchAll(/src\/([a-z]+)\/probe-(\d+)\.ts/g)].map(
    ([, room = '', i]) => `${room} ${probesOf(room)[Number(i)]}`,
  );
}

function probesOf(room: string): string[] {
  return [...(FENCE[room]?.forbidden ?? []), ...(FENCE[room]?.allowed ?? [])];
}

describe('import fence', () => {
  const refused = findRefused();
  for (const [room, { forbidden, allowed }] of Object.entries(FENCE)) {
    it(`${room} refuses ${forbidden.length} imports and lets ${allowed.length} pass`, () => {
      for (const from of forbidden) expect(refused).toContain(`${room} ${from}`);
      for (const from of allowed) expect(refused).not.toContain(`${room} ${from}`);
    });
  }
});
