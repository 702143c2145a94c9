import { median } from './figures.ts';
import { load } from './load/load.ts';

/** The median latency of one client in milliseconds. Throws if a request fails. */
export async function latency(traffic: {
  readonly port: number;
  readonly seconds: number;
  next(): Buffer;
}): Promise<number> {
  const { latencies, failures } = await load({ ...traffic, clients: 1 });
  if (failures > 0) throw new Error(`${failures} requests failed`);
  return median(latencies);
}
