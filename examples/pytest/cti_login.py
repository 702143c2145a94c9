"""Checks the login of a CTI client (the window on the desk that shows who calls) before it is installed for a user."""

import base64
import json
import urllib.request
from dataclasses import dataclass
from typing import Any, Dict, List

USERS = "service/ipbx/json.php/restricted/pbx_settings/users/"


@dataclass
class Pbx:
    """A PBX and an account of its web services."""

    url: str
    login: str
    password: str

    def users(self) -> List[Dict[str, Any]]:
        request = urllib.request.Request(f"{self.url}/{USERS}?act=list")
        credentials = base64.b64encode(f"{self.login}:{self.password}".encode()).decode()
        request.add_header("Authorization", f"Basic {credentials}")
        with urllib.request.urlopen(request, timeout=5) as answer:
            # An empty list is an empty answer with status 204.
            return [] if answer.status == 204 else json.load(answer)


def why_not(pbx: Pbx, login: str, password: str) -> str:
    """Returns why a client cannot log in; an empty text if it can."""
    user = next((user for user in pbx.users() if user["loginclient"] == login), None)
    if user is None:
        return f"no user has the login {login}"
    if not user["enableclient"]:
        return f"the client of {user['fullname']} is turned off"
    if user["passwdclient"] != password:
        return "the password is wrong"
    if user["cti_profile_id"] == 0:
        return f"{user['fullname']} has no profile"
    return ""


def weak_logins(pbx: Pbx) -> List[str]:
    """The logins whose password is short or the login itself."""
    return [
        user["loginclient"]
        for user in pbx.users()
        if user["enableclient"] and (len(user["passwdclient"]) < 8 or user["passwdclient"] == user["loginclient"])
    ]
