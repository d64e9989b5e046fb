import type { Answer, Choice } from './answer.ts';
import type { Language } from './text.ts';

/** What a channel hands in: decoded, nothing of its library left. */
export type Message = {
  readonly channel: 'terminal' | 'telegram' | 'wechat' | 'web';
  /** Unique within the channel: the same id is never answered twice. */
  readonly id: string;
  readonly chat: string;
  readonly user: string;
  readonly text: string;
  /** Milliseconds since the epoch, as the channel says. */
  readonly sentAt: number;
  readonly group: boolean;
  /** In a group: mentioned, replied to, or commanded. */
  readonly addressed: boolean;
  readonly own: boolean;
  /** ISO date that 去年 is read by, where the asker fixes it (the API); today otherwise. */
  readonly now?: string;
  /** Asked by itself: nothing stands before it and nothing is remembered after it. */
  readonly single?: true;
};

/** Why a reply is no answer; the web tells it as a status, with the seconds to wait where they are known. */
export type Trouble = {
  readonly kind: 'limited' | 'full' | 'error';
  readonly retrySeconds: number | null;
};

/** A picture or a file that goes with a reply. */
export type Attachment = {
  readonly kind: 'picture' | 'file';
  readonly name: string;
  readonly mime: string;
  readonly data: Uint8Array;
  readonly caption: string;
};

/** What a channel sends back; it decides the markup, not the words. */
export type Reply = {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** Links of the citations, in reply order. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly table: {
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  readonly attachments: readonly Attachment[];
  readonly answer: Answer | null;
  /** Of the question, so that what a channel adds is in it too. */
  readonly language?: Language;
  readonly trouble?: Trouble;
};
