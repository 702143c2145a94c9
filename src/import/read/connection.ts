import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { legacyTls } from '#server/tls/legacy.ts';
import type { PbxAnswer } from '../question.ts';
import { answerOf, unansweredFor } from './outcomes.ts';

/** How a server is reached. */
export interface ConnectionOptions {
  /** The address of the server: `https://pbx.example.com`. */
  readonly url: URL;
  /** `login:password`; absent where the address of this machine is enough. */
  readonly credentials?: string | undefined;
  /** Accepts any certificate. */
  readonly insecure?: boolean;
  /** The certificate authority to trust (PEM). */
  readonly ca?: string | undefined;
  readonly timeoutMs: number;
}

/** The largest answer that is read, in bytes. */
const maxAnswerBytes = 512 * 1024 * 1024;

/** A connection to the web services of a server, which is kept open between requests. Sends only GET requests. */
export class PbxConnection {
  readonly #options: ConnectionOptions;
  readonly #agent: HttpAgent | HttpsAgent;

  constructor(options: ConnectionOptions) {
    const { insecure = false, ca } = options;
    this.#options = options;
    this.#agent =
      options.url.protocol === 'https:'
        ? new HttpsAgent({
            keepAlive: true,
            maxSockets: 1,
            rejectUnauthorized: !insecure,
            ...(ca !== undefined && { ca }),
            // The servers of 2012 know nothing newer than TLS 1.0.
            minVersion: legacyTls.minVersion,
            ciphers: legacyTls.ciphers,
          })
        : new HttpAgent({ keepAlive: true, maxSockets: 1 });
  }

  /** Returns the answer to a GET request. Throws `Unanswered`. */
  async get(target: string): Promise<PbxAnswer> {
    const { timeoutMs, url } = this.#options;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const message = await this.#send(target, signal);
      return answerOf(message, await bodyOf(message), target);
    } catch (error) {
      throw unansweredFor(error, { origin: url.origin, timeoutMs, isTimeout: signal.aborted });
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(target: string, signal: AbortSignal): Promise<IncomingMessage> {
    const { url, credentials } = this.#options;
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const authorization = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    return new Promise((resolve, reject) => {
      const request = send(new URL(`${pathPrefix(url)}${target}`, url.origin), {
        agent: this.#agent,
        signal,
        headers: { accept: 'application/json', ...(authorization && { authorization }) },
      });
      request.once('response', resolve);
      request.once('error', reject);
      request.end();
    });
  }
}

/** The path of the address, such as that of a world of a mock; empty for the root. */
function pathPrefix({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '');
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maxAnswerBytes) throw new Error(`the answer has more than ${maxAnswerBytes} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}
