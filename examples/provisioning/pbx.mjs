import { setTimeout } from 'node:timers/promises';

/** The PBX has refused a request: what was asked for is not possible, and would not be later. */
export class Refused extends Error {}

/** The PBX does not answer, or answers that it is broken. */
export class Outage extends Error {}

const paths = {
  users: 'service/ipbx/json.php/restricted/pbx_settings/users',
  groups: 'service/ipbx/json.php/restricted/pbx_settings/groups',
  extensions: 'service/ipbx/json.php/restricted/system_management/extensions',
};

/**
 * The web services of a XiVO, as far as provisioning uses them. Methods throw `Refused`, `Outage`, and a plain `Error` if the account has
 * no access.
 */
export class Pbx {
  #url;
  #authorization;
  #delays;

  /** `delays` are the milliseconds to wait before each further attempt of a request that failed. */
  constructor(url, { login, password, delays = [500, 2000, 10_000] }) {
    this.#url = url;
    this.#authorization = `Basic ${btoa(`${login}:${password}`)}`;
    this.#delays = delays;
  }

  /** The user with an employee number, which is in the field `userfield`; `undefined` if there is none. */
  async findUser(employee) {
    // The PBX finds names and numbers that contain the text, too.
    const users = (await this.#read('users', 'search', { search: employee })) ?? [];
    const user = users.find(({ userfield }) => userfield === employee);
    return user && (await this.#read('users', 'view', { id: user.id }));
  }

  /** Adds a user. An answer may have got lost, so before each further attempt `exists` says whether the user is there. */
  addUser(body, exists) {
    return this.#write('users', { act: 'add' }, { body, isDone: exists });
  }

  /** The group with a name; `undefined` if there is none. */
  async findGroup(name) {
    const groups = (await this.#read('groups', 'search', { search: name })) ?? [];
    const group = groups.find((one) => one.name === name);
    return group && { id: group.id, ...(await this.#read('groups', 'view', { id: group.id })) };
  }

  /** Adds a group. */
  addGroup(body) {
    const isDone = async () => (await this.findGroup(body.groupfeatures.name)) !== undefined;
    return this.#write('groups', { act: 'add' }, { body, isDone });
  }

  /** Replaces a group. The same edit twice is as good as once. */
  editGroup(id, body) {
    return this.#write('groups', { act: 'edit', id }, { body });
  }

  /** True if a user can get a number. */
  async isFree(number, context) {
    const free = await this.#read('extensions', 'search', { context, obj: 'user', number });
    return (free ?? []).map(String).includes(number);
  }

  /** The JSON of an answer; `undefined` for 204, which is how the PBX answers an empty list. */
  async #read(service, act, query) {
    const response = await this.#attempts(() => this.#send(service, { act, ...query }));
    return response.status === 204 ? undefined : response.json();
  }

  async #write(service, query, { body, isDone = () => false }) {
    const attempt = () => this.#send(service, query, { method: 'POST', body: JSON.stringify(body) });
    await this.#attempts(async (count) => {
      if (count === 0 || !(await isDone())) await attempt();
    });
  }

  async #attempts(attempt) {
    for (const [count, delay] of this.#delays.entries()) {
      try {
        return await attempt(count);
      } catch (error) {
        if (!(error instanceof Outage)) throw error;
        await setTimeout(delay);
      }
    }
    return attempt(this.#delays.length);
  }

  async #send(service, query, options = {}) {
    const url = `${this.#url}/${paths[service]}/?${new URLSearchParams(query)}`;
    const headers = { authorization: this.#authorization };
    const response = await fetch(url, { ...options, headers }).catch((error) => {
      throw new Outage(`the PBX does not answer: ${error.cause?.message ?? error.message}`);
    });
    if (response.status >= 500) throw new Outage(`the PBX answers ${response.status}`);
    if ([401, 403].includes(response.status))
      throw new Error(
        `the PBX answers ${response.status}; check the login, the password and the rights of the account`,
      );
    if (!response.ok) throw new Refused(`the PBX answers ${response.status}`);
    return response;
  }
}
