/** What HTTPS is served with, as PEM texts; `ca` only when it was generated. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}
