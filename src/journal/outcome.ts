/** What became of a request. */
export const requestOutcomes = ['served', 'refused', 'faulted'] as const;

/**
 * `faulted` if a fault rule fired; else `refused` if the status is 400 or more, or the answer has a reason. An empty list, which answers
 * 204 with a reason, is served.
 */
export type RequestOutcome = (typeof requestOutcomes)[number];

/** Returns what became of a request. */
export function outcomeOfRequest({
  status,
  reason,
  fault,
}: {
  readonly status: number;
  readonly reason?: unknown;
  /** Id of the fault rule that fired. */
  readonly fault?: string | undefined;
}): RequestOutcome {
  if (fault !== undefined) return 'faulted';
  return status >= 400 || (reason !== undefined && status !== 204) ? 'refused' : 'served';
}
