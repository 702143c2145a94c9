import type { SecureContextOptions } from 'node:tls';

/**
 * TLS options for clients from 2012 and current ones: TLS 1.0 and 1.1, whose hashes OpenSSL's default security level refuses,
 * and ciphers without elliptic curves. Requires an RSA key.
 */
export const legacyTls = {
  minVersion: 'TLSv1',
  ciphers: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:DEFAULT@SECLEVEL=0',
  dhparam: 'auto',
} as const satisfies SecureContextOptions;
