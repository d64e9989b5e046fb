/** A text under normalization: one entry a UTF-16 unit, each with its range of the original. */
export type DraftText = {
  readonly units: string[];
  readonly starts: number[];
  readonly ends: number[];
};

/** An empty draft. */
export function createDraft(): DraftText {
  return { units: [], starts: [], ends: [] };
}

/** Appends `text` so that each of its units stands for the range [start, end) of the original. */
export function append(draft: DraftText, text: string, range: readonly [number, number]): void {
  for (let unit = 0; unit < text.length; unit++) {
    draft.units.push(text.charAt(unit));
    draft.starts.push(range[0]);
    draft.ends.push(range[1]);
  }
}
