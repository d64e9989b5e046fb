import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NianbaoError } from '../errors.ts';
import type { Division } from '../rules/rules.ts';

export type TableId = 't2' | 't3' | 't4' | 'a14';

type Texts = readonly string[];
type Templates = Readonly<Record<string, string>>;

/** How reports are read. Source: data/reading.yaml. */
export type ReadingRules = {
  readonly placeholders: {
    readonly notApplicable: Texts;
    readonly blank: Texts;
    readonly image: Texts;
  };
  readonly signs: Readonly<Record<string, number>>;
  readonly money: Readonly<Record<string, number>>;
  readonly counters: Texts;
  readonly subtotals: Texts;
  readonly annexColumns: Texts;
  readonly tables: Readonly<
    Record<TableId, { readonly name: string; readonly cues: Texts; readonly header: string }>
  >;
  readonly script: {
    readonly traditional: string;
    readonly simplified: string;
    readonly words: Templates;
  };
  readonly expected: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
  readonly titles: Texts;
  readonly titleNoise: Texts;
  readonly notReports: Texts;
  readonly subject: string;
  readonly periods: Texts;
  readonly parts: Texts;
  readonly bodySuffixes: Texts;
  readonly otherBodies: Texts;
  readonly placeBodies: Texts;
  readonly townships: Texts;
  readonly placeSuffixes: Texts;
  readonly bareLevels: Readonly<Record<string, Division['level']>>;
  readonly selfContact: string;
  readonly websiteBody: string;
  readonly contacts: Readonly<Record<string, Texts>>;
  readonly published: Texts;
  readonly original: Texts;
  readonly signature: string;
  readonly otherYears: string;
  readonly lastYear: string;
  readonly atLeast: Texts;
  readonly stated: string;
  readonly statedLead: string;
  readonly issues: Templates;
  readonly notes: Templates;
  readonly forms: Templates;
  readonly refusals: Templates;
  readonly places: Templates;
  readonly check: Templates;
  readonly corrections: Templates;
};

const loaded = new Map<string, ReadingRules>();

/** The words a report is read by, once for each root: they change with the publishers, not with the code. */
export function loadReadingRules(root: string): ReadingRules {
  const known = loaded.get(root);
  if (known) return known;
  const file = join(root, 'data/reading.yaml');
  try {
    const rules = parse(readFileSync(file, 'utf8')) as ReadingRules;
    loaded.set(root, rules);
    return rules;
  } catch (cause) {
    throw new NianbaoError('RULES_INVALID', `${file} 读不出`, { cause });
  }
}

const cut = new Map<string, readonly string[]>();

/** A template as text, name, text, name …: the few dozen of them are filled hundreds of times a report. */
function cutTemplate(template: string): readonly string[] {
  const known = cut.get(template);
  if (known !== undefined) return known;
  const parts = template.split(/\{(\w+)\}/);
  cut.set(template, parts);
  return parts;
}

/** Fills `{name}` of a template; a name that is not given stays empty. */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string | number | null>>,
): string {
  const [first = '', ...rest] = cutTemplate(template);
  let text = first;
  for (let at = 0; at < rest.length; at += 2)
    text += String(values[rest[at] ?? ''] ?? '') + (rest[at + 1] ?? '');
  return text;
}
