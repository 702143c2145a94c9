import { median } from './figures.ts';
import { load } from './load/load.ts';

/** The usual latency of one client that asks for a while; throws when a request fails. */
export async function latency(traffic: {
  readonly port: number;
  readonly seconds: number;
  next(): Buffer;
}): Promise<number> {
  const { latencies, failures } = await load({ ...traffic, clients: 1 });
  if (failures > 0) throw new Error(`${failures} requests failed`);
  return median(latencies);
}
