import { openRecognizer, openRules } from '../app.ts';
import type { CatalogueEntry } from '../model/agency.ts';
import type { Interpretation } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Context } from '../model/turn.ts';
import { createInterpreter } from '../nlu/interpret.ts';
import { planQuery } from '../query/plan-query.ts';
import { lintRules } from '../rules/lint-rules.ts';
import type { Rules } from '../rules/rules.ts';

/** Lints the rules across files: every fault with its place; the overmatch gate over all intents included. */
export async function rulesCommand(): Promise<number> {
  const rules = await openRules();
  const interpret = createInterpreter({ rules, recognizeEntities: openRecognizer(rules) });
  const catalogue = bundledCatalogue(rules);
  const read = (text: string, context: Context | null): Interpretation =>
    interpret({ utterance: { text, now: '2024-06-01' }, context, catalogue });
  const opening = rules.intents.find(({ name }) => name === 'value')?.examples[0] ?? '';
  const before = planQuery({
    interpretation: read(opening, null),
    context: null,
    catalogue,
    fields: rules.fields,
  });
  const context: Context = { query: before, answer: null, agencies: agenciesOf(before), at: 0 };
  // A follow-up stands for itself only after a question: what alone says nothing is asked again behind one.
  const issues = lintRules(rules, (text) => {
    const alone = read(text, null);
    return alone.intent === 'notUnderstood' ? read(text, context) : alone;
  });
  for (const { file, line, text } of issues) process.stdout.write(`${file}:${line}: ${text}\n`);
  const fields = rules.fields.length;
  const aliases = rules.fields.reduce((sum, field) => sum + field.aliases.length, 0);
  process.stdout.write(
    `规则：字段 ${fields} 个，别名 ${aliases} 个，意图 ${rules.intents.length} 个，问题 ${issues.length} 个\n`,
  );
  return issues.length === 0 ? 0 : 1;
}

/** Examples are asked as if every agency of the catalogue had reported two years. */
function bundledCatalogue(rules: Rules): readonly CatalogueEntry[] {
  return rules.agencies.flatMap(({ id, names }) =>
    [2017, 2023].map((year) => ({
      agencyId: id,
      agency: names[0]?.name ?? id,
      year,
      reportId: `${id}-${year}`,
    })),
  );
}

function agenciesOf(query: Query): readonly string[] {
  return query.kind === 'figures' ? query.selection.agencies : [];
}
