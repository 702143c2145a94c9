import { isIPv6 } from 'node:net';
import { keyedHash } from './keyed-hash.ts';

/** Addresses that belong to nobody, netmasks among them. */
const general = /^(?:0\.|127\.|255\.|22[4-9]\.|23\d\.|169\.254\.)/;

/** Replaces IP and MAC addresses, the same one always by the same. */
export class AddressPseudonyms {
  readonly #networks = new Map<string, string>();
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /**
   * Returns an address in 198.18.0.0/15, which is reserved for tests, or in 240.0.0.0/4, which nobody has. Addresses of one /24 network
   * stay in one, and the last part stays, so that a gateway and a range fit their network.
   */
  ofIpv4(address: string): string {
    if (general.test(address)) return address;
    const dot = address.lastIndexOf('.');
    const network = address.slice(0, dot);
    const known = this.#networks.get(network) ?? networkAt(this.#networks.size);
    this.#networks.set(network, known);
    return known + address.slice(dot);
  }

  /** Returns an address of 2001:db8::/32, which is reserved for documentation; anything but an IPv6 address is unchanged. */
  ofIpv6(text: string): string {
    if (!isIPv6(text) || text === '::' || text === '::1') return text;
    const digits = this.#digits(text, 16).match(/.{4}/g) ?? [];
    return `2001:db8::${digits.join(':')}`;
  }

  /** Returns a locally administered address, spelt like the given one; also for twelve digits without separators. */
  ofMac(text: string): string {
    const digits = this.#digits(text.replace(/[^0-9a-f]/gi, '').toLowerCase(), 10);
    const replaced = `02${digits}`[Symbol.iterator]();
    const isUpper = /[A-F]/.test(text);
    return text.replace(/[0-9a-f]/gi, () => {
      const digit = replaced.next().value ?? '0';
      return isUpper ? digit.toUpperCase() : digit;
    });
  }

  /** Hexadecimal digits that the text determines. */
  #digits(text: string, length: number): string {
    return keyedHash(this.#key, `address ${text}`).toString('hex').slice(0, length);
  }
}

function networkAt(index: number): string {
  if (index < 512) return `198.${18 + (index >> 8)}.${index & 255}`;
  const rest = index - 512;
  return `${240 + ((rest >> 16) % 15)}.${(rest >> 8) & 255}.${rest & 255}`;
}
