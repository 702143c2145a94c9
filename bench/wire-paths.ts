import { bytesOf } from './load/request.ts';

const services = '/service/ipbx/json.php/restricted';

export const paths = {
  users: `${services}/pbx_settings/users/`,
  lines: `${services}/pbx_settings/lines/`,
  cel: `${services}/call_management/cel/`,
};

/** A request for a full page of call records at a random position. */
export function randomPage(records: number): Buffer {
  return pageAfter(Math.floor(Math.random() * (records - 5000)));
}

/** A request for the page of call records after an id. */
export function pageAfter(id: number): Buffer {
  return bytesOf({ path: `${paths.cel}?act=searchid&idbeg=${id}` });
}

/** The body that adds a user. */
export function newUser(number: number): string {
  const userfeatures = { entityid: '1', firstname: 'Ada', lastname: `Lovelace ${number}`, language: 'fr_FR' };
  return JSON.stringify({ userfeatures });
}
