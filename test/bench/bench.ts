// npm run bench: every figure is a ratio or a distribution taken in this one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCold } from './bench-cold.ts';
import { benchImport } from './bench-import.ts';
import { benchIngest } from './bench-ingest.ts';
import { benchPeer } from './bench-peer.ts';
import { benchWarm } from './bench-warm.ts';
import { benchWeb } from './bench-web.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
const parts = {
  cold: benchCold,
  warm: benchWarm,
  import: benchImport,
  ingest: benchIngest,
  peer: benchPeer,
  web: benchWeb,
};
const wanted = process.argv.slice(2);
try {
  for (const [name, run] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n## ${name}`);
    console.table(await run(folder));
  }
} finally {
  rmSync(folder, { recursive: true });
}
