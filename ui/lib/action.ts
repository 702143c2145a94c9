import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from './api.ts';

/** Something that a person starts on the page, such as a reset, and what became of it. */
export interface Action<Inputs extends readonly unknown[], Result> {
  /** Starts it; returns the result, or `undefined` if it failed. */
  run(...inputs: Inputs): Promise<Result | undefined>;
  readonly isRunning: boolean;
  /** Why the latest attempt failed. */
  readonly error: Error | undefined;
  /** The result of the latest attempt. */
  readonly result: Result | undefined;
  /** Forgets error and result. */
  clear(): void;
}

interface Outcome<Result> {
  readonly isRunning: boolean;
  readonly error: Error | undefined;
  readonly result: Result | undefined;
}

const nothing = { isRunning: false, error: undefined, result: undefined };

/** Runs `work` on demand and keeps its outcome for the view. */
export function useAction<Inputs extends readonly unknown[], Result>(
  work: (...inputs: Inputs) => Promise<Result>,
): Action<Inputs, Result> {
  const [outcome, setOutcome] = useState<Outcome<Result>>(nothing);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const finish = (next: Outcome<Result>) => isShown.current && setOutcome(next);
  const run = async (...inputs: Inputs) => {
    setOutcome({ ...nothing, isRunning: true });
    try {
      const result = await work(...inputs);
      finish({ ...nothing, result });
      return result;
    } catch (error) {
      finish({ ...nothing, error: error instanceof Error ? error : new Error(String(error)) });
      return undefined;
    }
  };
  return { ...outcome, run, clear: () => setOutcome(nothing) };
}

/** Returns the error, unless it is only about inputs at these paths, which show it themselves. */
export function problemElsewhere(error: Error | undefined, paths: readonly string[]): Error | undefined {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return error;
  return error.errors.every(({ at }) => paths.includes(at)) ? undefined : error;
}

/** Returns what the mock says about the input at this path, such as `match.operation`; `undefined` if it has no problem with it. */
export function problemAt(error: Error | undefined, path: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.errors.find(({ at }) => at === path)?.message;
}
