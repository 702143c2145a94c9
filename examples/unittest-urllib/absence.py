"""Forwards the calls of people who are away, with nothing but the standard library."""

import base64
import json
import urllib.parse
import urllib.request
from typing import Any, Dict, Optional


class Pbx:
    """The users of a XiVO."""

    def __init__(self, url: str, login: str, password: str) -> None:
        self._users = f"{url}/service/ipbx/json.php/restricted/pbx_settings/users/"
        self._authorization = "Basic " + base64.b64encode(f"{login}:{password}".encode()).decode()

    def view(self, user_id: int) -> Dict[str, Any]:
        return self._request(act="view", id=user_id)

    def edit(self, user_id: int, body: Dict[str, Any]) -> None:
        self._request(body, act="edit", id=user_id)

    def _request(self, body: Optional[Dict[str, Any]] = None, **query: Any) -> Any:
        request = urllib.request.Request(f"{self._users}?{urllib.parse.urlencode(query)}")
        request.add_header("Authorization", self._authorization)
        if body is not None:
            request.data = json.dumps(body).encode()
        with urllib.request.urlopen(request, timeout=10) as answer:
            content = answer.read()
        return json.loads(content) if content else None


def leave(pbx: Pbx, user_id: int, destination: str) -> None:
    """Forwards all calls of a user to a number."""
    _edit(pbx, user_id, {"enableunc": True, "destunc": destination})


def come_back(pbx: Pbx, user_id: int) -> None:
    """Ends the forwarding, and keeps its destination for the next time."""
    _edit(pbx, user_id, {"enableunc": False})


def _edit(pbx: Pbx, user_id: int, changes: Dict[str, Any]) -> None:
    """An edit keeps what is not sent, with two exceptions: the user moves to entity 1, and the function keys are deleted. So both
    are sent as they are, the keys as lists instead of the records that the view has. Without lines in the body, a real server
    keeps the memberships of groups and queues, too, although its documentation says otherwise."""
    user = pbx.view(user_id)
    keys = user["phonefunckey"] or []
    body: Dict[str, Any] = {"userfeatures": {"entityid": user["userfeatures"]["entityid"], **changes}}
    if keys:
        fields = ("fknum", "type", "typeval", "label", "supervision")
        body["phonefunckey"] = {field: [key[field] for key in keys] for field in fields}
    pbx.edit(user_id, body)
