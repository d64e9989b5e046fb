import { NianbaoError } from '../errors.ts';
import type { CompiledRules } from './compile-rules.ts';
import { deepFreeze } from './deep-freeze.ts';
import { unpackDivisions } from './divisions.ts';
import type { Rules } from './rules.ts';
import { readCachedRules, takeFingerprint, writeCachedRules } from './rules-cache.ts';

/** Where data/ and intents/ lie, and where a compiled copy may be kept. */
export type LoadRulesOptions = { readonly root: string; readonly cacheFile?: string };

/**
 * Everything the rooms know beforehand, frozen. With a fresh cache no YAML and no schema library is loaded at all;
 * otherwise every fault of every file is told at once, as `file:line: what is wrong`.
 */
export async function loadRules({ root, cacheFile }: LoadRulesOptions): Promise<Rules> {
  const fingerprint = cacheFile === undefined ? '' : takeFingerprint(root);
  const cached = cacheFile === undefined ? null : readCachedRules(cacheFile, fingerprint);
  if (cached) return toRules(root, cached);
  const { compileRules } = await import('./compile-rules.ts');
  const { rules, issues } = compileRules(root);
  if (issues.length > 0) {
    const lines = issues.map((issue) => `${issue.file}:${issue.line}: ${issue.text}`);
    throw new NianbaoError('RULES_INVALID', lines.join('\n'));
  }
  if (cacheFile !== undefined) writeCachedRules(cacheFile, fingerprint, rules);
  return toRules(root, rules);
}

function toRules(root: string, compiled: CompiledRules): Rules {
  return deepFreeze({ ...compiled, root, divisions: unpackDivisions(compiled.divisions) });
}
