import { createHash } from 'node:crypto';
import type { Choice } from '../model/answer.ts';
import type { ChannelState } from './state.ts';
import type { Keyboard } from './telegram-send.ts';

const direct = 'q:';
const stored = 'k:';
const dataLimit = 64;
const keepMs = 86_400_000;

/** A button that still works when the conversation went on: it carries its question, or the key it is kept under. */
export function createButtons(state: ChannelState): {
  make(choices: readonly Choice[]): Promise<Keyboard>;
  read(data: string): Promise<string | null>;
} {
  const toData = async (question: string): Promise<string> => {
    const whole = `${direct}${question}`;
    if (Buffer.byteLength(whole) <= dataLimit) return whole;
    const key = createHash('sha256').update(question).digest('base64url').slice(0, 32);
    await state.write(`button/${key}`, question, keepMs);
    return `${stored}${key}`;
  };
  return {
    make: (choices) =>
      Promise.all(
        choices.map(async ({ label, question }, index) => [
          {
            text: `${index + 1}. ${label}`.slice(0, 120).toWellFormed(),
            callback_data: await toData(question),
          },
        ]),
      ),
    async read(data) {
      if (data.startsWith(direct)) return data.slice(direct.length);
      return data.startsWith(stored) ? state.read(`button/${data.slice(stored.length)}`) : null;
    },
  };
}
