import { expect, it } from 'vitest';
import { createSeats } from '../../src/ingest/reading-seats.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('one alone waits for those who read, lets nobody in, and the next alone waits for it', async () => {
  const seats = createSeats(['one', 'other'], 1);
  const told: string[] = [];
  const first = await seats.take();
  let end = (): void => undefined;
  const alone = seats.alone(async () => {
    told.push(`alone ${seats.isAlone()}`);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  const next = seats.alone(async () => {
    told.push('alone again');
  });
  await settle();
  const late = seats.take().then((seat) => {
    told.push('late');
    seats.leave(seat);
  });
  await settle();
  expect(told).toEqual([]);
  seats.leave(first);
  await settle();
  expect(told).toEqual(['alone true']);
  end();
  await Promise.all([alone, next, late]);
  expect(told.toSorted()).toEqual(['alone again', 'alone true', 'late']);
  expect(seats.isAlone()).toBe(false);
});

it('a step that fails leaves the room open', async () => {
  const seats = createSeats(['one'], 1);
  await expect(seats.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await seats.take()).busy).toBe(true);
});

it('the next to come sits where fewest are', async () => {
  const seats = createSeats(['one', 'other'], 2);
  const first = await seats.take();
  const taken = [first, await seats.take(), await seats.take(), await seats.take()];
  expect(taken.map(({ desk }) => desk)).toEqual(['one', 'other', 'one', 'other']);
  for (const seat of taken.slice(1)) seats.leave(seat);
  expect((await seats.take()).desk).toBe('other');
});
