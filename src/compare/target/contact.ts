import type { Exchange } from '#recording/format.ts';
import type { ReceivedAnswer } from '../replay/messages.ts';

type Answer = Pick<ReceivedAnswer, 'status' | 'headers' | 'body'>;

/**
 * Returns why the first answer of a target shows that it cannot be compared: it is not the web services, or they do not accept the
 * credentials. `undefined` if the answer may be a difference like any other.
 */
export function contactProblem(exchange: Exchange, answer: Answer): string | undefined {
  const { status, headers, body } = answer;
  if (status >= 300 && status < 400 && status !== 304 && exchange.status !== status)
    return `redirects to ${headers['location'] ?? 'another page'} instead of answering; redirects are not followed`;
  if (status === 401 && exchange.status !== 401) return credentialsProblem(exchange, headers['www-authenticate']);
  const isPage = /^text\/html\b/i.test(headers['content-type'] ?? '') && /^\s*<(?:!doctype|html)\b/i.test(body);
  if (isPage && status < 300 && exchange.headers['content-type'] !== headers['content-type'])
    return 'answers with an HTML page; it may not be the web services of a XiVO';
  return undefined;
}

const usualChallenge = 'Basic realm="Access Restricted"';

function credentialsProblem({ auth, path }: Exchange, challenge: string | undefined): string {
  const account = auth === null ? 'a request without credentials' : `the account ${JSON.stringify(auth)}`;
  const asks = challenge === undefined || challenge === usualChallenge ? '' : `, and asks for ${challenge}`;
  return `does not accept ${account} for ${path.replace(/\?.*/s, '')} (401)${asks}; give its credentials by --user and --password, or by --account`;
}
