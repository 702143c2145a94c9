#!/usr/bin/env node
// A probe for Nagios and its relatives: does the PBX answer, and how many numbers are left for new users? `XIVO_URL=… node probe.mjs`
// prints one line, and exits with 0 (OK), 1 (WARNING) or 2 (CRITICAL).
import { pathToFileURL } from 'node:url';

const extensions = 'service/ipbx/json.php/restricted/system_management/extensions/';

/** Returns the state and a sentence. A request that fails is tried again once, because a PBX that reloads refuses connections. */
export async function probe({ url, login, password }, { context = 'default', least = 10, timeout = 5000 } = {}) {
  const ask = async () => {
    const query = new URLSearchParams({ act: 'search', context, obj: 'user' });
    const headers = { authorization: `Basic ${btoa(`${login}:${password}`)}` };
    const response = await fetch(`${url}/${extensions}?${query}`, { headers, signal: AbortSignal.timeout(timeout) });
    if (response.status >= 500) throw new Error(`it answers ${response.status}`);
    return response;
  };
  try {
    const response = await ask().catch(ask);
    if ([401, 403].includes(response.status))
      return { state: 2, text: `the account of the probe has no access (${response.status})` };
    const free = response.status === 200 ? (await response.json()).length : 0;
    if (free === 0) return { state: 2, text: `no number is left in ${context}` };
    return { state: free < least ? 1 : 0, text: `${free} numbers are left in ${context}` };
  } catch (error) {
    return { state: 2, text: `the PBX does not answer: ${error.cause?.code ?? error.message}` };
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { XIVO_URL: url, XIVO_LOGIN: login = 'admin', XIVO_PASSWORD: password = 'proformatique' } = process.env;
  const { state, text } = await probe({ url, login, password });
  console.log(`${['OK', 'WARNING', 'CRITICAL'][state]} - ${text}`);
  process.exitCode = state;
}
