import { distance } from 'fastest-levenshtein';
import type { Message, Reply } from '../model/message.ts';
import type { Admin } from './admin.ts';
import { type ChannelWording, detectTongue, say } from './channel-wording.ts';
import { toWordReply } from './render.ts';

export type Command = { readonly name: string; readonly rest: string };

export const commandNames = [
  'start',
  'help',
  'examples',
  'sources',
  'export',
  'privacy',
  'forget',
] as const;

/** What a command leads to: a reply, or a question to ask in its place. */
export type Commanded =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'ask'; readonly question: string };

/** `/help`, `／help x`, `/help@bot`; a slash before anything but Latin letters is no command. */
export function readCommand(text: string): Command | null {
  const found = /^\s*[/／]([a-z_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text);
  return found ? { name: (found[1] ?? '').toLowerCase(), rest: found[2]?.trim() ?? '' } : null;
}

function suggest(name: string, wording: ChannelWording): string {
  const near = commandNames.find((known) => known.startsWith(name) || distance(known, name) <= 2);
  const suggestion = near
    ? say(wording, 'command.suggestion', { name: near })
    : say(wording, 'command.help');
  return say(wording, 'command.unknown', { name, suggestion });
}

/** Answers the slash commands all channels share. */
export function createCommands({
  wording,
  admin,
  forget,
  minutes,
}: {
  readonly wording: ChannelWording;
  readonly admin: Admin;
  readonly forget: (message: Message) => Promise<void>;
  /** How long a conversation is remembered. */
  readonly minutes: number;
}): (message: Message, command: Command) => Promise<Commanded> {
  const words = (text: string): Commanded => ({ kind: 'reply', reply: toWordReply(text) });
  const withExamples = (text: string, rest: string): Commanded => {
    const tongue = detectTongue(rest);
    const questions = say(wording, 'examples.questions', { tongue }).split('\n');
    const choices = questions.map((question) => ({ label: question, question }));
    return { kind: 'reply', reply: { ...toWordReply(text), choices } };
  };
  return async (message, command) => {
    const { name, rest } = command;
    if (admin.handles(name)) return words(await admin.run(message, command));
    const tongue = detectTongue(rest);
    switch (name) {
      case 'start':
      case 'examples':
        return withExamples(say(wording, name, { tongue }), rest);
      case 'help': {
        const group = message.group ? `\n${say(wording, 'help.group', { tongue })}` : '';
        return words(`${say(wording, 'help', { tongue })}${group}`);
      }
      case 'sources':
      case 'export':
        return { kind: 'ask', question: say(wording, `${name}.question`, { tongue }) };
      case 'privacy':
        return words(say(wording, 'privacy', { tongue, minutes }));
      case 'forget':
        await forget(message);
        return words(say(wording, 'forget.done', { tongue }));
      default:
        return words(suggest(name, wording));
    }
  };
}
