import type { AnswerStatus, Choice } from '../model/answer.ts';
import type { Brief, ClarifyQuery, MissingQuery, WordsQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { hasPhrase } from './phrase.ts';
import { saySuggestions, suggest } from './suggest.ts';

/** A name no store knows is the user's own words: nothing of them may act as markup. */
const MARKUP = /[<>&"'`]/g;

/** A topic with words of its own, else the general ones of the intent. */
function pickTopic(brief: Brief, intent: string, topic: string | null): string {
  const own = `${intent}.${topic ?? ''}`;
  return topic !== null && hasPhrase(brief.rules, own) ? own : `${intent}.general`;
}

/** Greetings and thanks: one short line, never a figure. */
export function answerTalk(brief: Brief, query: WordsQuery): Draft {
  const topic = pickTopic(brief, 'talk', query.topic);
  return draft({ status: 'talk', lines: [brief.say(topic)], cited: false });
}

/** One sentence that is true, and what can be asked instead. */
function answerWith(brief: Brief, status: AnswerStatus, topic: string): Draft {
  const choices = suggest(brief);
  const lines = [brief.say(topic), ...saySuggestions(brief, choices)];
  return draft({ status, lines, choices, cited: false });
}

/** What can be asked, with questions that surely have an answer. */
export const answerHelp = (brief: Brief): Draft => answerWith(brief, 'talk', 'help.general');

/** Understood, but no annual report tells it: say so, and what can be asked instead. */
export const answerOutOfScope = (brief: Brief, query: WordsQuery): Draft =>
  answerWith(brief, 'outOfScope', pickTopic(brief, 'outOfScope', query.topic));

/** Not understood is said as that, with questions that work. */
export const answerNotUnderstood = (brief: Brief, query: WordsQuery): Draft =>
  answerWith(brief, 'notUnderstood', pickTopic(brief, 'notUnderstood', query.topic));

const ask = (brief: Brief, choices: readonly Choice[]): string => {
  const labels = choices.map((choice, index) => `${index + 1} ${choice.label}`);
  return brief.say('value.choices', { choices: labels.join(brief.say('value.gap')) });
};

/** Two readings or more: numbered choices, answered by the number or the words. */
export function answerClarify(brief: Brief, query: ClarifyQuery): Draft {
  return draft({
    status: 'clarify',
    lines: [
      brief.say(`value.clarify.${query.about}`, { place: query.slots.place?.name ?? '' }),
      ask(brief, query.choices),
    ],
    choices: query.choices,
    cited: false,
  });
}

function sayThere(brief: Brief, query: MissingQuery): string {
  const years = brief.found.catalogue
    .filter((of) => of.agencyId === query.agencyId)
    .map((of) => of.year);
  if (years.length === 0) return '';
  return brief.say('value.there', {
    agency: query.agency,
    years: [...new Set(years)].join(brief.say('value.comma')),
    latest: Math.max(...years),
  });
}

/** No such report, or no such agency: not the same as not published, and never another year in its place. */
export function answerMissingReport(brief: Brief, query: MissingQuery): Draft {
  const known = query.agencyId !== null;
  const agency = query.agency.replaceAll(MARKUP, '');
  const line =
    known && query.years.length > 0
      ? brief.say('value.noReport.year', {
          agency: query.agency,
          years: query.years.join(brief.say('value.comma')),
        })
      : brief.say(known ? 'value.noReport.none' : 'value.noReport.agency', { agency });
  const there = sayThere(brief, query);
  const lead = brief.say(
    known && query.years.length > 0 ? 'value.offer.year' : 'value.offer.agency',
  );
  const offers = query.choices.length > 0 ? [`${lead}${ask(brief, query.choices)}`] : [];
  return draft({
    status: 'noReport',
    lines: [line, ...(there === '' ? [] : [there]), ...offers],
    choices: query.choices,
    cited: false,
  });
}
