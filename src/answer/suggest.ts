import type { Choice } from '../model/answer.ts';
import type { Figure } from '../model/figure.ts';
import type { Brief } from './brief.ts';
import { nameMeasure, sayMeasure } from './measure-name.ts';

const MAX_SUGGESTIONS = 3;

type Params = { readonly agency: string; readonly year: number; readonly label?: string };

const toChoice = (brief: Brief, kind: string, params: Params): Choice => ({
  label: brief.say(`help.${kind}Choice`, params),
  question: brief.say(`help.${kind}Question`, params),
});

/** The name as a sentence says it where that is also a way to ask for it, else the official one. */
function nameAsked(brief: Brief, figure: Figure): string {
  const field = brief.index.fields.get(figure.field);
  const isAlias = field?.aliases.includes(field.said ?? '') === true;
  return isAlias ? sayMeasure(figure, brief) : nameMeasure(figure, brief);
}

/** Figures the store really has are sure to be answered. */
function fromFigures(brief: Brief): readonly Choice[] {
  return brief.found.figures
    .filter((figure) => figure.state === 'reported')
    .map((figure) =>
      toChoice(brief, 'figure', {
        agency: figure.agency,
        year: figure.year,
        label: nameAsked(brief, figure),
      }),
    );
}

/** The newest report of the agency that was named, else of any: it always has a source to show. */
function fromCatalogue(brief: Brief): readonly Choice[] {
  const named = brief.query.slots.agencies?.value.flatMap((of) => of[0]?.value.id ?? []) ?? [];
  const rank = (agencyId: string) => (named.includes(agencyId) ? 1 : 0);
  const newest = brief.found.catalogue.toSorted(
    (a, b) => rank(b.agencyId) - rank(a.agencyId) || b.year - a.year,
  )[0];
  if (newest === undefined) return [];
  const { agency, year } = newest;
  return [
    toChoice(brief, 'source', { agency, year }),
    { label: brief.say('help.listChoice'), question: brief.say('help.listQuestion') },
  ];
}

/** Two or three questions that surely have an answer, made of what the store really has. */
export function suggest(brief: Brief): readonly Choice[] {
  const figures = fromFigures(brief).slice(0, MAX_SUGGESTIONS - 1);
  return [...figures, ...fromCatalogue(brief)].slice(0, MAX_SUGGESTIONS);
}

/** The suggestions as a line of the reply. */
export function saySuggestions(brief: Brief, choices: readonly Choice[]): readonly string[] {
  if (choices.length === 0) return [];
  const questions = choices.map((choice) => choice.question);
  return [brief.say('help.try', { questions: questions.join(brief.say('value.semicolon')) })];
}
