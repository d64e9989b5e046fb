import { z } from 'zod';

export type Paging = { readonly offset: number; readonly limit: number };

/** `offset` and `limit` of a list; everything else of the query string is the list's own. */
export const pagingShape: {
  readonly offset: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
  readonly limit: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
} = {
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
};

export const pagingSchema: z.ZodType<Paging> = z.object(pagingShape);

export type Paged<T> = {
  readonly items: readonly T[];
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
};

export function toPage<T>(all: readonly T[], { offset, limit }: Paging): Paged<T> {
  return { items: all.slice(offset, offset + limit), total: all.length, offset, limit };
}
