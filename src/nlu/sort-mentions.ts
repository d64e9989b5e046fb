import type { Rules } from '../rules/rules.ts';
import type { FieldMention } from './compose-form-parts.ts';
import { createFrameSigns } from './frame-signs.ts';
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
  const signs = createFrameSigns(rules);
  const counted = startsWith(readTopic(rules, 'value', 'quantifiers'));
  const joins = readTopic(rules, 'value', 'joins');
  const wholes = readTopic(rules, 'value', 'shareOf');
  return (mentions, text) => {
    const isWeak = (mention: FieldMention): boolean =>
      mention.weak || signs.isSubject(mention, text);
    const strong = mentions.filter((mention) => !isWeak(mention));
    const isFrame = (mention: FieldMention): boolean => {
      const others = strong.filter((other) => other !== mention);
      const isJoined = joins.some(
        (word) =>
          text.slice(0, mention.start).endsWith(word) || text.slice(mention.end).startsWith(word),
      );
      return isWeak(mention) ? others.length > 0 : !isJoined && signs.isWhole(mention, others);
    };
    const isWholeSaid = (mention: FieldMention): boolean =>
      isWeak(mention) && wholes.some((word) => text.slice(0, mention.start).endsWith(word));
    const isListed = (mention: FieldMention, before?: FieldMention, next?: FieldMention): boolean =>
      !mention.loose &&
      [text.slice(before?.end ?? 0, mention.start), text.slice(mention.end, next?.start)].some(
        (between, at) => (at === 0 ? before : next) !== undefined && joins.includes(between),
      );
    const isBound = (mention: FieldMention, before?: FieldMention, next?: FieldMention): boolean =>
      signs.isOwned(mention, before, text) ||
      signs.isPredicate(mention, before, text) ||
      signs.isVerb(mention, next, text);
    const framing = mentions.filter((mention, at) => {
      const [before, next] = [mentions[at - 1], mentions[at + 1]];
      if (isBound(mention, before, next)) {
        return true;
      }
      const isFree = mention.loose || signs.isSpelledOut(mention, before, text);
      const isCounted = !isFree && counted.test(text.slice(mention.end, next?.start));
      return (
        !isCounted &&
        !signs.isClause(mention, text) &&
        !isWholeSaid(mention) &&
        !isListed(mention, before, next) &&
        isFrame(mention)
      );
    });
    return { asked: mentions.filter((mention) => !framing.includes(mention)), framing };
  };
}

function startsWith(words: readonly string[]): RegExp {
  return words.length === 0 ? /(?!)/u : new RegExp(`^\\s*(?:${words.join('|')})`, 'u');
}
