const FIRST = 0x4e00;
const LAST = 0x9fff;
/** More than there are syllables: two of them make one key. */
const RADIX = 1024;

export type Syllables = {
  /** 0 when the character has none. */
  readonly idAt: (text: string, at: number) => number;
  /** Two syllables as one number, 0 when either is missing. */
  readonly keyAt: (text: string, at: number) => number;
  /** zibo for 淄博; empty when a character has no syllable. */
  readonly spell: (text: string) => string;
  /** True when two texts of the same length sound alike. */
  readonly alike: (left: string, right: string) => boolean;
};

/** Toneless pinyin of single characters, read from the table of the build step at first need. */
export function createSyllables(table: string): Syllables {
  let loaded: { readonly ids: Uint16Array; readonly names: readonly string[] } | null = null;
  const load = (): NonNullable<typeof loaded> => {
    loaded ??= readTable(table);
    return loaded;
  };
  const idAt = (text: string, at: number): number => {
    const code = text.charCodeAt(at);
    return code >= FIRST && code <= LAST ? (load().ids[code - FIRST] ?? 0) : 0;
  };
  const keyAt = (text: string, at: number): number => {
    const left = idAt(text, at);
    const right = left === 0 ? 0 : idAt(text, at + 1);
    return right === 0 ? 0 : left * RADIX + right;
  };
  const spell = (text: string): string => {
    let spelled = '';
    for (let at = 0; at < text.length; at++) {
      const id = idAt(text, at);
      if (id === 0) return '';
      spelled += load().names[id] ?? '';
    }
    return spelled;
  };
  const alike = (left: string, right: string): boolean => {
    if (left.length !== right.length) return false;
    for (let at = 0; at < left.length; at++) {
      const id = idAt(left, at);
      if (left[at] !== right[at] && (id === 0 || id !== idAt(right, at))) return false;
    }
    return true;
  };
  return { idAt, keyAt, spell, alike };
}

function readTable(table: string): {
  readonly ids: Uint16Array;
  readonly names: readonly string[];
} {
  const ids = new Uint16Array(LAST - FIRST + 1);
  const names = [''];
  for (const line of table.split('\n')) {
    const blank = line.indexOf(' ');
    if (blank < 0) continue;
    names.push(line.slice(0, blank));
    for (let at = blank + 1; at < line.length; at++) {
      const code = line.charCodeAt(at);
      if (code >= FIRST && code <= LAST) ids[code - FIRST] = names.length - 1;
    }
  }
  return { ids, names };
}
