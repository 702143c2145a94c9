import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EventType, MockEvent } from '#events/event.ts';
import { usePage } from './page.ts';

/** The state of an answer that is loaded from the mock. */
export interface Loaded<Answer> {
  /** The latest answer; it stays while a new one is loaded. */
  readonly answer: Answer | undefined;
  /** Why the latest attempt failed. */
  readonly error: Error | undefined;
  readonly isLoading: boolean;
  reload(): void;
}

/** Loads an answer when the view is shown, when `inputs` change and on `reload`. An attempt that is overtaken is aborted. */
export function useLoad<Answer>(
  load: (signal: AbortSignal) => Promise<Answer>,
  inputs: readonly unknown[],
): Loaded<Answer> {
  const [state, setState] = useState<Omit<Loaded<Answer>, 'reload'>>({
    answer: undefined,
    error: undefined,
    isLoading: true,
  });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  useEffect(() => {
    const aborted = new AbortController();
    setState((before) => ({ ...before, isLoading: true }));
    load(aborted.signal).then(
      (answer) => !aborted.signal.aborted && setState({ answer, error: undefined, isLoading: false }),
      (error: unknown) =>
        !aborted.signal.aborted && setState((before) => ({ ...before, error: asError(error), isLoading: false })),
    );
    return () => aborted.abort();
  }, [...inputs, round]);
  return { ...state, reload };
}

/** Calls the listener with each batch of events of these types, and after a gap in the events (`lost`). */
export function useEvents(types: readonly EventType[], listener: (events: readonly MockEvent[]) => void): void {
  const { feed } = usePage();
  const latest = useRef(listener);
  latest.current = listener;
  const key = types.join();
  useEffect(
    () =>
      feed.listen((events) => {
        const selected = events.filter(({ type }) => type === 'lost' || key.split(',').includes(type));
        if (selected.length > 0) latest.current(selected);
      }),
    [feed, key],
  );
}

/** As `useLoad`, and loads again after events of these types, at most once in 300 ms. */
export function useLive<Answer>(
  load: (signal: AbortSignal) => Promise<Answer>,
  inputs: readonly unknown[],
  types: readonly EventType[],
): Loaded<Answer> {
  const loaded = useLoad(load, inputs);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEvents(types, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      loaded.reload();
    }, 300);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return loaded;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
