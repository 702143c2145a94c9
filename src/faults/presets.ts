import type { FaultAction } from './action.ts';

/** Whether a rule fires before the access checks and the act, or after the act has committed. */
export type FaultStage = 'before' | 'afterCommit';

/** A named fault: a stage and an action. */
export interface Preset {
  readonly description: string;
  readonly stage: FaultStage;
  readonly action: FaultAction;
}

const seconds = (from: number, to: number) => ({ from: from * 1000, to: to * 1000 });

/** Typical failures of a XiVO, by name. */
export const presets = {
  'database-down': {
    description: 'PostgreSQL is unreachable: 500 with an empty body (core.md 6.1)',
    stage: 'before',
    action: {
      respond: {
        status: 500,
        headers: { 'content-type': 'text/html; charset=UTF-8', 'x-xivo-ws-version': '1.0' },
      },
    },
  },
  'web-server-restarting': {
    description: 'nginx cannot reach PHP: 502',
    stage: 'before',
    action: page(502, 'Bad Gateway'),
  },
  maintenance: {
    description: 'the machine is being upgraded: 503 with Retry-After of two minutes',
    stage: 'before',
    action: page(503, 'Service Temporarily Unavailable', { 'retry-after': '120' }),
  },
  'gateway-timeout': {
    description: 'PHP finishes too late for nginx: the change is stored, the client gets 504',
    stage: 'afterCommit',
    action: page(504, 'Gateway Time-out'),
  },
  slow: {
    description: 'a busy machine: each request is delayed by one to three seconds',
    stage: 'before',
    action: { delay: seconds(1, 3) },
  },
  'lost-answer': {
    description: 'the change is stored and the connection is reset before the answer',
    stage: 'afterCommit',
    action: { transport: 'reset' },
  },
  'cut-answer': {
    description: 'the connection closes in the middle of the answer',
    stage: 'afterCommit',
    action: { transport: 'truncated' },
  },
  'connection-reset': {
    description: 'the connection is reset before the request is processed',
    stage: 'before',
    action: { transport: 'reset' },
  },
  hanging: {
    description: 'the connection stays open without an answer',
    stage: 'before',
    action: { transport: 'never' },
  },
} as const satisfies Readonly<Record<string, Preset>>;

/** Returns the preset, or `undefined`. */
export function findPreset(name: string): Preset | undefined {
  const byName: Readonly<Record<string, Preset>> = presets;
  return Object.hasOwn(byName, name) ? byName[name] : undefined;
}

/** An error page of nginx. */
function page(status: number, title: string, headers: Readonly<Record<string, string>> = {}) {
  const heading = `${status} ${title}`;
  const body = `<html><head><title>${heading}</title></head><body><h1>${heading}</h1></body></html>\n`;
  return { respond: { status, headers: { 'content-type': 'text/html', ...headers }, body } };
}
