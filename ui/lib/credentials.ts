/** A login of the PBX with its password. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** The credentials with which the page calls the PBX, by world. They are in memory only: a reload of the tab forgets them. */
export class CredentialMemory {
  readonly #byWorld = new Map<string, Credentials>();

  of(world: string): Credentials | undefined {
    return this.#byWorld.get(world);
  }

  set(world: string, credentials: Credentials): void {
    this.#byWorld.set(world, credentials);
  }

  forget(world: string): void {
    this.#byWorld.delete(world);
  }
}
