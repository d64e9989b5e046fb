import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { quantile } from './quantile.ts';

const question = '淄博交通局2023年收到多少件政府信息公开申请';
const pairs = 15;

type Row = Record<string, string | number>;

/** A whole `ask` process beside a bare `node -e 0`, run in pairs because the machine has two speeds. */
export function benchCold(folder: string): Row[] {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  const env = { ...rest, STORE_URL: `sqlite:${join(folder, 'cold.db')}` };
  const time = (args: readonly string[]): number => {
    const start = performance.now();
    const run = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return performance.now() - start;
  };
  const ask = ['dist/cli.js', 'ask', question];
  time(ask);
  const ratios: number[] = [];
  const colds: number[] = [];
  for (let i = 0; i < pairs; i += 1) {
    const bare = time(['-e', '0']);
    const cold = time(ask);
    ratios.push(cold / bare);
    colds.push(cold);
  }
  return [
    {
      'cold ask ms (median)': quantile(colds, 0.5).toFixed(0),
      'times node -e 0 (median)': quantile(ratios, 0.5).toFixed(2),
      'peak MB': measurePeakMb(ask, env),
    },
  ];
}

function measurePeakMb(args: readonly string[], env: NodeJS.ProcessEnv): string {
  const script = `process.argv.splice(1, 0, 'x'); process.on('exit', () => console.error('PEAK ' + process.resourceUsage().maxRSS)); await import('./dist/cli.js')`;
  const run = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, '--', ...args.slice(1)],
    { env, encoding: 'utf8' },
  );
  return (Number(/PEAK (\d+)/.exec(run.stderr)?.[1]) / 1024).toFixed(0);
}
