import type { RulePlaces } from './rule-places.ts';
import type { RuleIssue, Rules } from './rules.ts';

/** What the interpreter of the nlu room makes of a question; handed in, because rules may not import it. */
export type InterpretQuestion = (question: string) => { readonly intent: string };

/** The overmatch gate: all intents together, every example is won by its own and every negative refused by it. */
export function lintIntents(
  rules: Rules,
  placeOf: RulePlaces,
  interpret: InterpretQuestion,
): RuleIssue[] {
  return rules.intents.flatMap(({ name, examples, negatives }) => [
    ...examples.flatMap((example) => {
      const fault = judgeExample(interpret, example, name);
      return fault === null ? [] : [{ ...placeOf('example', example, name), text: fault }];
    }),
    ...negatives
      .filter((negative) => interpret(negative).intent === name)
      .map((negative) => ({
        ...placeOf('negative', negative, name),
        text: `${name} does not refuse its negative ${negative}`,
      })),
  ]);
}

function judgeExample(interpret: InterpretQuestion, example: string, name: string): string | null {
  const { intent } = interpret(example);
  if (intent === name) return null;
  return intent === 'notUnderstood'
    ? `the example ${example} of ${name} does not parse`
    : `${intent} steals the example ${example} of ${name}`;
}
