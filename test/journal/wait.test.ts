import { expect, onTestFinished, test, vi } from 'vitest';
import { waitFor } from '#journal/wait.ts';
import { entryOf, journalOf } from './entries.ts';

const add = { operation: 'users:add' };
const never = { pattern: add, count: 2, timeoutMs: 60_000, signals: [] };

test('a wait ends immediately if enough entries match', async () => {
  expect(await waitFor(journalOf([add, {}, add]), never)).toHaveLength(2);
});

test('a wait ends with the missing entry, and counts entries dropped meanwhile', async () => {
  const journal = journalOf([add], { entries: 1, bytes: 100_000 });
  const waiting = waitFor(journal, never);
  journal.append(entryOf({ id: 'other' }));
  journal.append(entryOf({ id: 'last', ...add }));
  expect((await waiting).map(({ id }) => id)).toEqual(['req-1', 'last']);
});

test('a wait counts from 0 after a reset', async () => {
  const journal = journalOf([add]);
  const waiting = waitFor(journal, never);
  journal.reset();
  journal.append(entryOf({ id: 'one', ...add }));
  journal.append(entryOf({ id: 'two', ...add }));
  expect((await waiting).map(({ id }) => id)).toEqual(['one', 'two']);
});

test('a wait ends with the matches so far at its timeout or when aborted', async () => {
  const journal = journalOf([add]);
  expect(await waitFor(journal, { ...never, timeoutMs: 1 })).toHaveLength(1);
  const controller = new AbortController();
  const waiting = waitFor(journal, { ...never, signals: [controller.signal] });
  controller.abort();
  expect(await waiting).toHaveLength(1);
  expect(await waitFor(journal, { ...never, signals: [controller.signal] })).toHaveLength(1);
});

test('a finished wait leaves no timer and no listener', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const journal = journalOf([add]);
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  const waiting = waitFor(journal, { ...never, signals: [signal] });
  expect(vi.getTimerCount()).toBe(1);
  journal.append(entryOf(add));
  const seen = await waiting;
  journal.append(entryOf(add));
  expect([seen.length, vi.getTimerCount()]).toEqual([2, 0]);
  expect(removed.mock.calls).toEqual([['abort', expect.any(Function)]]);
});

test('a wait ends immediately if any of its signals is already aborted', async () => {
  const signals = [new AbortController().signal, AbortSignal.abort()];
  expect(await waitFor(journalOf([{}]), { ...never, signals })).toEqual([]);
});
