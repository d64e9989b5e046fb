import { createRequire } from 'node:module';

/** One CommonJS graph instead of 300 ES modules: a cold start reads it in less than half the time. */
export const kysely: typeof import('kysely') = createRequire(import.meta.url)('kysely');
