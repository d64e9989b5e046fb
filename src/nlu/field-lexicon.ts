import type { Field } from '../model/field.ts';
import type { AmbiguousTerm, Rules } from '../rules/rules.ts';
import { createPhraseTrie, foldPhrase, type PhraseTrie } from './phrase-trie.ts';
import { readTopic, readTopics } from './topic-words.ts';

/** What a phrase of the question may mean, best first; `both` are reported side by side, `ask` needs a choice. */
export type FieldWord = {
  readonly phrase: string;
  readonly fields: readonly string[];
  readonly policy: 'best' | 'both' | 'ask';
  /** Said around another field (的申请): dropped when one is there. */
  readonly weak: boolean;
  /** Weak even with a number word behind it: 发布多少, 处理几件. */
  readonly loose: boolean;
};

export type FormPart = { readonly kind: 'row' | 'column'; readonly ids: readonly string[] };

/** Everything that can name a field, built once. */
export type FieldLexicon = {
  readonly byId: ReadonlyMap<string, Field>;
  readonly words: PhraseTrie<string>;
  /** The word behind a phrase of `words`. */
  readonly wordOf: (phrase: string) => FieldWord;
  readonly listWords: () => readonly FieldWord[];
  readonly parts: PhraseTrie<FormPart>;
  /** Ways of saying a field that are no fixed phrase: field id → pattern on the folded text. */
  readonly readings: readonly { readonly id: string; readonly pattern: RegExp }[];
};

const GROUP_ORDER = ['t2', 't3', 't4', 'prose', 'derived', 'a14', 'a08', 'meta'];

/** Aliases, ambiguous words, rows and columns of the form, and free readings, from data/fields and intents/value.yaml. */
export function createFieldLexicon(rules: Rules): FieldLexicon {
  const byId = new Map(rules.fields.map((field) => [field.id, field]));
  return {
    byId,
    ...collectWords(rules),
    parts: createPhraseTrie(listParts(rules)),
    readings: [...readTopics(rules, 'value', 'reading')]
      .filter(([id]) => byId.has(id))
      .map(([id, ways]) => ({ id, pattern: new RegExp(ways.join('|'), 'gu') })),
  };
}

/** Thousands of phrases, of which a question holds a handful: a word is put together when it was said. */
function collectWords(rules: Rules): Pick<FieldLexicon, 'words' | 'wordOf' | 'listWords'> {
  const read = (topic: string): ReadonlySet<string> =>
    new Set(readTopic(rules, 'value', topic).map(foldPhrase));
  const [weak, loose, both, ignored] = [read('weak'), read('loose'), read('both'), read('ignored')];
  const ambiguous = new Map<string, AmbiguousTerm>();
  for (const term of rules.ambiguousTerms)
    for (const phrase of term.term.split('/').map(foldPhrase))
      if (!ambiguous.has(phrase)) ambiguous.set(phrase, term);
  const plain = groupAliases(rules.fields);
  const phrases = [...new Set([...ambiguous.keys(), ...plain.keys()])].filter(
    (phrase) => !ignored.has(phrase),
  );
  const wordOf = (phrase: string): FieldWord => {
    const term = ambiguous.get(phrase);
    const open = both.has(phrase) ? 'both' : 'ask';
    return {
      phrase,
      fields: term === undefined ? (plain.get(phrase) ?? []) : readCandidates(term),
      policy: term === undefined || term.default !== null ? 'best' : open,
      weak: weak.has(phrase) || loose.has(phrase),
      loose: loose.has(phrase),
    };
  };
  return {
    wordOf,
    words: createPhraseTrie(phrases.map((phrase) => [phrase, phrase] as const)),
    listWords: () => phrases.map(wordOf),
  };
}

function readCandidates({ default: first, candidates }: AmbiguousTerm): readonly string[] {
  return first === null ? candidates : [first, ...candidates.filter((id) => id !== first)];
}

function groupAliases(fields: readonly Field[]): ReadonlyMap<string, readonly string[]> {
  const order = (field: Field): number =>
    GROUP_ORDER.findIndex((group) => field.group.startsWith(group));
  const canonical = linkCanonical(fields);
  const grouped = new Map<string, string[]>();
  const add = (phrase: string, id: string): void => {
    const ids = grouped.get(phrase);
    if (ids === undefined) grouped.set(phrase, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  const named = [...fields].filter(({ group }) => group !== 'meta');
  for (const field of named.sort((a, b) => order(a) - order(b))) {
    const { id, name, aliases, aliasesEn } = field;
    for (const alias of [...aliases, ...aliasesEn, name, ...listLabels(field)]) {
      const phrase = foldPhrase(alias);
      add(phrase, canonical.get(id) ?? id);
      add(phrase, id);
    }
  }
  return grouped;
}

/** A row of an old annex that the form of today prints too: people mean the thing, not the form. */
function linkCanonical(fields: readonly Field[]): ReadonlyMap<string, string> {
  const isOld = (id: string): boolean => id.startsWith('annex');
  const links = fields.flatMap((field) =>
    field.comparableTo.map((other) => (isOld(field.id) ? [field.id, other] : [other, field.id])),
  );
  return new Map(
    links
      .reverse()
      .flatMap(([old = '', now = '']) => (isOld(old) && !isOld(now) ? [[old, now] as const] : [])),
  );
}

/** Rows of one column only are names of fields: （三）… 4.保护第三方合法权益 without its number. */
function listLabels({ group, rowLabels }: Field): readonly string[] {
  return group === 't3' || group === 'a14' || group === 'a08'
    ? rowLabels.map((label) =>
        foldPhrase(label).replace(/^(?:[\u4e00-\u9fff]、|\([\u4e00-\u9fff]\)|\d+\.)\s*/, ''),
      )
    : [];
}

function* listParts(rules: Rules): Generator<readonly [string, FormPart]> {
  for (const kind of ['row', 'column'] as const) {
    const said = new Map<string, string[]>();
    for (const [id, words] of readTopics(rules, 'value', kind))
      for (const word of words) said.set(word, [...(said.get(word) ?? []), id]);
    for (const [word, ids] of said) yield [word, { kind, ids }];
  }
}
