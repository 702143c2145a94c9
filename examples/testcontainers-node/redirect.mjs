const incall = 'service/ipbx/json.php/restricted/call_management/incall/';

/** Lets an incoming number ring at another user, as in: the person on call changes. Throws an `Error` if the PBX does not know the number. */
export async function redirect({ url, login, password }, { number, user }) {
  const headers = { authorization: `Basic ${btoa(`${login}:${password}`)}` };
  const request = async (query, body) => {
    const options = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}/${incall}?${new URLSearchParams(query)}`, options);
    if (!response.ok) throw new Error(`the PBX answers ${response.status}`);
    const text = await response.text();
    return text === '' ? [] : JSON.parse(text);
  };
  // The PBX finds all numbers that contain the text.
  const found = (await request({ act: 'search', search: number })).find(({ exten }) => exten === number);
  if (found === undefined) throw new Error(`the PBX has no incoming number ${number}`);
  // An edit keeps what is not sent; `linked` is false if the user before has been deleted.
  const answer = { actiontype: 'user', actionarg1: String(user), actionarg2: '', linked: true };
  await request({ act: 'edit', id: found.id }, { dialaction: { answer } });
}
