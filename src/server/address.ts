/** The base URL of a host and port; an IPv6 address, the only host with colons, gets brackets. */
export function urlOf({ scheme, host, port }: { scheme: 'http' | 'https'; host: string; port: number }): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The URL for clients on this machine: a wildcard address is replaced by the loopback address. */
export function localUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
