import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { PeerFigures } from './peer-child.ts';

const child = join(import.meta.dirname, 'peer-child.ts');

/** The same questions through our interpreter and through nlp.js, each in a process of its own. */
export function benchPeer(): Record<string, string | number>[] {
  return (['ours', 'peer'] as const).map((side) => {
    const printed = execFileSync(process.execPath, [child, side], { encoding: 'utf8' });
    const figures = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as PeerFigures;
    return {
      side: side === 'peer' ? 'nlp.js, 5-fold' : 'ours',
      questions: figures.questions,
      'intent right': `${(100 * figures.intent).toFixed(1)} %`,
      'intent, agency, year, field right': `${(100 * figures.slots).toFixed(1)} %`,
      'median ms': figures.medianMs.toFixed(3),
      'peak MB': figures.peakMb.toFixed(0),
    };
  });
}
