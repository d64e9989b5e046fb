import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { RuleIssue } from './rules.ts';

/** A parsed YAML file that can still say on which line a value stands. */
export type RuleDocument = {
  /** Relative to the root, as it is printed: data/fields/t3.yaml. */
  readonly file: string;
  readonly value: unknown;
  readonly syntax: readonly RuleIssue[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** Reads one YAML file; its syntax errors become issues so that all faults are told at once. */
export function readRuleDocument(root: string, file: string): RuleDocument {
  const lines = new LineCounter();
  let text: string;
  try {
    text = readFileSync(join(root, file), 'utf8');
  } catch {
    const missing = { file, line: 1, text: 'the file is missing or cannot be read' };
    return { file, value: null, syntax: [missing], lineOf: () => 1 };
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    text: error.message,
  }));
  const lineOf = (path: readonly PropertyKey[]): number => {
    const offset = offsetOf(document, path);
    return offset === null ? 1 : lines.linePos(offset).line;
  };
  return { file, value: syntax.length > 0 ? null : document.toJS(), syntax, lineOf };
}

/** The start of the deepest node on the path that exists: a missing key is shown at its parent. */
function offsetOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const keys = path.slice(0, length);
    const node = length === 0 ? document.contents : document.getIn(keys, true);
    const key = keyOffset(document, keys);
    if (isNode(node) && node.range) return key ?? node.range[0];
  }
  return null;
}

/** A map entry is shown at its key, which is where an editor looks. */
function keyOffset(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number | null {
  const last = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (typeof last !== 'string' || !isMap(parent)) return null;
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}

/** The YAML files of a folder in stable order, relative to the root; subfolders are not searched. */
export function listRuleFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}
