import type { Choice } from '../model/answer.ts';
import type { Brief } from './brief.ts';
import { nameMeasure } from './measure-name.ts';

const MAX_SUGGESTIONS = 3;

/** What every report of the form states; asked of a report that has it, it is sure to have an answer. */
function fromFigures(brief: Brief): readonly Choice[] {
  return brief.found.figures
    .filter((figure) => figure.state === 'reported')
    .map((figure) => {
      const params = {
        agency: figure.agency,
        year: figure.year,
        label: nameMeasure(figure, brief),
      };
      return {
        label: brief.say('help.choice', params),
        question: brief.say('help.question', params),
      };
    });
}

/** The newest report of an agency always has a source to show: the suggestion that cannot fail. */
function fromCatalogue(brief: Brief): readonly Choice[] {
  const newest = [...brief.found.catalogue].sort((a, b) => b.year - a.year).slice(0, 1);
  return newest.map(({ agency, year }) => ({
    label: brief.say('help.sourceChoice', { agency, year }),
    question: brief.say('help.sourceQuestion', { agency, year }),
  }));
}

/** Two or three questions that surely have an answer, made of what the store really has. */
export function suggest(brief: Brief): readonly Choice[] {
  const choices = [...fromFigures(brief).slice(0, MAX_SUGGESTIONS - 1), ...fromCatalogue(brief)];
  return choices.slice(0, MAX_SUGGESTIONS);
}
