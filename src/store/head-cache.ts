import type { SheetText } from './lay-out-figures.ts';
import type { Tables } from './tables.ts';

/** A report without its document: enough to give any of its figures a source. */
export type ReportHead = {
  readonly key: number;
  readonly revision: number;
  readonly id: string;
  readonly agency: string;
  readonly title: string;
  readonly original: string | null;
  readonly sheet: Uint8Array;
  readonly texts: readonly SheetText[];
  /** Its figures that are rows of their own, by position; those asked for when many reports are read. */
  readonly rows: readonly Tables['figures'][];
};

export type HeadCache = {
  /** The head when it is of that revision; an import by anyone makes it stale. */
  get(key: number, revision: number): ReportHead | undefined;
  keep(head: ReportHead): void;
};

/** About 5 KB each. */
const MAX_HEADS = 1_024;

/** The reports asked about lately, least recently used first out. */
export function createHeadCache(): HeadCache {
  const heads = new Map<number, ReportHead>();
  return {
    get(key, revision) {
      const head = heads.get(key);
      if (head === undefined || head.revision !== revision) return undefined;
      heads.delete(key);
      heads.set(key, head);
      return head;
    },
    keep(head) {
      if (heads.size >= MAX_HEADS) {
        const [oldest] = heads.keys();
        if (oldest !== undefined) heads.delete(oldest);
      }
      heads.delete(head.key);
      heads.set(head.key, head);
    },
  };
}
