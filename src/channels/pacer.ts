import { setTimeout as sleep } from 'node:timers/promises';

export type Pace = {
  /** Between two sends to one chat. */
  readonly chatMs: number;
  /** Between any two sends. */
  readonly overallMs: number;
};

/** Lets sends through one after the other with a pause between: accounts that answer like machines are banned like machines. */
export function createPacer({
  chatMs,
  overallMs,
}: Pace): <T>(chat: string, send: () => Promise<T>) => Promise<T> {
  const lastOf = new Map<string, number>();
  let last = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const waitFor = (chat: string): number => {
    const jitter = 1 + Math.random() / 2;
    const next = Math.max(last + overallMs * jitter, (lastOf.get(chat) ?? 0) + chatMs * jitter);
    return Math.max(0, next - Date.now());
  };
  const note = (chat: string): void => {
    last = Date.now();
    lastOf.delete(chat);
    lastOf.set(chat, last);
    for (const [each, at] of lastOf) {
      if (last - at <= chatMs * 2) break;
      lastOf.delete(each);
    }
  };
  return (chat, send) => {
    const sent = tail.then(async () => {
      await sleep(waitFor(chat));
      note(chat);
      return send();
    });
    tail = sent.catch(() => {});
    return sent;
  };
}
