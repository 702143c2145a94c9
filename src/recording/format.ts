import * as z from 'zod';

/** The headers of an answer that a recording keeps, because they are compared; one that is missing was not sent. */
export const keptHeaders = ['content-type', 'x-xivo-ws-version', 'www-authenticate', 'location'] as const;

/** Stands for a request body that a recording must not contain: several files in one, compressed, or not text. */
export const withheld = '[withheld]';

const headers = z.record(z.string(), z.string());

/** The account that sent a request: a name, `login:password`, or `null` without credentials. */
const auth = z.string().nullable();

const exchange = z.strictObject({
  name: z.string(),
  method: z.string().min(1),
  /** The request target, with its query. */
  path: z.string().min(1),
  auth,
  requestHeaders: headers.optional(),
  clientAddress: z.string().optional(),
  requestEncoding: z.enum(['latin1']).optional(),
  /** `null` is no body, a string is sent as it is, any other value as JSON. */
  requestBody: z.json(),
  status: z.int().min(100).max(599),
  recordedStatus: z.int().optional(),
  headers,
  body: z.string(),
});

const line = z.strictObject({
  name: z.string().min(1),
  resource: z.string().optional(),
  /** The folder of the state that it begins from, beside the recording. */
  start: z.string().min(1).optional(),
  /** True if the exchanges belong to the sequence of that name in an earlier line. */
  continues: z.literal(true).optional(),
  /** What was replaced: secrets, or everything that may be somebody's. */
  redacted: z.enum(['secrets', 'all']).optional(),
  exchanges: z.array(exchange),
});

/** A request, and the answer to it (docs/recordings.md). */
export type Exchange = z.output<typeof exchange>;

/** A line of a recording: a sequence, or further exchanges of one. */
export type RecordingLine = z.output<typeof line>;

/** The schema of a line of a recording. */
export const recordingLine = line;

/** What a redaction has replaced. */
export type Redacted = NonNullable<RecordingLine['redacted']>;

/** Exchanges in the order in which they happened; independent of any other sequence. */
export interface Sequence {
  readonly name: string;
  readonly resource?: string | undefined;
  readonly start?: string | undefined;
  readonly redacted?: Redacted | undefined;
  readonly exchanges: readonly Exchange[];
}
