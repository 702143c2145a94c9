import urllib.error
from typing import Any, Dict

import pytest
from cti_login import Pbx, weak_logins, why_not
from xivo_mock import World


def user(name: str, password: str, enableclient: bool = True) -> Dict[str, Any]:
    login = {"loginclient": name.lower(), "passwdclient": password, "enableclient": enableclient, "cti_profile_id": 2}
    return {"userfeatures": {"firstname": name, "entityid": 1, **login}}


@pytest.fixture
def company(pbx: World) -> Pbx:
    """A PBX with two users who have a client and one whose client is turned off."""
    pbx.admin.fixtures.apply({
        "users": [
            user("Ada", password="ada1"),
            user("Grace", password="flow-matic"),
            user("Alan", password="bombe-1940", enableclient=False),
        ]
    })
    # The account exists in the PBX of this test only.
    return Pbx(pbx.url, pbx.login, pbx.password)


@pytest.mark.parametrize(
    ("login", "password", "reason"),
    [
        ("grace", "flow-matic", ""),
        ("grace", "cobol", "the password is wrong"),
        ("alan", "bombe-1940", "the client of Alan is turned off"),
        ("nobody", "", "no user has the login nobody"),
    ],
)
def test_a_login_is_accepted_or_explained(company: Pbx, login: str, password: str, reason: str) -> None:
    assert why_not(company, login, password) == reason


def test_weak_passwords_are_found(company: Pbx) -> None:
    assert weak_logins(company) == ["ada"]


def test_a_pbx_in_maintenance_is_an_error_and_not_a_wrong_password(company: Pbx, pbx: World) -> None:
    with pbx.admin.faults.injected({"preset": "maintenance"}):
        with pytest.raises(urllib.error.HTTPError, match="503"):
            why_not(company, "grace", "flow-matic")


def test_nothing_is_refused(company: Pbx, pbx: World) -> None:
    weak_logins(company)
    assert pbx.admin.requests({"status": "4xx"}) == []
