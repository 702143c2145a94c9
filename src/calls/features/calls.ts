import { type Feature, refuses } from './feature.ts';

const tables = {
  user: 'userfeatures',
  group: 'groupfeatures',
  queue: 'queuefeatures',
  meetme: 'meetmefeatures',
} as const;

/** Returns a feature that calls the object whose id is behind the code; `noun` is what it is called. */
export function callsObject(kind: keyof typeof tables, noun: string): Feature {
  return ({ store, rest }) =>
    store.has(tables[kind], { id: rest })
      ? { does: 'calls', kind, id: Number(rest), why: `the code calls ${noun} ${rest}` }
      : refuses(`there is no ${noun} ${rest}`);
}

/** Picks up a call that rings at the number behind the code, or in the pickup groups of the user. */
export const picksUp: Feature = ({ rest }) => ({
  does: 'picks up',
  number: rest,
  why: rest === '' ? 'the code picks up a call of the pickup groups' : `the code picks up a call that rings at ${rest}`,
});

/** Returns a feature that runs an application; its argument is what is behind the code. */
export function runs(application: string, words: string): Feature {
  return ({ rest }) => ({ does: 'runs application', application, argument: rest, why: `the code ${words}` });
}

/** Returns a feature that the mock does not imitate; `words` say what it does on the real server. */
export function unsupported(words: string): Feature {
  return () => ({ does: 'unsupported', why: `the code ${words}, which the mock does not imitate` });
}
