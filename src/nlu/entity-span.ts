import type { NormalizedText, Span } from '../model/text.ts';

/** The original words a range of the normalized text stands for. */
export function entitySpan(
  normalized: NormalizedText,
  start: number,
  end: number,
): { readonly span: Span; readonly text: string } {
  const span = {
    start: normalized.spans[start]?.start ?? 0,
    end: normalized.spans[end - 1]?.end ?? 0,
  };
  return { span, text: normalized.original.slice(span.start, span.end) };
}
