/** A request to the PBX that can be sent. */
export interface Sendable {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A text, or bytes in Base64. */
  readonly body?: string | { readonly base64: string };
}
