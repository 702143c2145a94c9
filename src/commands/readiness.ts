import { networkErrorText } from '#client/transport.ts';

/** Longest wait for one answer (ms). */
export const answerTimeout = 5_000;

/** Whether a mock is ready, and otherwise why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly reason?: string;
}

/** Asks a mock whether it is ready; waits at most `milliseconds` for the answer. */
export async function askReadiness(url: string, milliseconds: number): Promise<Readiness> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(milliseconds) });
    const body = (await response.text()).replace(/\s+/g, ' ').trim();
    return response.ok ? { ready: true } : { ready: false, reason: `${response.status} ${body}`.trim() };
  } catch (error) {
    return { ready: false, reason: networkErrorText(error) };
  }
}
