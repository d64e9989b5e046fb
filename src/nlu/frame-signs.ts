import type { Rules } from '../rules/rules.ts';
import type { FieldMention } from './compose-form-parts.ts';
import { createMeasureTree, type MeasureTree } from './measure-tree.ts';
import { readTopic } from './topic-words.ts';

const LATIN = /^[a-z\s]+$/u;

type Near = FieldMention | undefined;

/** Signs that a field word only frames the one beside it. */
export type FrameSigns = {
  /** 无法提供的申请: a generic word behind the thing named. */
  readonly isOwned: (mention: FieldMention, before: Near, text: string) => boolean;
  /** 对管理服务事项办了多少: a verb right behind the thing counted. */
  readonly isPredicate: (mention: FieldMention, before: Near, text: string) => boolean;
  /** 收到几件投诉: the number word belongs to what stands right behind it. */
  readonly isVerb: (mention: FieldMention, next: Near, text: string) => boolean;
  /** 国家秘密不公开的有几件: the whole named right behind its part is no second thing. */
  readonly isSpelledOut: (mention: FieldMention, before: Near, text: string) => boolean;
  /** 网站更新多少，会议信息几条: a number word of its own and a comma behind it end one question. */
  readonly isClause: (mention: FieldMention, text: string) => boolean;
  /** How many requests were denied: in English the generic word comes first. */
  readonly isSubject: (mention: FieldMention, text: string) => boolean;
  /** 主动公开里政策解读: what another word of the question is a part of. */
  readonly isWhole: (mention: FieldMention, others: readonly FieldMention[]) => boolean;
};

/** Read off the word lists of intents/value.yaml and the tree of fields, once. */
export function createFrameSigns(rules: Rules): FrameSigns {
  const tree = createMeasureTree(rules.fields);
  const genitive = readTopic(rules, 'value', 'genitive');
  const generic = new Set(readTopic(rules, 'value', 'generic'));
  const verbs = new Set(readTopic(rules, 'value', 'verbs'));
  const predicates = readTopic(rules, 'value', 'predicates');
  const apposed = new Set(['', ...readTopic(rules, 'value', 'apposed')]);
  const counting = readTopic(rules, 'value', 'counting').join('|');
  const ends = new RegExp(`(?:${counting}).{0,3}$`, 'u');
  const stops = /^[件条个次篇]?[,;?!。;]/u;
  const isWhole: FrameSigns['isWhole'] = (mention, others) =>
    others.some((other) => isAncestor(tree, idOf(mention), idOf(other)));
  return {
    isWhole,
    isSubject: (mention, text) =>
      generic.has(idOf(mention)) && LATIN.test(text.slice(mention.start, mention.end)),
    isOwned: (mention, before, text) =>
      before !== undefined &&
      generic.has(idOf(mention)) &&
      genitive.some((word) => isBound(before, mention, { text, word })),
    isPredicate: (mention, before, text) =>
      before !== undefined &&
      before.end === mention.start &&
      verbs.has(idOf(mention)) &&
      predicates.some((word) => text.startsWith(word, mention.start)),
    isVerb: (mention, next, text) =>
      next !== undefined &&
      !next.weak &&
      next.start === mention.end &&
      verbs.has(idOf(mention)) &&
      ends.test(text.slice(mention.start, mention.end)),
    isClause: (mention, text) =>
      !mention.loose &&
      ends.test(text.slice(mention.start, mention.end)) &&
      stops.test(text.slice(mention.end)),
    isSpelledOut: (mention, before, text) =>
      before !== undefined &&
      apposed.has(text.slice(before.end, mention.start)) &&
      isWhole(mention, [before]),
  };
}

function idOf({ fields }: FieldMention): string {
  return fields[0] ?? '';
}

type Binding = { readonly text: string; readonly word: string };

function isBound(before: FieldMention, mention: FieldMention, { text, word }: Binding): boolean {
  const isInside =
    mention.start === before.end && text.slice(before.start, before.end).endsWith(word);
  return isInside || text.slice(before.end, mention.start) === word;
}

function isAncestor(tree: MeasureTree, whole: string, part: string): boolean {
  for (let at = tree.parentOf(part), steps = 0; at !== null && steps < 5; steps++) {
    if (at === whole) {
      return true;
    }
    at = tree.parentOf(at);
  }
  return false;
}
