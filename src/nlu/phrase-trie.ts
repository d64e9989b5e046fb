/** A found phrase; start and end index the text that was searched. */
export type PhraseMatch<T> = { readonly start: number; readonly end: number; readonly value: T };

type Node<T> = { readonly next: Map<string, Node<T>>; value: T | undefined };

export type PhraseTrie<T> = { readonly root: Node<T> };

const IGNORED = new Set([...' \t\n\r\u3000“”"\'‘’「」『』《》']);
const ASCII_WORD = /[a-z0-9]/u;

/** One spelling for rules and questions: full width, case and inner blanks do not matter. */
export function foldPhrase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Hundreds of phrases are looked up in one walk over the text; of equal phrases the first wins. */
export function createPhraseTrie<T>(entries: Iterable<readonly [string, T]>): PhraseTrie<T> {
  const root: Node<T> = { next: new Map(), value: undefined };
  for (const [phrase, value] of entries) {
    const chars = [...foldPhrase(phrase)].filter((char) => !IGNORED.has(char));
    const leaf = chars.reduce(step<T>, root);
    if (leaf !== root) {
      leaf.value ??= value;
    }
  }
  return { root };
}

function step<T>(node: Node<T>, char: string): Node<T> {
  const known = node.next.get(char);
  if (known !== undefined) {
    return known;
  }
  const made: Node<T> = { next: new Map(), value: undefined };
  node.next.set(char, made);
  return made;
}

/** Every phrase that starts anywhere, the longest of each start; blanks and quotes inside it are skipped. */
export function findPhrases<T>(trie: PhraseTrie<T>, text: string): PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  for (let start = 0; start < text.length; start++) {
    const match = longestAt(trie.root, text, start);
    if (match !== null) {
      found.push(match);
    }
  }
  return found;
}

function longestAt<T>(root: Node<T>, text: string, start: number): PhraseMatch<T> | null {
  let best: PhraseMatch<T> | null = null;
  let node: Node<T> | undefined = startsWord(text, start) ? root : undefined;
  for (let at = start; node !== undefined && at < text.length; at++) {
    const char = text[at] ?? '';
    if (!IGNORED.has(char)) {
      node = node.next.get(char);
      best = toMatch(node, text, { start, end: at + 1 }) ?? best;
    }
  }
  return best;
}

function toMatch<T>(
  node: Node<T> | undefined,
  text: string,
  range: { readonly start: number; readonly end: number },
): PhraseMatch<T> | null {
  return node?.value !== undefined && endsWord(text, range.end - 1)
    ? { ...range, value: node.value }
    : null;
}

function startsWord(text: string, at: number): boolean {
  const first = text[at] ?? '';
  return !IGNORED.has(first) && !(ASCII_WORD.test(first) && ASCII_WORD.test(text[at - 1] ?? ''));
}

function endsWord(text: string, at: number): boolean {
  return !(ASCII_WORD.test(text[at] ?? '') && ASCII_WORD.test(text[at + 1] ?? ''));
}

/** Of overlapping finds the longer one counts, then the earlier one. */
export function keepLongest<T extends { readonly start: number; readonly end: number }>(
  matches: readonly T[],
): T[] {
  const kept: T[] = [];
  const order = [...matches].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  for (const match of order) {
    if (kept.every((other) => match.end <= other.start || match.start >= other.end)) {
      kept.push(match);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}
