import type { Answer } from '../model/answer.ts';
import type { Applicant, Field } from '../model/field.ts';
import type { Reply } from '../model/message.ts';
import type { ReportStore } from '../model/report-store.ts';

/** One question as the web takes it; the same conversation is told by the same opaque id, none by null. */
export type WebQuestion = {
  readonly text: string;
  readonly conversation: string | null;
  /** Whom the limits count: the address of the asker. */
  readonly user: string;
  readonly now?: string;
};

/** A picture of an answer; drawn when asked for, and kept. */
export type Chart = {
  /** What the picture shows, in words, for those who cannot see it. */
  readonly title: string;
  svg(): Promise<string>;
  png(): Promise<Uint8Array>;
};

type WebOperations = {
  health(): object;
  ready(): Promise<{ readonly ready: boolean }>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
};

/** A file of src/web/assets, read once at the start. */
export type Asset = { readonly body: string; readonly type: string; readonly tag: string };

type RequestHandler = (request: Request) => Promise<Response>;

/** Everything the web is handed: it opens nothing itself. */
export type WebDeps = {
  /** Through the same door as every channel: limits, queue, conversation. Always replies. */
  readonly converse: (question: WebQuestion) => Promise<Reply>;
  readonly store: ReportStore;
  readonly fields: readonly Field[];
  readonly applicants: readonly Applicant[];
  readonly operations: WebOperations;
  /** Webhooks and admin pages of the channels: path → handler. */
  readonly routes: ReadonlyMap<string, RequestHandler>;
  readonly chart: (answer: Answer) => Chart | null;
  /** Questions that surely have an answer. */
  readonly examples: () => Promise<readonly string[]>;
  readonly publicUrl: string;
  readonly corsOrigins: readonly string[];
  /** Whose x-forwarded-for is believed. */
  readonly trustedProxies: readonly string[];
  readonly assets: ReadonlyMap<string, Asset>;
  /** What broke, for the log; the page shows the id that comes back. */
  readonly reportFault: (error: unknown) => string;
};
