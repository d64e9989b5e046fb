/** How a job was taken: with its place in line (0 runs at once), or not at all. */
type Placed =
  | { readonly kind: 'placed'; readonly position: number; readonly done: Promise<void> }
  | { readonly kind: 'full'; readonly waiting: number };

export type Queue = {
  place(chat: string, job: () => Promise<void>): Placed;
  depth(): number;
  isFull(): boolean;
  /** True when everything is done within the deadline. */
  drain(deadlineMs: number): Promise<boolean>;
};

type Line = { tail: Promise<void>; length: number };

/** One bounded line a chat: order inside a chat, all chats side by side, one that hangs holds nobody else. */
export function createQueue({
  perChat,
  total,
}: {
  readonly perChat: number;
  readonly total: number;
}): Queue {
  const lines = new Map<string, Line>();
  let depth = 0;
  const waiters = new Set<() => void>();
  const leave = (chat: string, line: Line): void => {
    line.length -= 1;
    depth -= 1;
    if (line.length === 0) lines.delete(chat);
    if (depth === 0) for (const wake of waiters) wake();
  };
  return {
    place(chat, job) {
      const line = lines.get(chat) ?? { tail: Promise.resolve(), length: 0 };
      if (line.length >= perChat || depth >= total) {
        return { kind: 'full', waiting: line.length };
      }
      lines.set(chat, line);
      const position = line.length;
      line.length += 1;
      depth += 1;
      // A job reports its own faults; here they must not reach the next one in line.
      const done = line.tail
        .then(job)
        .catch(() => {})
        .then(() => leave(chat, line));
      line.tail = done;
      return { kind: 'placed', position, done };
    },
    depth: () => depth,
    isFull: () => depth >= total,
    async drain(deadlineMs) {
      if (depth === 0) return true;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        waiters.add(resolve);
        timer = setTimeout(resolve, deadlineMs);
      });
      clearTimeout(timer);
      return depth === 0;
    },
  };
}
