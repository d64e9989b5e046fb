/** A found phrase; start and end index the text that was searched. */
export type PhraseMatch<T> = { readonly start: number; readonly end: number; readonly value: T };

type Node<T> = { readonly next: Map<string, Node<T>>; value: T | undefined };

export type PhraseTrie<T> = {
  /** What follows a first character; built when a text first holds that character. */
  readonly branchAt: (char: string) => Node<T> | undefined;
};

const IGNORED = new Set([...' \t\n\r\u3000“”"\'‘’「」『』《》']);
/** Characters of the basic plane are spelt one way. */
const FIRST_HAN = '\u4e00';
const LAST_HAN = '\u9fff';
const ASCII_WORD = /[a-z0-9]/u;

/** One spelling for rules and questions: full width, case and inner blanks do not matter. */
export function foldPhrase(text: string): string {
  // Most of the thousands of phrases are plain characters that fold to themselves.
  return /^[\u4e00-\u9fff]*$/.test(text) ? text : text.normalize('NFKC').toLowerCase();
}

/** Hundreds of phrases are looked up in one walk over the text; of equal phrases the first wins. */
export function createPhraseTrie<T>(entries: Iterable<readonly [string, T]>): PhraseTrie<T> {
  const waiting = new Map<string, (readonly [string, T])[]>();
  for (const entry of entries) {
    const first = firstCharacter(entry[0]);
    const bucket = waiting.get(first);
    if (bucket === undefined) waiting.set(first, [entry]);
    else bucket.push(entry);
  }
  const root: Node<T> = { next: new Map(), value: undefined };
  return {
    branchAt(char) {
      const bucket = waiting.get(char);
      if (bucket !== undefined) {
        waiting.delete(char);
        growBranch(root, bucket);
      }
      return root.next.get(char);
    },
  };
}

/** The first character that counts; folding whole phrases is left until one of their branch is looked for. */
function firstCharacter(phrase: string): string {
  for (const char of phrase) {
    if (char >= FIRST_HAN && char <= LAST_HAN) return char;
    if (!IGNORED.has(char)) return foldPhrase(char).charAt(0);
  }
  return '';
}

function growBranch<T>(root: Node<T>, entries: readonly (readonly [string, T])[]): void {
  for (const [phrase, value] of entries) {
    const chars = [...foldPhrase(phrase)].filter((char) => !IGNORED.has(char));
    const leaf = chars.reduce(step<T>, root);
    if (leaf !== root) {
      leaf.value ??= value;
    }
  }
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
    const match = longestAt(trie, text, start);
    if (match !== null) {
      found.push(match);
    }
  }
  return found;
}

function longestAt<T>(trie: PhraseTrie<T>, text: string, start: number): PhraseMatch<T> | null {
  if (!startsWord(text, start)) return null;
  let node = trie.branchAt(text[start] ?? '');
  let best = toMatch(node, text, { start, end: start + 1 });
  for (let at = start + 1; node !== undefined && at < text.length; at++) {
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
