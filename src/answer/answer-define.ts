import type { Field } from '../model/field.ts';
import type { Term } from '../rules/rules.ts';
import type { Brief } from './brief.ts';
import { type Draft, draft } from './draft.ts';

/** The field a term explains, to borrow its English name. */
const findField = (brief: Brief, term: Term): Field | undefined =>
  brief.rules.fields.find(({ name }) => name === term.name);

/** The term that explains a field: the same name, or one people give the field. */
const findTerm = (brief: Brief, field: Field): Term | undefined =>
  brief.rules.terms.find(({ name }) => name === field.name) ??
  brief.rules.terms.find(({ name }) => field.aliases.includes(name));

function sayTerm(brief: Brief, term: Term): readonly string[] {
  const english = brief.speech === 'en';
  const name = (english ? findField(brief, term)?.nameEn : null) ?? term.name;
  const definition = (english ? term.definitionEn : null) ?? term.definition;
  const basis = term.basis === null ? [] : [brief.say('define.basis', { basis: term.basis })];
  return [brief.say('define.one', { name, definition }), ...basis];
}

/** Where it is printed: its row, and its column where the row has more than one. */
function sayPlace(brief: Brief, field: Field): readonly string[] {
  const [row] = field.rowLabels;
  const [column] = field.columnLabels;
  if (field.kind !== 'cell' || row === undefined) return [];
  if (column === undefined) return [brief.say('define.row', { row })];
  return [brief.say('define.place', { row, column })];
}

/** Fields are defined in Chinese; in English the term of the glossary, or the name on the form, stands for it. */
function defineEnglish(brief: Brief, field: Field): string {
  const known = findTerm(brief, field)?.definitionEn ?? null;
  return known ?? brief.say('define.named', { name: field.name });
}

function sayField(brief: Brief, field: Field): readonly string[] {
  const english = brief.speech === 'en';
  const name = (english ? field.nameEn : null) ?? field.name;
  const definition = english ? defineEnglish(brief, field) : field.definition;
  const { formula, basis } = field;
  return [
    brief.say('define.one', { name, definition }),
    ...(formula === null || english ? [] : [brief.say('define.formula', { text: formula.text })]),
    ...(basis === null ? [] : [brief.say('define.basis', { basis })]),
    ...sayPlace(brief, field),
  ];
}

/** A term of the form or a field, with the article it stands on and where it is printed. */
export function answerDefine(brief: Brief, topic: string | null): Draft {
  const term = brief.rules.terms.find((of) => of.id === topic || of.name === topic);
  const field = topic === null ? undefined : brief.index.fields.get(topic);
  if (term !== undefined) {
    return draft({ status: 'answered', lines: sayTerm(brief, term), cited: false });
  }
  if (field !== undefined) {
    return draft({ status: 'answered', lines: sayField(brief, field), cited: false });
  }
  return draft({ status: 'notUnderstood', lines: [brief.say('define.unknown')], cited: false });
}
