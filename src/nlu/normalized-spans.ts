import type { NormalizedText, Span } from '../model/text.ts';

/** Where a stretch of the original stands in the normalized text; spans of entities address the original. */
export function toNormalizedSpan(normalized: NormalizedText, span: Span): Span {
  let start = 0;
  while (start < normalized.spans.length && (normalized.spans[start]?.end ?? 0) <= span.start) {
    start++;
  }
  let end = start;
  while (end < normalized.spans.length && (normalized.spans[end]?.start ?? 0) < span.end) {
    end++;
  }
  return { start, end };
}

/** The stretch of the original that `start..end` of the normalized text came from. */
export function toOriginalSpan(normalized: NormalizedText, { start, end }: Span): Span {
  return {
    start: normalized.spans[start]?.start ?? normalized.original.length,
    end: normalized.spans[end - 1]?.end ?? normalized.original.length,
  };
}
