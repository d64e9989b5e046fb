import { distance } from 'fastest-levenshtein';
import type { Block, SourceDocument } from '../model/document.ts';
import type { Section } from '../model/report.ts';
import type { Rules } from '../rules/rules.ts';
import { toLabelKey } from './label-key.ts';

/** A section and the table of the form that belongs to it. */
export type FoundSection = Section & { readonly table: string | null };

const numbered = /^\s*(?<number>[一二三四五六七八九十]{1,3})\s*[、.．]\s*(?<title>\S.*)$/u;
const maxHeading = 60;
const numbering = /^(?:\d{1,2}[.．、]|[(（][一二三四五六七八九十][)）])/u;
const minRowKey = 6;
const minBegun = 2;

/** The same title with a slip of the pen, or a line that begins with it. */
function isNear(key: string, title: string): boolean {
  if (key.startsWith(title)) return true;
  if (title.length >= 8 && distance(key.slice(0, title.length), title) <= title.length * 0.2)
    return true;
  return key.length <= title.length * 2 && distance(key, title) <= title.length * 0.35;
}

function findKnown(rules: Rules, title: string): Rules['sections'][number] | null {
  const key = toLabelKey(title).slice(0, maxHeading);
  const found = rules.sections.find((section) =>
    section.titles.some((known) => isNear(key, toLabelKey(known))),
  );
  return found ?? null;
}

type RowKeys = { readonly whole: ReadonlySet<string>; readonly numbered: readonly string[] };

const rowKeys = new WeakMap<Rules, RowKeys>();

function toRowKeys(rules: Rules): RowKeys {
  const split = (fields: Rules['fields']): string[] =>
    fields.flatMap(({ rowLabels }) => rowLabels.flatMap((label) => label.split('/')));
  const own = split(rules.fields.filter(({ group }) => group === 't3'));
  const begun = own.filter((label) => numbered.test(label)).map(toLabelKey);
  return {
    whole: new Set(split(rules.fields).map(toLabelKey)),
    numbered: begun.filter((key) => key.length >= minRowKey),
  };
}

/**
 * The rows 一、本年新收 … 四、结转 of table three are numbered like sections; a crawler leaves them as lines, figures and all, or broken
 * over two.
 */
function isRowLabel(rules: Rules, title: string): boolean {
  const known = rowKeys.get(rules) ?? toRowKeys(rules);
  rowKeys.set(rules, known);
  const key = toLabelKey(title);
  const begins = (own: string): boolean => key.length >= minBegun && own.startsWith(key);
  const isWhole = (text: string): boolean => known.whole.has(toLabelKey(text));
  const last = title.trim().split(/\s+/u).at(-1) ?? '';
  if (isWhole(title) || (numbering.test(last) && isWhole(last))) return true;
  return known.numbered.some((own) => key.startsWith(own) || begins(own));
}

type Heading = { readonly number: string; readonly title: string; readonly table: string | null };

function isShort(text: string): boolean {
  return text.length <= maxHeading && !/[。;；]/u.test(text);
}

/** A title of the form stands without its number only over its table. */
function toBareHeading(rules: Rules, text: string): Heading | null {
  const known = isShort(text) ? findKnown(rules, text) : null;
  return known?.table ? { number: known.number, title: text, table: known.table } : null;
}

function toNumbered(
  rules: Rules,
  text: string,
  { number, title }: { number: string; title: string },
): Heading | null {
  const known = findKnown(rules, title);
  const short = isShort(text);
  if (known) return { ...known, title: short ? title : (known.titles[0] ?? title) };
  if (isRowLabel(rules, title)) return null;
  return short && number.length <= 2 ? { number, title, table: null } : null;
}

/** A heading is a short line with a number, or any line that begins with a title of the form. */
function toHeading(rules: Rules, block: Block): Heading | null {
  if (block.kind === 'table' || block.kind === 'image') return null;
  const { number, title } = numbered.exec(block.text)?.groups ?? {};
  if (number === undefined || title === undefined) return toBareHeading(rules, block.text);
  return toNumbered(rules, block.text, { number, title });
}

/** The sections 一 … 六 with the blocks they reach over; the order is that of the document. */
export function findSections(document: SourceDocument, rules: Rules): FoundSection[] {
  const starts = document.blocks.flatMap((block, firstBlock) => {
    const heading = toHeading(rules, block);
    return heading ? [{ heading, firstBlock }] : [];
  });
  return starts.map(({ heading, firstBlock }, index) => ({
    ...{ number: heading.number, title: heading.title.trim(), table: heading.table, firstBlock },
    lastBlock: (starts[index + 1]?.firstBlock ?? document.blocks.length) - 1,
  }));
}

/** How a section is called in a citation: 三、收到和处理政府信息公开申请情况. */
export function nameSection(section: Section | undefined): string | null {
  if (!section) return null;
  return section.number === null ? section.title : `${section.number}、${section.title}`;
}
