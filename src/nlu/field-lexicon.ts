import type { Field } from '../model/field.ts';
import type { Rules } from '../rules/rules.ts';
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
  const weak = new Set(readTopic(rules, 'value', 'weak').map(foldPhrase));
  const loose = new Set(readTopic(rules, 'value', 'loose').map(foldPhrase));
  const both = new Set(readTopic(rules, 'value', 'both').map(foldPhrase));
  const isWeak = (phrase: string): boolean => weak.has(phrase) || loose.has(phrase);
  const words = new Map<string, FieldWord>();
  const ignored = new Set(readTopic(rules, 'value', 'ignored').map(foldPhrase));
  for (const term of rules.ambiguousTerms) {
    const phrases = term.term.split('/').map(foldPhrase);
    for (const phrase of phrases.filter((one) => !ignored.has(one))) {
      const policy = term.default !== null ? 'best' : both.has(phrase) ? 'both' : 'ask';
      const rest = term.candidates.filter((id) => id !== term.default);
      const fields = term.default === null ? term.candidates : [term.default, ...rest];
      words.set(phrase, { phrase, fields, policy, weak: isWeak(phrase), loose: loose.has(phrase) });
    }
  }
  for (const [phrase, fields] of groupAliases(rules.fields)) {
    if (!words.has(phrase)) {
      words.set(phrase, { phrase, fields, policy: 'best', weak: isWeak(phrase), loose: loose.has(phrase) });
    }
  }
  return [...words.values()];
}

function groupAliases(fields: readonly Field[]): Map<string, string[]> {
  const order = (field: Field): number =>
    GROUP_ORDER.findIndex((group) => field.group.startsWith(group));
  const grouped = new Map<string, string[]>();
  const canonical = linkCanonical(fields);
  for (const field of [...fields].sort((a, b) => order(a) - order(b))) {
    if (field.group === 'meta') {
      continue;
    }
    const names = [...field.aliases, ...field.aliasesEn, field.name, ...listLabels(field)];
    for (const alias of names) {
      const phrase = foldPhrase(alias);
      const ids = grouped.get(phrase) ?? [];
      for (const id of [canonical.get(field.id) ?? field.id, field.id]) {
        if (!ids.includes(id)) {
          ids.push(id);
        }
      }
      grouped.set(phrase, ids);
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
        foldPhrase(label).replace(/^(?:\p{Script=Han}、|\(\p{Script=Han}\)|\d+\.)\s*/u, ''),
      )
    : [];
}

function* listParts(rules: Rules): Generator<readonly [string, FormPart]> {
  for (const kind of ['row', 'column'] as const) {
    const byPhrase = new Map<string, string[]>();
    for (const [id, words] of readTopics(rules, 'value', kind)) {
      for (const word of words) {
        byPhrase.set(word, [...(byPhrase.get(word) ?? []), id]);
      }
    }
    for (const [phrase, ids] of byPhrase) {
      yield [phrase, { kind, ids }];
    }
  }
}
