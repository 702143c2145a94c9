const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const dottedQuad = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

/** True if the text is an IPv4 address in dotted decimal. */
export function isIpv4(text: string): boolean {
  return dottedQuad.test(text);
}

/** True if the text has the syntax of a host name (core.md 4.4); digits alone are accepted, too. */
export function isHostName(text: string): boolean {
  const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
  return text.length < 256 && text.split('.').every((part) => label.test(part));
}

/** True if the text is an IPv4 address or has the syntax of a host name. */
export function isHost(text: string): boolean {
  return isIpv4(text) || isHostName(text);
}

/** True if the text is `IPv4/bits` or `IPv4/netmask` (core.md 7.5). */
export function isSubnet(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && isIpv4(text.slice(0, slash)) && isNetmask(text.slice(slash + 1));
}

/** True if the text is a contiguous dotted netmask or a number of bits, 0 to 32. */
function isNetmask(text: string): boolean {
  return /^(?:[12]?\d|3[0-2])$/.test(text) || isDottedNetmask(text);
}

/** True if the text is a contiguous dotted netmask. */
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
