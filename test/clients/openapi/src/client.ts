import createClient from 'openapi-fetch';
import type { paths } from '../generated/xivo.js';

/** Returns a typed client of a XiVO, real or not. */
export function xivoClient(baseUrl: string, credentials: string) {
  return createClient<paths>({ baseUrl, headers: { authorization: `Basic ${btoa(credentials)}` } });
}
