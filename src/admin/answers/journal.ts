import * as z from 'zod';
import { portabilityEffects } from '#portability/later-changes.ts';

/** Why a request was refused. */
export const reasonAnswer = () =>
  z
    .object({
      message: z.string().describe('One sentence: what was wrong and what is allowed.'),
      field: z.string().exactOptional().describe('Path of the field in the request, such as `userfeatures.firstname`.'),
      rule: z.string().exactOptional().describe('The rule that the field breaks.'),
      value: z.unknown().exactOptional().describe('The refused value.'),
    })
    .readonly()
    .meta({ title: 'Reason', description: 'Why a request was refused.' });

const outline = () => ({
  id: z.string().describe('The `X-Mock-Request-Id` of the answer.'),
  operation: z
    .string()
    .exactOptional()
    .describe('Resource and act, such as `ipbx/pbx_settings/users:add`; absent if the request reached no web service.'),
  method: z.string().describe('The HTTP method.'),
  url: z.string().describe('Path and query string.'),
  status: z.int().describe('Status of the answer; 0 if none was sent.'),
  reason: reasonAnswer().exactOptional(),
  note: z
    .string()
    .exactOptional()
    .describe('A remark on a request that was not refused: its `act` is unknown, so another one ran.'),
  ignored: z
    .array(
      z.object({
        field: z.string().describe('Path of the field.'),
        near: z.string().exactOptional().describe('The known name that was probably meant.'),
      }),
    )
    .readonly()
    .exactOptional()
    .describe('The fields of the body that the PBX ignores.'),
  portability: z
    .array(
      z.object({
        since: z.string().describe('The first release with the change.'),
        effect: z.enum(portabilityEffects).describe('Whether that release refuses the call, or does something else.'),
        what: z.string().describe('What is different there.'),
      }),
    )
    .readonly()
    .exactOptional()
    .describe('What the release of `--portability` does otherwise; absent if nothing is known.'),
  skipped: z.string().exactOptional().describe('The parts of the request that were skipped without an error, and why.'),
});

const message = () => ({
  headers: z.record(z.string(), z.unknown()).readonly().describe('Headers by lower-case name.'),
  bytes: z.int().describe('Full length of the body in bytes.'),
  body: z.unknown().exactOptional().describe('The body, if it is JSON.'),
  text: z.string().exactOptional().describe('The body, if it is not JSON.'),
  encoding: z.literal('base64').exactOptional().describe('Present if `text` is Base64, because the body is not UTF-8.'),
});

/** A request in the journal with its answer. */
export const requestAnswer = () =>
  z
    .object({
      ...outline(),
      at: z.iso.datetime().describe("When the request arrived, by the world's clock."),
      ms: z.number().describe('Duration in milliseconds.'),
      world: z.string().describe('Id of the world.'),
      generation: z.int().describe('The generation in which the request was made.'),
      account: z.string().exactOptional().describe('Name of the account that made the request.'),
      path: z.string().describe('Path without the query string.'),
      peer: z.string().describe('Address that the request came from.'),
      request: z.object(message()).describe('What was sent.'),
      answer: z
        .object({ status: z.int().describe('Status of the answer; 0 if none was sent.'), ...message() })
        .describe('What was answered.'),
      fault: z.string().exactOptional().describe('Id of the fault rule that fired.'),
    })
    .meta({ title: 'Request', description: 'A request to the web services with its answer; secrets are masked.' });

const outlineAnswer = () =>
  z.object(outline()).meta({ title: 'RequestOutline', description: 'The short form of a request in the journal.' });

const meta = () =>
  z
    .object({
      total: z.int().describe('All requests, dropped ones included.'),
      kept: z.int().describe('Requests in the journal.'),
      dropped: z.int().describe('Requests dropped because the journal was full.'),
      capacity: z
        .object({ entries: z.int().describe('Maximum number of requests.'), bytes: z.int().describe('Maximum size.') })
        .readonly()
        .describe('The limits of the journal.'),
    })
    .meta({ title: 'JournalMeta', description: 'The size of the journal since it was last cleared.' });

/** Requests in the journal. */
export const requestsAnswer = () =>
  z.object({
    requests: z.array(requestAnswer()).describe('The matching requests, oldest first.'),
    meta: meta(),
  });

/** The number of requests in the journal. */
export const requestCountAnswer = () =>
  z.object({ count: z.int().describe('Number of matching requests.'), meta: meta() });

/** The number of requests that were removed from the journal. */
export const deletionAnswer = () => z.object({ deleted: z.int().describe('Number of requests that the journal had.') });

/** Requests that were waited for. */
export const requestsWaitAnswer = () =>
  requestsAnswer().extend({ expected: z.int().describe('The number that was waited for.') });

const nearMiss = () =>
  z
    .object({
      ...outline(),
      differences: z
        .array(
          z.object({
            at: z.string().describe('What differs, such as `status` or `body.userfeatures.firstname`.'),
            expected: z.unknown().describe('The expected value.'),
            actual: z.unknown().describe('The actual value; `null` if there is none.'),
          }),
        )
        .describe('What differs from the pattern.'),
    })
    .meta({ title: 'NearMiss', description: 'A request that almost matches a pattern.' });

const nearMisses = () => z.array(nearMiss()).describe('The requests that almost match, the best one first.');

/** The requests that came in time, and those that almost match. */
export const requestsTimeoutAnswer = () => requestsWaitAnswer().extend({ nearMisses: nearMisses() });

const patternJson = () => z.record(z.string(), z.unknown()).describe('The pattern as it was sent; secrets are masked.');

const requestCount = () =>
  z
    .object({
      exactly: z.int().optional().describe('Exactly this number.'),
      atLeast: z.int().optional().describe('This number or more.'),
      atMost: z.int().optional().describe('This number or fewer.'),
    })
    .describe('The expected number of requests.');

const counted = () =>
  z.object({
    count: z.int().describe('Number of requests that match the pattern.'),
    requests: z.array(outlineAnswer()).readonly().describe('The latest of them.'),
  });

const stepped = () =>
  z.object({
    requests: z.array(outlineAnswer()).readonly().describe('The requests that match the steps, in order.'),
    missing: z
      .object({ step: z.int().describe('Number of the step, from 1.'), pattern: patternJson() })
      .exactOptional()
      .describe('The first step that no request matches.'),
  });

/** The result of a verification. */
export const verifyAnswer = () =>
  z
    .object({
      verified: z.boolean().describe('True if the requests were made as expected.'),
      inconclusive: z
        .boolean()
        .describe('True if not verified, but requests that the journal has dropped could have matched.'),
      expected: z
        .union([
          z.object({ pattern: patternJson(), count: requestCount() }),
          z.object({ sequence: z.array(patternJson()).readonly().describe('The patterns in their order.') }),
        ])
        .describe('The pattern and count, or the sequence.'),
      actual: z.union([counted(), stepped()]).describe('The count, or the steps of the sequence that were matched.'),
      nearMisses: nearMisses(),
    })
    .meta({ title: 'Verdict', description: 'The result of a verification.' });
