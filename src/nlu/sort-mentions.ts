import type { Rules } from '../rules/rules.ts';
import type { FieldMention } from './compose-form-parts.ts';
import { createMeasureTree } from './measure-tree.ts';
import { readTopic } from './topic-words.ts';

export type SortedMentions = {
  readonly asked: readonly FieldMention[];
  /** Said only to frame another one: 收到的申请里 予以公开几件. */
  readonly framing: readonly FieldMention[];
};

/** Tells what is asked for from what only frames it; alone, or with a number word of its own, everything is asked for. */
export function createMentionSorter(
  rules: Rules,
): (mentions: readonly FieldMention[], text: string) => SortedMentions {
  const tree = createMeasureTree(rules.fields);
  const counted = startsWith(readTopic(rules, 'value', 'quantifiers'));
  const joins = readTopic(rules, 'value', 'joins');
  const genitive = readTopic(rules, 'value', 'genitive');
  const generic = new Set(readTopic(rules, 'value', 'generic'));
  const isOwned = (
    mention: FieldMention,
    before: FieldMention | undefined,
    text: string,
  ): boolean =>
    before !== undefined &&
    generic.has(mention.fields[0] ?? '') &&
    genitive.some(
      (word) =>
        text.slice(before.end, mention.start) === word ||
        (mention.start === before.end && text.slice(before.start, before.end).endsWith(word)),
    );
  const isWhole = (mention: FieldMention, others: readonly FieldMention[]): boolean =>
    others.some((other) => isAncestor(mention.fields[0] ?? '', other.fields[0] ?? ''));

  function isAncestor(whole: string, part: string): boolean {
    for (let at = tree.parentOf(part), steps = 0; at !== null && steps < 5; steps++) {
      if (at === whole) {
        return true;
      }
      at = tree.parentOf(at);
    }
    return false;
  }

  return (mentions, text) => {
    const strong = mentions.filter(({ weak }) => !weak);
    const framing = mentions.filter((mention, at) => {
      if (isOwned(mention, mentions[at - 1], text)) {
        return true;
      }
      const others = strong.filter((other) => other !== mention);
      const isJoined = joins.some((word) => text.slice(0, mention.start).endsWith(word));
      const frames = mention.weak ? others.length > 0 : !isJoined && isWhole(mention, others);
      return frames && (mention.loose || !counted.test(text.slice(mention.end)));
    });
    return { asked: mentions.filter((mention) => !framing.includes(mention)), framing };
  };
}

function startsWith(words: readonly string[]): RegExp {
  return words.length === 0 ? /(?!)/u : new RegExp(`^\\s*(?:${words.join('|')})`, 'u');
}
