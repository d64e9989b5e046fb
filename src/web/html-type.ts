import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup whose every value was escaped on the way in. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
