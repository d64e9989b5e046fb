const head =
  /(?:统计指标|指\s?标\s?名\s?称)\s*(?:计\s?量\s?)?(?:单\s?位)?\s*(?<columns>(?:\p{Script=Han}|20\d{2}|\s){2,30})/u;
const column =
  /20\d{2}年度?|本年度?(?!累计)|本期实际|(?:本年|历年)?累计|年末统计|统计数|数量|数值/gu;

/** Where the line of column names begins; -1 when there is none. */
export const findHead = (text: string): number => text.search(head);

/** The columns a head names, in order. */
export const listColumns = (text: string): readonly string[] =>
  (head.exec(text)?.groups?.columns ?? '').match(column) ?? [];

/** Where the names of the columns end. */
export function findBody(text: string): number {
  const { index = 0, groups } = head.exec(text) ?? {};
  const columns = groups?.columns ?? '';
  const last = [...columns.matchAll(column)].at(-1);
  return index + text.slice(index).indexOf(columns) + (last ? last.index + last[0].length : 0);
}
