"""What a mock answers has the types that the client declares."""

from typing import Any, Callable, Dict, List, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from xivo_mock import Client, World, answers

from pbx_requests import new_user, send, users

# A call for each type that a method returns, and the method.
calls: Dict[str, Callable[[Client], Any]] = {
    "health": lambda admin: admin.health(),
    "version": lambda admin: admin.version(),
    "operations": lambda admin: admin.operations(),
    "reset": lambda admin: admin.reset(),
    "rows": lambda admin: admin.rows("userfeatures"),
    "preview": lambda admin: admin.preview("ipbx/pbx_settings/users:view", id=1),
    "effects": lambda admin: admin.effects(),
    "requests": lambda admin: admin.requests(),
    "request": lambda admin: admin.request(admin.requests()[0]["id"]),
    "changes": lambda admin: admin.changes(admin.requests({"status": 200})[0]["id"]),
    "verify": lambda admin: admin.verify({"pattern": {"operation": "*users:add"}, "count": {"exactly": 7}}),
    "generate": lambda admin: admin.generate(users=1, seed=7),
    "faults.add": lambda admin: admin.faults.add({"preset": "gateway-timeout"}),
    "faults.presets": lambda admin: admin.faults.presets(),
    "snapshots.save": lambda admin: admin.snapshots.save("x"),
    "fixtures.apply": lambda admin: admin.fixtures.apply({"entities": [{"name": "x", "displayname": "Entity"}]}),
    "clock.read": lambda admin: admin.clock.read(),
    "accounts.list": lambda admin: admin.accounts.list(),
    "worlds.list": lambda admin: admin.worlds.list(),
    "worlds.create": lambda admin: admin.worlds.create(),
}


def add_user(pbx: World) -> None:
    assert send(f"{pbx.url}{users}?act=add", method="POST", body=new_user)[0] == 200


@pytest.mark.parametrize("name", calls)
def test_an_answer_has_its_declared_type(name: str, pbx: World) -> None:
    add_user(pbx)
    method: Any = pbx.admin
    for part in name.split("."):
        method = getattr(method, part)
    assert differences(calls[name](pbx.admin), get_type_hints(method)["return"], name) == []


def test_events_have_their_declared_types(pbx: World) -> None:
    add_user(pbx)
    pbx.admin.reset()
    events = pbx.admin.events(world=pbx.id, last_event_id="0")
    for event in (next(events) for _ in range(3)):
        assert differences(event, answers.Event, event["type"]) == []


@pytest.mark.parametrize(
    ("kind", "kind_type"),
    [
        ("users", answers.UserOverview),
        ("groups", answers.GroupOverview),
        ("queues", answers.GroupOverview),
        ("numbers", answers.NumberOverview),
        ("incalls", answers.IncallOverview),
        ("schedules", answers.ScheduleOverview),
        ("trunks", answers.TrunkOverview),
        ("devices", answers.DeviceOverview),
        ("voicemails", answers.VoicemailOverview),
    ],
)
def test_an_object_has_its_declared_type(kind: str, kind_type: Any, pbx: World) -> None:
    items = pbx.admin.pbx.list(kind)
    assert differences(items, List[kind_type], kind) == []


def test_a_difference_is_found() -> None:
    version = {"version": "1", "apiVersion": "1", "schemaVersion": 1, "other": 1}
    assert differences(version, answers.Version, "it") == [
        "it.node is missing",
        "it.other is not declared",
        "it.apiVersion is '1'",
    ]


def differences(value: Any, declared: Any, place: str) -> List[str]:
    """Where a value is not of a type, as sentences."""
    origin, arguments = get_origin(declared), get_args(declared)
    if declared is Any:
        return []
    if origin is Union:
        found = [differences(value, each, place) for each in arguments]
        return [] if [] in found else min(found, key=len)
    if origin is Literal:
        return [] if value in arguments else [f"{place} is {value!r}"]
    if origin is list and isinstance(value, list):
        return [text for index, item in enumerate(value) for text in differences(item, arguments[0], f"{place}[{index}]")]
    if origin is dict and isinstance(value, dict):
        return [text for key, item in value.items() for text in differences(item, arguments[1], f"{place}.{key}")]
    if hasattr(declared, "__required_keys__"):
        return differences_of_keys(value, declared, place) if isinstance(value, dict) else [f"{place} is {value!r}"]
    accepted = (int, float) if declared is float else declared
    is_right = isinstance(accepted, (type, tuple)) and isinstance(value, accepted)
    return [] if is_right and isinstance(value, bool) == (declared is bool) else [f"{place} is {value!r}"]


def differences_of_keys(value: Dict[str, Any], declared: Any, place: str) -> List[str]:
    hints = get_type_hints(declared)
    return [
        *(f"{place}.{key} is missing" for key in sorted(declared.__required_keys__ - value.keys())),
        *(f"{place}.{key} is not declared" for key in sorted(value.keys() - hints.keys())),
        *(text for key, item in value.items() if key in hints for text in differences(item, hints[key], f"{place}.{key}")),
    ]
