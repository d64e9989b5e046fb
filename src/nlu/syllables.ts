const FIRST = 0x4e00;
const LAST = 0x9fff;
/** The table writes syllable n as this code point plus n: no control characters, two bytes each. */
export const SYLLABLE_BASE = 0x100;
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

/** Every syllable there is. */
export function syllableNames(table: string): readonly string[] {
  return table.slice(0, table.indexOf('\n')).split(' ');
}

/** Toneless pinyin of single characters. The table is looked into as it is: reading it must cost a start nothing. */
export function createSyllables(table: string): Syllables {
  const line = table.indexOf('\n');
  const first = line + 1 - FIRST;
  const idAt = (text: string, at: number): number => {
    const code = text.charCodeAt(at);
    return code >= FIRST && code <= LAST ? table.charCodeAt(first + code) - SYLLABLE_BASE : 0;
  };
  const keyAt = (text: string, at: number): number => {
    const left = idAt(text, at);
    const right = left === 0 ? 0 : idAt(text, at + 1);
    return right === 0 ? 0 : left * RADIX + right;
  };
  let names: readonly string[] | null = null;
  const spell = (text: string): string => {
    names ??= syllableNames(table);
    let spelled = '';
    for (let at = 0; at < text.length; at++) {
      const id = idAt(text, at);
      if (id === 0) return '';
      spelled += names[id - 1] ?? '';
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
