/** The HTTPS certificate, as the control plane reports it. */
export interface ServedCertificate {
  /** The CA that signed it, as PEM; absent when the certificate is the user's own. */
  readonly ca?: string | undefined;
}
