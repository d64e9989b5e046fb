import { expect, test } from 'vitest';
import { undressHtml } from '../../src/ingest/undress-html.ts';

test('spans and fonts that only dress text are left out, lines and the rest stay', () => {
  const page = `<td>\n<p><span lang="EN-US"><font face='仿宋 "GB"'>1</font></span><SPAN>2<o:p></o:p></SPAN></p>\n</td>`;
  expect(undressHtml(page)).toBe('<td>\n<p>12</p>\n</td>');
});

test.each([
  ['struck out', '<span style="text-decoration:line-through">1</span>'],
  ['not shown', '<span style="display:none">1</span><span>2</span>'],
  ['hidden', '<span hidden>1</span>'],
  ['of no size', '<font style="font-size: 0">1</font>'],
  ['raised', '<span style="vertical-align:super">1</span>'],
  ['over lines', '<span\nlang="EN-US">1</span>'],
  ['with an end in a value', '<span title="a>b">1</span>'],
  ['without an end', '<td><span lang="EN-US"</td><span>1</span>'],
  ['without the end of a value', '<span lang="EN-US>1</span><span>2</span>'],
  ['of another name', '<spanner>1</spanner><fonts>2</fonts>'],
])('a page with one %s stays as it is', (_, page) => {
  expect(undressHtml(page)).toBe(page);
});

test('attributes for looks are left out, and no line with them', () => {
  const page =
    '<p class="MsoNormal" style="mso-pagination:none;text-indent:2em">1</p>\n<td\n style="width:9%" colspan="2">2</td>';
  expect(undressHtml(page)).toBe('<p>1</p>\n<td\n colspan="2">2</td>');
});

test.each([
  ['not shown', '<p style="display:none">1</p>'],
  ['not shown by Word', '<p style="mso-hide:all">1</p>'],
  ['raised', '<sup style="vertical-align:super">1</sup>'],
  ['of no size', '<p style="font-size:0">1</p>'],
  ['without an end', '<p style="width:9%>1</p>'],
  ['of another class', '<p class="nav">1</p>'],
])('a tag %s keeps its attributes', (_, page) => {
  expect(undressHtml(page)).toBe(page);
});
