/** A step at which a mock is killed, and whether its change is durable by then. */
export interface Step {
  readonly name: string;
  readonly isDone: boolean;
}

const writing = (kind: 'authority' | 'baseline' | 'state'): readonly Step[] => [
  { name: `${kind} opened`, isDone: false },
  { name: `${kind} half written`, isDone: false },
  { name: `${kind} written`, isDone: false },
  { name: `${kind} synced`, isDone: false },
  { name: `${kind} renamed`, isDone: true },
];

const copying: readonly Step[] = [
  { name: 'copy attached', isDone: false },
  { name: 'copy half done', isDone: false },
  { name: 'copy done', isDone: false },
  { name: 'copy committed', isDone: true },
];

/** The steps of a first start, before anything is acknowledged. */
export const firstStart: readonly Step[] = [...writing('baseline'), ...writing('state')];

/** The steps of a first start that serves HTTPS, once there is a state. */
export const firstAuthority: readonly Step[] = writing('authority');

/** Requests of the control plane that are killed, with their steps, by what they change. */
export const calls = {
  reset: { call: 'POST reset', steps: copying },
  restore: {
    call: 'POST snapshots/one/restore',
    steps: [{ name: 'restored written', isDone: false }, ...copying],
  },
  baseline: { call: 'PUT baseline', steps: writing('baseline') },
  generate: {
    call: 'POST generate {"seed":1,"users":5,"cels":20}',
    steps: [
      { name: 'generate half done', isDone: false },
      { name: 'generate not committed', isDone: false },
      { name: 'generate committed', isDone: true },
    ],
  },
  /** Any change: the commit may be that of a concurrent client. */
  change: {
    call: 'POST accounts {"name":"any","login":"anybody","passwd":"anything"}',
    steps: [
      { name: 'change not committed', isDone: false },
      { name: 'change committed', isDone: true },
    ],
  },
} as const satisfies Record<string, { call: string; steps: readonly Step[] }>;

/** The name of a change by a request. */
export type CallName = keyof typeof calls;
