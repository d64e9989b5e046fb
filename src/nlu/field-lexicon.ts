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
  readonly words: PhraseTrie<FieldWord>;
  readonly wordList: readonly FieldWord[];
  readonly parts: PhraseTrie<FormPart>;
  /** Ways of saying a field that are no fixed phrase: field id → pattern on the folded text. */
  readonly readings: readonly { readonly id: string; readonly pattern: RegExp }[];
};

const GROUP_ORDER = ['t2', 't3', 't4', 'prose', 'derived', 'a14', 'a08', 'meta'];

/** Aliases, ambiguous words, rows and columns of the form, and free readings, from data/fields and intents/value.yaml. */
export function createFieldLexicon(rules: Rules): FieldLexicon {
  const byId = new Map(rules.fields.map((field) => [field.id, field]));
  const wordList = listWords(rules);
  return {
    byId,
    wordList,
    words: createPhraseTrie(wordList.map((word) => [word.phrase, word] as const)),
    parts: createPhraseTrie(listParts(rules)),
    readings: [...readTopics(rules, 'value', 'reading')]
      .filter(([id]) => byId.has(id))
      .map(([id, ways]) => ({ id, pattern: new RegExp(ways.join('|'), 'gu') })),
  };
}

function listWords(rules: Rules): FieldWord[] {
  const read = (topic: string): ReadonlySet<string> =>
    new Set(readTopic(rules, 'value', topic).map(foldPhrase));
  const [weak, loose, both, ignored] = [read('weak'), read('loose'), read('both'), read('ignored')];
  const toWord = (
    phrase: string,
    fields: readonly string[],
    policy: FieldWord['policy'],
  ): FieldWord => ({
    phrase,
    fields,
    policy,
    weak: weak.has(phrase) || loose.has(phrase),
    loose: loose.has(phrase),
  });
  const ambiguous = rules.ambiguousTerms.flatMap((term) =>
    term.term
      .split('/')
      .map(foldPhrase)
      .filter((phrase) => !ignored.has(phrase))
      .map((phrase) => {
        const open = both.has(phrase) ? 'both' : 'ask';
        return toWord(phrase, readCandidates(term), term.default === null ? open : 'best');
      }),
  );
  const plain = [...groupAliases(rules.fields)]
    .filter(([phrase]) => !ignored.has(phrase))
    .map(([phrase, fields]) => toWord(phrase, fields, 'best'));
  return [...ambiguous, ...plain];
}

function readCandidates({ default: first, candidates }: AmbiguousTerm): readonly string[] {
  return first === null ? candidates : [first, ...candidates.filter((id) => id !== first)];
}

function groupAliases(fields: readonly Field[]): ReadonlyMap<string, readonly string[]> {
  const order = (field: Field): number =>
    GROUP_ORDER.findIndex((group) => field.group.startsWith(group));
  const canonical = linkCanonical(fields);
  const grouped = new Map<string, Set<string>>();
  const named = [...fields].filter(({ group }) => group !== 'meta');
  for (const field of named.sort((a, b) => order(a) - order(b))) {
    const { id, name, aliases, aliasesEn } = field;
    for (const alias of [...aliases, ...aliasesEn, name, ...listLabels(field)]) {
      const phrase = foldPhrase(alias);
      const ids = grouped.get(phrase) ?? new Set();
      grouped.set(phrase, ids.add(canonical.get(id) ?? id).add(id));
    }
  }
  return new Map([...grouped].map(([phrase, ids]) => [phrase, [...ids]]));
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
        foldPhrase(label).replace(/^(?:\p{Script=Han}、|\(\p{Script=Han}\)|\d+\.)\s*/u, ''),
      )
    : [];
}

function* listParts(rules: Rules): Generator<readonly [string, FormPart]> {
  for (const kind of ['row', 'column'] as const) {
    const said = [...readTopics(rules, 'value', kind)].flatMap(([id, words]) =>
      words.map((word) => ({ id, word })),
    );
    for (const { word } of said) {
      const ids = said.filter((other) => other.word === word).map(({ id }) => id);
      yield [word, { kind, ids }];
    }
  }
}
