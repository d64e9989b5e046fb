import * as all from 'kysely';

/** One door to the query builder, so that the store room names the package once. */
export const kysely: typeof import('kysely') = all;
