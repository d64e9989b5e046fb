import { createRequire } from 'node:module';
import type { IntentName } from '../model/interpretation.ts';
import { packDivisions } from './divisions.ts';
import { intentFile, intentNames, lexiconFile } from './intent-schemas.ts';
import { createRuleReader, type RuleReader, type Sourced } from './rule-reader.ts';
import {
  agenciesFile,
  ambiguousFile,
  applicantsFile,
  divisionsFile,
  fieldsFile,
  functionsFile,
  glossaryFile,
  identitiesFile,
  sectionsFile,
} from './rule-schemas.ts';
import type { Intent, Lexicon, RuleIssue, Rules } from './rules.ts';

/** Rules as plain JSON: what the cache file holds. Divisions are packed, they are most of the bulk. */
export type CompiledRules = Omit<Rules, 'root' | 'divisions'> & {
  readonly divisions: string;
};

/** Reads every YAML file; `issues` holds all faults of all of them, and then `rules` must not be used. */
export function compileRules(root: string): { rules: CompiledRules; issues: readonly RuleIssue[] } {
  const reader = createRuleReader(root);
  const sections = reader.read('data/sections.yaml', sectionsFile, { sections: [], eraCues: {} });
  const rules: CompiledRules = {
    fields: readFields(reader),
    applicants: reader.read('data/applicants.yaml', applicantsFile, { applicants: [] }).value
      .applicants,
    agencies: reader.read('data/agencies.yaml', agenciesFile, { agencies: [] }).value.agencies,
    functions: reader.read('data/functions.yaml', functionsFile, { functions: [] }).value.functions,
    divisions: readDivisions(reader),
    terms: reader.read('data/glossary.yaml', glossaryFile, { terms: [] }).value.terms,
    ambiguousTerms: reader.read('data/fields/ambiguous.yaml', ambiguousFile, { terms: [] }).value
      .terms,
    identities: reader.read('data/identities.yaml', identitiesFile, { identities: [] }).value
      .identities,
    intents: readIntents(reader),
    lexicon: reader.read<Lexicon>('intents/lexicon.yaml', lexiconFile, emptyLexicon).value,
    eraCues: sections.value.eraCues,
    sections: sections.value.sections,
  };
  return { rules, issues: reader.issues };
}

function readFields(reader: RuleReader): Rules['fields'] {
  return reader
    .readFolder('data/fields', fieldsFile, ['data/fields/ambiguous.yaml'])
    .flatMap((file) => file.value.fields);
}

/** The package's own data file is read, not its code: 3,000 places need no library at run time. */
function readDivisions(reader: RuleReader): string {
  const places = createRequire(import.meta.url)('lcn/data/data.json') as Parameters<
    typeof packDivisions
  >[0];
  return packDivisions(
    places,
    reader.read('data/divisions.yaml', divisionsFile, noDivisions).value,
  );
}

function readIntents(reader: RuleReader): Rules['intents'] {
  const files = reader.readFolder('intents', intentFile, ['intents/lexicon.yaml']);
  const found = new Map<IntentName, Sourced<Intent>>();
  for (const file of files) {
    const first = found.get(file.value.name);
    if (first) {
      reader.report({
        file: file.file,
        line: file.lineOf(['name']),
        text: `the intent ${file.value.name} is already in ${first.file}`,
      });
    } else {
      found.set(file.value.name, file);
    }
  }
  for (const name of intentNames) {
    if (!found.has(name)) {
      const file = `intents/${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.yaml`;
      reader.report({ file, line: 1, text: `no valid file of intents/ is named ${name}` });
    }
  }
  return intentNames.flatMap((name) => found.get(name)?.value ?? []);
}

const noDivisions = { suffixes: [], peoples: [], kept: [], former: [] };
const emptyLexicon = { operators: {}, replacements: {} } as Lexicon;
