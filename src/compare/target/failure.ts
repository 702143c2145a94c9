import { XivoMockProblem } from '#client/transport.ts';
import { RemoteFailure } from '#remote/failure.ts';

/** Returns the failure that an error of the control plane of a mock means; any other error is returned unchanged. */
export function failureOfControl(url: string, error: unknown): unknown {
  if (error instanceof XivoMockProblem) return new RemoteFailure(`${url}: ${error.message}`, 'settings', error);
  return error instanceof Error && error.cause instanceof RemoteFailure ? error.cause : error;
}
