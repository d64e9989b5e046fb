import { type ChannelWording, say, type Tongue } from './channel-wording.ts';
import { commandNames } from './command.ts';
import type { BotApi } from './telegram-api.ts';

/** The command menu: English by default, Chinese for Chinese clients; in groups what is said aloud there. */
export async function setMenu(api: BotApi, wording: ChannelWording): Promise<void> {
  const inGroups: readonly string[] = ['help', 'examples', 'sources', 'privacy', 'forget'];
  const list = (tongue: Tongue, names: readonly string[]): readonly object[] =>
    names.map((command) => ({ command, description: say(wording, `menu.${command}`, { tongue }) }));
  for (const [language, tongue] of [
    ['zh', 'zh'],
    [null, 'en'],
  ] as const) {
    for (const [type, names] of [
      ['all_private_chats', commandNames],
      ['all_group_chats', inGroups],
    ] as const) {
      await api.call('setMyCommands', {
        commands: list(tongue, names),
        scope: { type },
        ...(language ? { language_code: language } : {}),
      });
    }
  }
}
