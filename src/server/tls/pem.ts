/** A certificate and private key (PEM); `ca` only if they were generated. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

/** A CA: its certificate and its private key, as PEM texts. */
export interface Authority {
  readonly cert: string;
  readonly key: string;
}
