import { NlpManager } from 'node-nlp';
import { generateAgencyAliases } from '../../src/rules/agency-aliases.ts';
import type { Rules } from '../../src/rules/rules.ts';
import type { AskedIntent } from './eval-intents.ts';

const locale = 'zh';
const newest = 2023;

/** What both sides make of a question. */
export type Slots = {
  readonly intent: string;
  readonly agencies: readonly string[];
  readonly years: readonly number[];
  readonly fields: readonly string[];
};

/** nlp.js, trained on the given questions raw and masked, with every name of our rules as a named entity. */
export async function trainPeer(
  rules: Rules,
  lessons: readonly AskedIntent[],
): Promise<(text: string) => Promise<Slots>> {
  const manager = new NlpManager({
    languages: [locale],
    autoSave: false,
    forceNER: true,
    nlu: { log: false },
    ner: { threshold: 1 },
  });
  manager.addLanguage(locale);
  matchCharacters(manager);
  nameEntities(manager, rules);
  for (const { text, want } of lessons) {
    const masked = await manager.nlp.ner.generateEntityUtterance(locale, text);
    for (const said of new Set([text, masked]))
      manager.addDocument(locale, said, want.intent ?? '');
  }
  await manager.train();
  return async (text) => {
    const { intent, entities } = await manager.process(locale, text);
    const options = (of: string): readonly string[] => [
      ...new Set(entities.filter(({ entity }) => entity === of).map(({ option }) => option)),
    ];
    const years = options('year').map(Number);
    return {
      intent: intent === 'None' ? 'notUnderstood' : intent,
      agencies: options('agency'),
      years: years.length > 0 ? years : [newest],
      fields: options('field'),
    };
  };
}

/** Its names are matched against words joined by blanks, which finds few Chinese ones; on bare characters it does better. */
function matchCharacters({ container }: NlpManager): void {
  const bare = Object.create(container) as typeof container;
  bare.get = (name) => (name === 'tokenize' ? undefined : container.get(name));
  const extractor = container.get('extract-enum') as { container: typeof container };
  extractor.container = bare;
}

function nameEntities(manager: NlpManager, rules: Rules): void {
  const add = (entity: string, option: string, texts: readonly string[]): void =>
    manager.addNamedEntityText(entity, option, [locale], texts);
  for (const agency of rules.agencies) {
    const aliases = generateAgencyAliases(agency, rules.functions, rules.divisions);
    add(
      'agency',
      agency.id,
      aliases.map(({ alias }) => alias),
    );
  }
  for (const { id, name, aliases } of rules.fields) add('field', id, [name, ...aliases]);
  for (let year = newest - 10; year <= newest + 1; year += 1) {
    const short = String(year).slice(2);
    add('year', String(year), [`${year}年`, `${year}年度`, `${year}`, `${short}年`]);
  }
  add('year', String(newest), ['去年', '上年', '上一年']);
  add('year', String(newest - 1), ['前年']);
}
