"""Requests to the web services by the standard library, as a client of a PBX makes them."""

import base64
import json
import urllib.error
import urllib.request
from typing import Any, Dict, Optional, Tuple

users = "/service/ipbx/json.php/restricted/pbx_settings/users/"
entities = "/xivo/configuration/json.php/restricted/manage/entity/"

new_user: Dict[str, Any] = {
    "userfeatures": {"firstname": "Ada", "lastname": "Lovelace", "entityid": 1},
    "dialaction": {
        "noanswer": {"actiontype": "none"},
        "busy": {"actiontype": "none"},
        "congestion": {"actiontype": "none"},
        "chanunavail": {"actiontype": "none"},
    },
}


def send(url: str, *, method: str = "GET", body: Optional[Any] = None) -> Tuple[int, Any]:
    """Sends a request with the default account; returns the status and the parsed body."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method)
    request.add_header("Authorization", "Basic " + base64.b64encode(b"admin:proformatique").decode())
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, _parsed(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def _parsed(content: bytes) -> Any:
    return json.loads(content) if content else None
