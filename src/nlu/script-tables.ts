/** What the build step knows of scripts; two compact strings, read from dist/dictionary by the composition root. */
export type ScriptTables = {
  /** Traditional characters, then as many simplified ones, divided by a line feed. */
  readonly simplified: string;
  /** A line a syllable without tone: the syllable, a blank, its characters. */
  readonly pinyin: string;
};
