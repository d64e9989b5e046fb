/** Half-open range [start, end) of UTF-16 units in the original text. */
export type Span = { readonly start: number; readonly end: number };

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** What a person said, and when: `now` is an ISO date (YYYY-MM-DD) in Asia/Shanghai. */
export type Utterance = { readonly text: string; readonly now: string };

/**
 * The text the recognizers read. `spans[i]` is the range of the original text that character i of
 * `text` came from, so `original(start, end)` is spans[start].start .. spans[end - 1].end.
 */
export type NormalizedText = {
  readonly original: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly language: Language;
};

/** A word of the normalized text; `start`/`end` index the normalized text. */
export type Token = { readonly text: string; readonly start: number; readonly end: number };
