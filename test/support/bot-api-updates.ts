import type { ServerResponse } from 'node:http';

export type Payload = Readonly<Record<string, unknown>>;
export type Numbered = Payload & { readonly update_id: number };
export type Refusal = {
  readonly status: number;
  readonly description?: string;
  readonly retryAfter?: number;
};

export function accept(response: ServerResponse, result: unknown): void {
  const body = JSON.stringify({ ok: true, result });
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

export function refuse(response: ServerResponse, fault: Refusal): void {
  const { status, description = 'refused', retryAfter } = fault;
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  const body = JSON.stringify({ ok: false, error_code: status, description, ...parameters });
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

type Waiting = {
  readonly answer: (updates: readonly Numbered[]) => void;
  readonly kick: () => void;
};

/** The updates a bot has not confirmed, and the one poll that may wait for them. */
export class UpdateLine {
  #updates: Numbered[] = [];
  #waiting: Waiting | null = null;
  #next = 1_000;

  get length(): number {
    return this.#updates.length;
  }

  number(update: Payload): Numbered {
    return { ...update, update_id: this.#next++ };
  }

  push(update: Numbered): void {
    this.#updates.push(update);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.answer(this.#updates.slice(0, 100));
  }

  /** Confirms what is below the offset; a second poller ends the first, as at Telegram. */
  poll(payload: Payload, response: ServerResponse): void {
    this.#waiting?.kick();
    const offset = Number(payload.offset ?? 0);
    this.#updates = this.#updates.filter(({ update_id }) => update_id >= offset);
    if (this.#updates.length > 0) accept(response, this.#updates.slice(0, 100));
    else this.#wait(Number(payload.timeout ?? 0) * 1000, response);
  }

  #wait(timeoutMs: number, response: ServerResponse): void {
    const leave = (): void => {
      clearTimeout(timer);
      if (this.#waiting === waiting) this.#waiting = null;
    };
    const waiting: Waiting = {
      answer: (updates) => {
        leave();
        accept(response, updates);
      },
      kick: () => {
        leave();
        const description = 'Conflict: terminated by other getUpdates request';
        refuse(response, { status: 409, description });
      },
    };
    const timer = setTimeout(() => waiting.answer([]), timeoutMs);
    this.#waiting = waiting;
    response.on('close', leave);
  }
}
