import type { Sheet } from './sheet.ts';

const span = (name: string, count: number): string => (count > 1 ? ` ${name}="${count}"` : '');

/** Word leaves spans inside spans, office tags and styles around every scrap of text. */
export function toWordNoise(text: string): string {
  const middle = Math.ceil(text.length / 2);
  const [head, tail] = [text.slice(0, middle), text.slice(middle)];
  const shown = text === '' ? '&nbsp;' : `${head}</span><span lang="EN-US">${tail}`;
  return `<p class="MsoNormal" style="mso-pagination:none"><span><font face="仿宋_GB2312">${shown}</font></span><o:p></o:p></p>`;
}

/** A table as a page would hold it; `paint` dresses the text of a cell. */
export function printHtmlTable(from: Sheet, paint: (text: string) => string): string {
  const rows = from.map((row) => {
    const cells = row.map(
      ([text, down, across]) =>
        `<td${span('rowspan', down)}${span('colspan', across)}>\n ${paint(text)}\n</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table border="1"><tbody>${rows.join('\n')}</tbody></table>`;
}
