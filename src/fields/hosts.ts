const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const dottedQuad = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

/** One dotted-quad IPv4 address. */
export function isIpv4(text: string): boolean {
  return dottedQuad.test(text);
}

/** Host-name syntax (core.md 4.4); digits alone make a name too. */
export function isHostName(text: string): boolean {
  const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
  return text.length < 256 && text.split('.').every((part) => label.test(part));
}

export function isHost(text: string): boolean {
  return isIpv4(text) || isHostName(text);
}

/** `IPv4/bits` or `IPv4/netmask` (core.md 7.5). */
export function isSubnet(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && isIpv4(text.slice(0, slash)) && isNetmask(text.slice(slash + 1));
}

/** A contiguous dotted netmask, or 0-32. */
function isNetmask(text: string): boolean {
  return /^(?:[12]?\d|3[0-2])$/.test(text) || isDottedNetmask(text);
}

/** A contiguous dotted netmask. */
export function isDottedNetmask(text: string): boolean {
  return (
    isIpv4(text) &&
    /^1*0*$/.test(
      text
        .split('.')
        .map((part) => Number(part).toString(2).padStart(8, '0'))
        .join(''),
    )
  );
}
