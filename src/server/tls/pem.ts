/** A certificate and private key (PEM); `ca` only if they were generated. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}
