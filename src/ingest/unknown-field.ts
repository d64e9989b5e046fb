import type { Field } from '../model/field.ts';
import type { FormIndex } from './form-index.ts';
import { squeeze } from './label-key.ts';
import type { TableId } from './reading-rules.ts';

/** A short stable number for a printed label: the same words give the same id in every report. */
function hashLabel(text: string): string {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return String((hash >>> 0) % 1_000_000);
}

/** Stands in for a row no field knows, so that what a body printed is kept under its own words. */
export function toUnknownField(index: FormIndex, label: string, table: TableId): Field {
  const name = squeeze(label);
  const like = [...index.fields.values()].find((field) => field.group.startsWith(table));
  return {
    ...{
      id: `unknown.${hashLabel(`${table}/${name}`)}`,
      name,
      nameEn: null,
      group: table,
      kind: 'cell',
      unit: like?.unit ?? '',
    },
    ...{
      eras: [],
      rowLabels: [name],
      columnLabels: [],
      aliases: [],
      aliasesEn: [],
      definition: '',
      basis: null,
    },
    ...{
      notes: null,
      comparableTo: [],
      hasApplicant: table === 't3',
      stock: false,
      parts: [],
      formula: null,
      patterns: [],
    },
  };
}
