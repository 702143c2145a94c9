// Prints the users of a XiVO: its URL, login and password are in XIVO_URL, XIVO_LOGIN and XIVO_PASSWORD.
const { XIVO_URL, XIVO_LOGIN, XIVO_PASSWORD } = process.env;

const response = await fetch(`${XIVO_URL}/service/ipbx/json.php/restricted/pbx_settings/users/?act=list`, {
  headers: { authorization: `Basic ${btoa(`${XIVO_LOGIN}:${XIVO_PASSWORD}`)}` },
});
if (!response.ok) throw new Error(`the PBX answers ${response.status}`);
// An empty list answers 204.
const users = response.status === 204 ? [] : await response.json();
for (const { firstname, lastname } of users) process.stdout.write(`${firstname} ${lastname}\n`);
