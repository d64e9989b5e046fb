/** A group message read for whether it speaks to the bot, and what it then says. */
export type GroupText = { readonly addressed: boolean; readonly text: string };

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `@名字` picked or typed: followed by U+2005, a blank, a colon or comma of either width, or the end. */
function mentionOf(names: readonly string[]): RegExp | null {
  const known = names.filter((name) => name.trim() !== '');
  if (known.length === 0) return null;
  const longestFirst = [...known].sort((one, other) => other.length - one.length);
  return new RegExp(
    `[@＠](?:${longestFirst.map(escapePattern).join('|')})(?:[\\u2005\\s:：,，]+|$)`,
    'giu',
  );
}

/** Takes the bot's names and a leading keyword out; `picked` is what the client itself says of the mention. */
export function readGroupText(
  said: string,
  {
    names,
    keywords,
    picked,
  }: {
    readonly names: readonly string[];
    readonly keywords: readonly string[];
    readonly picked: boolean;
  },
): GroupText {
  const mention = mentionOf(names);
  const unnamed = mention === null ? said : said.replace(mention, ' ');
  const bare = unnamed.replaceAll('\u2005', ' ').trim();
  const keyword = keywords.find((word) => bare.startsWith(word));
  const rest = keyword === undefined ? bare : bare.slice(keyword.length);
  return {
    addressed: picked || unnamed !== said || keyword !== undefined,
    text: rest.replace(/^[\s:：,，]+/u, '').trim(),
  };
}
