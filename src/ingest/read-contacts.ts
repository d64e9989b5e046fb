import type { Contacts, ReportFigure } from '../model/report.ts';
import type { Passage } from './document-text.ts';
import { joinPlace } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';
import { toRegExp } from './to-regexp.ts';

type Found = {
  readonly value: string;
  readonly passage: Passage;
  readonly offset: number;
  readonly quote: string;
};

const hyphens = /\s*[-\u2010-\u2015\u2212\uFF0D~]+\s*/gu;

const tidy: Readonly<Record<string, (text: string) => string>> = {
  phone: (text) =>
    text
      .replace(/^\((\d+)\)\s*/u, '$1-')
      .replace(hyphens, '-')
      .replace(/^(0\d{2,3})\s+/u, '$1-')
      .replace(/\s/gu, ''),
  address: (text) => text.replace(/\s+/gu, ''),
  website: (text) => text.trim(),
  department: (text) => text.replace(/\s+/gu, ''),
};

function find(
  passages: readonly Passage[],
  patterns: readonly string[],
  part: string,
): Found | null {
  for (const pattern of patterns.map((source) => toRegExp(source, 'u')))
    for (const passage of passages) {
      const match = pattern.exec(passage.text);
      const raw = match?.groups?.value;
      if (!match || raw === undefined) continue;
      return {
        value: (tidy[part] ?? ((text: string) => text))(raw),
        passage,
        offset: match.index,
        quote: match[0].trim(),
      };
    }
  return null;
}

const fieldOf: Readonly<Record<string, string>> = {
  phone: 'contact.phone',
  address: 'contact.address',
  email: 'contact.email',
  postcode: 'contact.postcode',
  website: 'meta.site_url',
  department: 'contact.dept',
};

/** How to reach the publisher, each part with the words it was read from. */
export function readContacts(
  passages: readonly Passage[],
  index: FormIndex,
): { readonly contacts: Contacts; readonly figures: readonly ReportFigure[] } {
  const found = Object.entries(index.reading.contacts).map(
    ([part, patterns]) => [part, find(passages, patterns, part)] as const,
  );
  const value = (part: string): string | null =>
    found.find(([name]) => name === part)?.[1]?.value ?? null;
  const figures = found.flatMap(([part, each]): ReportFigure[] => {
    const field = index.fields.get(fieldOf[part] ?? '');
    if (!each || !field) return [];
    const place = each.passage.placeAt(each.offset);
    const section = each.passage.section ?? index.reading.places.preamble ?? '';
    return [
      {
        ...{
          field: field.id,
          applicant: null,
          label: field.name,
          state: 'reported',
          value: each.value,
        },
        ...{ qualifier: 'exact', unit: null, raw: each.value, section: each.passage.section },
        ...{
          place: joinPlace(index, section, place),
          line: place.line,
          page: place.page,
          quote: each.quote,
          notes: [],
        },
      },
    ];
  });
  const [phone, address, email] = [value('phone'), value('address'), value('email')];
  return {
    contacts: { phone, address, email, postcode: value('postcode'), website: value('website') },
    figures,
  };
}
