import { useEffect, useRef } from 'preact/hooks';
import { type Loaded, useEvents, useLoad } from '../../lib/load.ts';
import { changesState, changingTypes } from './changes.ts';

/** The shortest time between two loads of the same answer (ms). */
const pauseMs = 300;

/**
 * As `useLoad`, and loads again after the state has changed. An answer that is still on its way is awaited first, so that a slow
 * one arrives although the state keeps changing.
 */
export function useStateLoad<Answer>(
  load: (signal: AbortSignal) => Promise<Answer>,
  inputs: readonly unknown[],
): Loaded<Answer> {
  const loaded = useLoad(load, inputs);
  const latest = useRef(loaded);
  latest.current = loaded;
  const isStale = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const reloadIfStale = () => {
    if (!isStale.current || latest.current.isLoading) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      if (latest.current.isLoading) return;
      isStale.current = false;
      latest.current.reload();
    }, pauseMs);
  };
  useEvents(changingTypes, (events) => {
    if (!events.some(changesState)) return;
    isStale.current = true;
    reloadIfStale();
  });
  useEffect(reloadIfStale, [loaded.isLoading]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return loaded;
}
