import type { Message } from '../model/message.ts';
import { type ChannelWording, say } from './channel-wording.ts';
import type { Gate } from './gate.ts';
import type { Operations } from './operations.ts';

export type Admin = {
  handles(name: string): boolean;
  run(message: Message, command: { readonly name: string; readonly rest: string }): Promise<string>;
};

type Parts = {
  readonly admins: ReadonlySet<string>;
  readonly gate: Gate;
  readonly operations: Operations;
  readonly wording: ChannelWording;
  /** Loads rules and reports anew and says what changed. */
  readonly reload: (() => Promise<string>) | null;
};

/** `/mute`, `/mute telegram:-100 30`, `/mute off`, `/mute telegram:-100 off`. */
async function runMute(rest: string, { gate, wording }: Parts): Promise<string> {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const scope = words.find((word) => word.includes(':')) ?? '*';
  if (words.includes('off')) {
    await gate.mute(scope, 0);
    return say(wording, 'admin.unmuted', { scope });
  }
  const asked = Number(words.find((word) => /^\d+$/.test(word)) ?? 60);
  const minutes = Math.min(Math.max(asked, 1), 10_080);
  await gate.mute(scope, minutes * 60_000);
  return say(wording, 'admin.muted', { scope, minutes });
}

/** For the ids of ADMIN_IDS, in a private chat; anybody else is told so and nothing happens. */
export function createAdmin(parts: Parts): Admin {
  const { admins, operations, wording, reload } = parts;
  return {
    handles: (name) => ['status', 'mute', 'reload'].includes(name),
    async run(message, { name, rest }) {
      if (message.group || !admins.has(`${message.channel}:${message.user}`)) {
        return say(wording, 'admin.only');
      }
      if (name === 'mute') return runMute(rest, parts);
      if (name === 'reload') {
        return reload
          ? say(wording, 'admin.reloaded', { summary: await reload() })
          : say(wording, 'admin.reload.none');
      }
      return JSON.stringify({ ...operations.health(), ...(await operations.ready()) }, null, 1);
    },
  };
}
