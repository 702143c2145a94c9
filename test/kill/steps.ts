/** A step at which a mock is killed, and whether what it was about is done by then. */
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

/** The steps of a first start; a kill at any of them has promised nothing. */
export const firstStart: readonly Step[] = [...writing('baseline'), ...writing('state')];

/** The steps of a first start that serves HTTPS, once there is a state. */
export const firstAuthority: readonly Step[] = writing('authority');

/** The calls of the control plane that are killed, by what they change, with their steps. */
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
  /** Any change; whose commit it is depends on who comes first. */
  change: {
    call: 'POST accounts {"name":"any","login":"anybody","passwd":"anything"}',
    steps: [
      { name: 'change not committed', isDone: false },
      { name: 'change committed', isDone: true },
    ],
  },
} as const satisfies Record<string, { call: string; steps: readonly Step[] }>;

/** What a call changes. */
export type CallName = keyof typeof calls;
