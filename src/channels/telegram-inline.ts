import { createHash } from 'node:crypto';
import type { Reply } from '../model/message.ts';
import { type ChannelWording, say, toTongue } from './channel-wording.ts';
import type { BotApi } from './telegram-api.ts';
import { formatParts } from './telegram-format.ts';
import type { InlineQuery } from './telegram-update.ts';

const titleOf = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 100);

/** One article an answer; it carries the whole answer, so that the other side of the chat needs no bot. */
function toArticle(reply: Reply, wording: ChannelWording): Record<string, unknown> {
  const [part] = formatParts({ ...reply, table: null }, wording);
  const text = part?.html ?? '';
  return {
    type: 'article',
    id: createHash('sha256').update(text).digest('base64url').slice(0, 32),
    title: titleOf(reply.text),
    description: say(wording, 'inline.description', { tongue: toTongue(reply.language) }),
    input_message_content: { message_text: text, parse_mode: 'HTML' },
  };
}

/** `@bot 某市 2023 申请` in any chat: the answer as an article, or each choice's answer when there are several readings. */
export function createInline({
  api,
  look,
  wording,
}: {
  readonly api: BotApi;
  /** Asks without a conversation: an inline query is typed letter by letter. */
  readonly look: (question: string) => Promise<Reply>;
  readonly wording: ChannelWording;
}): (query: InlineQuery) => Promise<void> {
  const find = async (question: string): Promise<readonly Reply[]> => {
    const reply = await look(question);
    const status = reply.answer?.status;
    if (status === 'answered' || status === 'noValue') return [reply];
    if (status !== 'clarify') return [];
    const replies = await Promise.all(reply.choices.map((choice) => look(choice.question)));
    return replies.filter((each) => each.answer?.status === 'answered');
  };
  return async (query) => {
    const question = query.query.trim();
    const replies = question.length < 2 ? [] : await find(question);
    await api.call(
      'answerInlineQuery',
      {
        inline_query_id: query.id,
        results: replies.map((reply) => toArticle(reply, wording)),
        cache_time: 60,
        is_personal: false,
        ...(replies.length === 0
          ? {
              button: {
                text: say(wording, 'inline.empty').slice(0, 64),
                start_parameter: 'inline',
              },
            }
          : {}),
      },
      { deadlineMs: 8_000 },
    );
  };
}
