import type { Sheet } from './sheet.ts';

const span = (name: string, count: number): string => (count > 1 ? ` ${name}="${count}"` : '');

/** Word leaves spans inside spans, office tags and styles around every scrap of text. */
export function toWordNoise(text: string): string {
  const middle = Math.ceil(text.length / 2);
  const [head, tail] = [text.slice(0, middle), text.slice(middle)];
  const shown = text === '' ? '&nbsp;' : `${head}</span><span lang="EN-US">${tail}`;
  return `<p class="MsoNormal" style="mso-pagination:none"><span><font face="仿宋_GB2312">${shown}</font></span><o:p></o:p></p>`;
}

/** Word saved as a page: conditional comments, styles of its own, and fonts inside fonts. */
export function toWordComments(text: string): string {
  const shown = text === '' ? '<o:p>&nbsp;</o:p>' : text;
  const style =
    "mso-bidi-font-size:10.5pt;font-family:宋体;mso-ascii-font-family:'Times New Roman'";
  return `<!--[if gte mso 9]><xml><w:t>7</w:t></xml><![endif]--><p class=MsoNormal align=center><b><font size="2"><span lang=EN-US style="${style}"><![if !supportEmptyParas]>${shown}<![endif]><o:p></o:p></span></font></b></p>`;
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
