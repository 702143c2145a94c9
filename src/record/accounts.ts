/** Names for the credentials in requests, which a recording must not contain: `account-1` for the first ones, and so on. */
export class AccountNames {
  readonly #names = new Map<string, string>();

  /** Returns the name for a header `Authorization`; `null` without one. */
  of(authorization: string | undefined): string | null {
    if (authorization === undefined) return null;
    const name = this.#names.get(authorization) ?? `account-${this.#names.size + 1}`;
    this.#names.set(authorization, name);
    return name;
  }
}
