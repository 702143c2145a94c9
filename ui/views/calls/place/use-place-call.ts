import type { PlacedCall } from '#calls/answer.ts';
import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';

/** Sends the request of a call, as an object or as JSON. A placed call is opened; that of a dry run is the result. */
export function usePlaceCall() {
  const { api, route, announce } = usePage();
  return useAction(async (request: unknown) => {
    const body = typeof request === 'string' ? { body: request, type: 'application/json' } : { body: request };
    const call = await api.json<PlacedCall>('calls', { method: 'POST', ...body });
    // A dry run has no id.
    if (call.id === '') return call;
    announce(`Placed ${call.id}`);
    route.set({ section: undefined, form: undefined, id: call.id });
    return undefined;
  });
}
