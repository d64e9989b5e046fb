import type { Message, Reply } from '../model/message.ts';

export type ChannelName = Message['channel'];

/** How replies to one message go back. A channel makes one for every message it decodes. */
export type Outbox = {
  send(reply: Reply): Promise<void>;
  /** Shows that work is going on; called again every few seconds until the answer is there. */
  working?(): Promise<void>;
};

type Verdict = 'queued' | 'dropped' | 'refused';

/** `verdict` is known once the message is claimed; `done` resolves when its last reply went out and never rejects. */
export type Receipt = { readonly verdict: Verdict; readonly done: Promise<void> };

/** The one way in for every channel: dedupe, gate, queue, ask, render, send. Never rejects. */
export type Door = {
  receive(message: Message, outbox: Outbox): Promise<Receipt>;
  /** True when no further message can be taken now. */
  isFull(): boolean;
  /** Messages waiting or being answered. */
  depth(): number;
  /** Takes nothing more and resolves true when all is answered, false at the deadline. */
  drain(deadlineMs: number): Promise<boolean>;
};

export type ChannelStatus = {
  /** False when people would get no answer on this channel. */
  readonly ready: boolean;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

export type Channel = {
  readonly name: ChannelName;
  /** Returns at once; connecting, retrying and reconnecting go on until stop. */
  start(): Promise<void>;
  /** Takes nothing new; what was taken is still answered. */
  quiesce(deadlineMs: number): Promise<void>;
  /** Lets go of the connection, within the deadline whatever the other side does. */
  stop(deadlineMs: number): Promise<void>;
  status(): ChannelStatus;
};
