import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../ingest/gold.ts';

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line as a person does, over a store of its own. */
export async function runCommand(
  args: readonly string[],
  options: { readonly storeUrl: string; readonly stdin?: string },
): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src/cli.ts'), ...args], {
    env: { ...process.env, STORE_URL: options.storeUrl, NODE_NO_WARNINGS: '1' },
  });
  const [out, err] = [[] as Buffer[], [] as Buffer[]];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.end(options.stdin ?? '');
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
