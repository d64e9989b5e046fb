import type { Block, SourceDocument } from '../model/document.ts';
import type { FoundSection } from './find-sections.ts';
import { squeeze } from './label-key.ts';
import { parseNumber } from './parse-number.ts';
import type { ReadingRules } from './reading-rules.ts';
import { toRegExp } from './to-regexp.ts';

/** The title as printed, without blanks, and what it says of agency and year. */
export type FoundTitle = {
  readonly text: string;
  readonly agency: string;
  readonly year: number | null;
  readonly line: number | null;
};

const searched = 14;

type Line = { readonly text: string; readonly block: Block };

function listHead(document: SourceDocument, sections: readonly FoundSection[]): Line[] {
  const end = Math.max(1, Math.min(searched, sections[0]?.firstBlock ?? searched));
  return document.blocks.slice(0, end).flatMap((block) => {
    const text =
      block.kind === 'table'
        ? block.rows.map((row) => row.map((cell) => cell.text).join('')).join('')
        : block.text;
    return text === '' ? [] : [{ text: squeeze(text), block }];
  });
}

/** 2023, 二〇二三, 二0一七 → the year. */
export function toYear(text: string | undefined): number | null {
  if (text === undefined) return null;
  const arabic = [...text]
    .map((char) => (/\d/.test(char) ? char : char === 'O' ? '0' : String(parseNumber(char) ?? '')))
    .join('');
  const year = Number(arabic);
  return /^(?:19|20)\d{2}$/u.test(arabic) ? year : null;
}

function clean(text: string, reading: ReadingRules): string {
  const patterns = reading.titleNoise.map((noise) => toRegExp(noise, 'iu'));
  let name = text;
  for (let before = ''; before !== name; ) {
    before = name;
    for (const pattern of patterns) name = name.replace(pattern, '');
  }
  return name;
}

/** What a line says of agency and year when it is the title of a report. */
export function matchTitle(
  text: string,
  line: number | null,
  reading: ReadingRules,
): FoundTitle | null {
  for (const pattern of reading.titles) {
    const found = toRegExp(pattern, 'u').exec(text);
    if (!found?.groups) continue;
    const { before = '', after = '', year } = found.groups;
    const agency =
      [before, after].map((part) => clean(part, reading)).find((part) => part !== '') ?? '';
    return { text: text.replace(/^[^:]{0,12}:/u, ''), agency, year: toYear(year), line };
  }
  return null;
}

/** A title may be broken over up to three lines; the shortest reading that names a body wins, then any reading at all. */
export function findTitle(
  document: SourceDocument,
  sections: readonly FoundSection[],
  reading: ReadingRules,
): FoundTitle | null {
  const lines = listHead(document, sections).map((line) => ({
    ...line,
    short: line.text.length <= 60,
  }));
  const found = [1, 2, 3].flatMap((count) =>
    lines.flatMap((_, start) => {
      const part = lines.slice(start, start + count);
      if (part.length < count || part.some(({ short }) => !short)) return [];
      const title = matchTitle(
        part.map(({ text }) => text).join(''),
        part[0]?.block.place.line ?? null,
        reading,
      );
      return title ? [title] : [];
    }),
  );
  return (
    found.find(({ agency, year }) => agency !== '' && year !== null) ??
    found.find(({ agency }) => agency !== '') ??
    found[0] ??
    null
  );
}
