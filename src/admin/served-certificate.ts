/** What the control plane knows of the certificate of HTTPS. */
export interface ServedCertificate {
  /** The CA that signed it, as PEM; absent when the certificate is the user's own. */
  readonly ca?: string | undefined;
}
