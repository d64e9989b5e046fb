import { createInterface } from 'node:readline';
import type { Attachment, Message, Reply } from '../model/message.ts';
import type { Door, Outbox } from './channel.ts';
import { type ChannelWording, say } from './channel-wording.ts';
import { readCommand } from './command.ts';
import { toChoiceLines } from './plain-format.ts';

export type TerminalParts = {
  readonly handle: Door['receive'];
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** The trail of a question through the rooms, for /explain. */
  readonly explain: (question: string) => Promise<string>;
  readonly wording: ChannelWording;
  /** Keeps a file of a reply and says where. */
  readonly saveFile: (file: Attachment) => Promise<string>;
};

/** The words as they are, then choices; tables and links are in the words already. */
function formatForTerminal(reply: Reply, wording: ChannelWording): string {
  return [reply.text, ...toChoiceLines(reply, wording)].join('\n');
}

function toMessage(text: string, count: number): Message {
  return {
    channel: 'terminal',
    id: `${process.pid}-${Date.now()}-${count}`,
    chat: String(process.pid),
    user: String(process.pid),
    text,
    sentAt: Date.now(),
    group: false,
    addressed: true,
    own: false,
  };
}

/** A chat in the terminal: `/help /quit /explain /forget`. Reads pipes too; the prompt shows on a terminal only. */
export async function runTerminal(parts: TerminalParts): Promise<void> {
  const { handle, input, output, explain, wording, saveFile } = parts;
  const isTerminal = output.isTTY === true;
  const lines = createInterface({ input, output, terminal: isTerminal, prompt: '> ' });
  const print = (text: string): void => void output.write(`${text}\n`);
  const send = async (reply: Reply): Promise<void> => {
    print(formatForTerminal(reply, wording));
    for (const file of reply.attachments)
      print(say(wording, 'terminal.saved', { path: await saveFile(file) }));
  };
  const outbox: Outbox = { send };
  let lastQuestion: string | null = null;
  let count = 0;
  const runExplain = async (rest: string): Promise<void> => {
    const question = rest || lastQuestion;
    print(question ? await explain(question) : say(wording, 'terminal.explain.none'));
  };
  /** False when the chat is over. */
  const take = async (text: string): Promise<boolean> => {
    const command = readCommand(text);
    if (command && ['quit', 'exit'].includes(command.name)) return false;
    if (command?.name === 'explain') await runExplain(command.rest);
    else {
      lastQuestion = command === null ? text : lastQuestion;
      count += 1;
      await (await handle(toMessage(text, count), outbox)).done;
    }
    return true;
  };
  if (isTerminal) {
    print(say(wording, 'terminal.welcome'));
    lines.prompt();
  }
  for await (const line of lines) {
    const text = line.trim();
    if (text !== '' && !(await take(text))) break;
    if (isTerminal) lines.prompt();
  }
  lines.close();
  if (isTerminal) print(say(wording, 'terminal.quit'));
}
