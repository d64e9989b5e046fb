/** What a sticky pattern finds exactly at `at`; empty when nothing. */
export function matchSticky(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
