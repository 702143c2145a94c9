import { isIPv6 } from 'node:net';

/** The URL of a host, with brackets around an IPv6 address. */
export function urlOf({ scheme, host, port }: { scheme: 'http' | 'https'; host: string; port: number }): string {
  return `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** The same URL for clients on this machine: they cannot connect to the address that stands for all addresses. */
export function localUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
