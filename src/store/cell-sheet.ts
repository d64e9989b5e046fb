import { QUALIFIERS, type Qualifier, STATES, type State } from '../model/figure.ts';

/**
 * Where a report prints its plain cells: what repeats in every report is behind `place`, what is left are runs
 * of cells alike. `raw`, `quote` and `notes` are 0 when they say nothing new, else they count into the texts.
 */
export type SheetCell = {
  readonly place: number;
  readonly line: number | null;
  readonly page: number | null;
  readonly state: State;
  readonly qualifier: Qualifier;
  readonly raw: number;
  readonly quote: number;
  readonly notes: number;
};

const HAS_TEXTS = 64;
const HAS_PAGE = 128;

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function toZigzag(value: number): number {
  return (value << 1) ^ (value >> 31);
}

function continues(run: SheetCell, length: number, cell: SheetCell): boolean {
  return (
    cell.place === run.place + length &&
    cell.line === run.line &&
    cell.page === run.page &&
    cell.state === run.state &&
    cell.qualifier === run.qualifier &&
    cell.raw === run.raw &&
    cell.quote === run.quote &&
    cell.notes === run.notes
  );
}

type Cursor = { nextPlace: number; line: number };

function pushRun(bytes: number[], run: SheetCell, at: Cursor): void {
  const texts = [run.raw, run.quote, run.notes];
  const hasTexts = texts.some((text) => text > 0);
  const flags = (hasTexts ? HAS_TEXTS : 0) | (run.page === null ? 0 : HAS_PAGE);
  bytes.push(STATES.indexOf(run.state) | (QUALIFIERS.indexOf(run.qualifier) << 3) | flags);
  pushVarint(bytes, toZigzag(run.place - at.nextPlace));
  pushVarint(bytes, toZigzag((run.line ?? -1) - at.line));
  if (run.page !== null) pushVarint(bytes, run.page);
  if (hasTexts) for (const text of texts) pushVarint(bytes, text);
}

function measureRun(cells: readonly SheetCell[], first: number, run: SheetCell): number {
  let length = 1;
  for (const cell of cells.slice(first + 1)) {
    if (!continues(run, length, cell)) break;
    length += 1;
  }
  return length;
}

/** About five bytes a printed row: the whole form takes 200 to 300. */
export function encodeSheet(cells: readonly SheetCell[]): Uint8Array {
  const bytes: number[] = [];
  const at: Cursor = { nextPlace: 0, line: 0 };
  for (let first = 0; first < cells.length; ) {
    const run = cells[first] as SheetCell;
    const length = measureRun(cells, first, run);
    pushRun(bytes, run, at);
    pushVarint(bytes, length);
    at.nextPlace = run.place + length;
    at.line = run.line ?? -1;
    first += length;
  }
  return Uint8Array.from(bytes);
}

export type SheetRun = { readonly cell: SheetCell; readonly length: number };

function createByteReader(bytes: Uint8Array) {
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  return {
    hasMore: (): boolean => at < bytes.length,
    readByte: (): number => bytes[at++] ?? 0,
    readVarint,
    readZigzag: (): number => {
      const value = readVarint();
      return (value >>> 1) ^ -(value & 1);
    },
  };
}

/** Reads a sheet run by run; `next` gives null at its end. */
export function readSheet(bytes: Uint8Array): { next(): SheetRun | null } {
  const reader = createByteReader(bytes);
  let nextPlace = 0;
  let line = 0;
  const readText = (head: number): number => ((head & HAS_TEXTS) === 0 ? 0 : reader.readVarint());
  return {
    next() {
      if (!reader.hasMore()) return null;
      const head = reader.readByte();
      const place = nextPlace + reader.readZigzag();
      line += reader.readZigzag();
      const cell: SheetCell = {
        place,
        line: line < 0 ? null : line,
        page: (head & HAS_PAGE) === 0 ? null : reader.readVarint(),
        state: STATES[head & 7] ?? 'notStated',
        qualifier: QUALIFIERS[(head >> 3) & 7] ?? 'exact',
        raw: readText(head),
        quote: readText(head),
        notes: readText(head),
      };
      const length = reader.readVarint();
      nextPlace = place + length;
      return { cell, length };
    },
  };
}
