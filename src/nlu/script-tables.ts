/** What the build step knows of scripts; two compact strings, read from dist/dictionary by the composition root. */
export type ScriptTables = {
  /** Traditional characters, then as many simplified ones, divided by a line feed. */
  readonly simplified: string;
  /** The syllables without tone, a blank between; then a line with one sign a character of the basic plane: which syllable it has. */
  readonly pinyin: string;
};
