/** A PBX and an account of its web services. */
export interface PbxAccess {
  readonly url: string;
  readonly login: string;
  readonly password: string;
}

interface Line {
  readonly number: string;
  readonly useridentity: string;
}

/**
 * Returns who has an internal number, for the window that a CRM opens while the telephone rings. Returns `undefined` for a number that
 * nobody has, and after 500 ms or if the PBX fails: a name that comes late is worth nothing, and an error in front of an agent less.
 */
export async function callerName(pbx: PbxAccess, number: string): Promise<string | undefined> {
  try {
    // The PBX finds all numbers that contain the text.
    const lines = await searchLines(pbx, number);
    return lines.find((line) => line.number === number)?.useridentity.trim();
  } catch {
    return undefined;
  }
}

async function searchLines({ url, login, password }: PbxAccess, search: string): Promise<readonly Line[]> {
  const query = new URLSearchParams({ act: 'search', search });
  const response = await fetch(`${url}/service/ipbx/json.php/restricted/pbx_settings/lines/?${query}`, {
    headers: { authorization: `Basic ${btoa(`${login}:${password}`)}` },
    signal: AbortSignal.timeout(500),
  });
  // An empty list is an empty answer with status 204.
  return response.status === 200 ? ((await response.json()) as readonly Line[]) : [];
}
