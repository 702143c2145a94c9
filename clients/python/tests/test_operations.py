import json
from pathlib import Path
from typing import Any, Callable, Dict, List

from xivo_mock import Client
from xivo_mock._transport import Transport

document = json.loads((Path(__file__).parents[3] / "docs/openapi/control-plane.json").read_text())

# Operations without a method, each with the reason.
without_method = {
    "isAlive": "for orchestrators",
    "isReady": "for orchestrators",
    "redirectToInspector": "for browsers",
    "openInspector": "for browsers",
    "readInspectorFile": "for browsers",
    "redirectToDocumentation": "for browsers",
    "openDocumentation": "for browsers",
    "readDocumentationFile": "for browsers",
}

account = {"name": "x", "host": "192.0.2.1"}

# A call for each operation that has a method.
calls: Dict[str, Callable[[Client], Any]] = {
    "readHealth": lambda admin: admin.health(),
    "readVersion": lambda admin: admin.version(),
    "readConfiguration": lambda admin: admin.config(),
    "listOperations": lambda admin: admin.operations(),
    "readAuthority": lambda admin: admin.ca(),
    "readMetrics": lambda admin: admin.metrics(),
    "readControlPlaneDescription": lambda admin: admin.openapi(),
    "readWebServicesDescription": lambda admin: admin.openapi("xivo"),
    "resetWorld": lambda admin: admin.reset(),
    "markBaseline": lambda admin: admin.mark_baseline(),
    "listProviderStates": lambda admin: admin.provider_states.list(),
    "changeProviderState": lambda admin: admin.provider_states.set_up("x"),
    "listSnapshots": lambda admin: admin.snapshots.list(),
    "saveSnapshot": lambda admin: admin.snapshots.save("x"),
    "deleteSnapshot": lambda admin: admin.snapshots.delete("x"),
    "restoreSnapshot": lambda admin: admin.snapshots.restore("x"),
    "compareSnapshots": lambda admin: admin.snapshots.diff("x", "x"),
    "exportSnapshot": lambda admin: admin.snapshots.export("x"),
    "importSnapshot": lambda admin: admin.snapshots.import_("x", b"x"),
    "listRequests": lambda admin: admin.latest_requests(1),
    "readRequest": lambda admin: admin.request("x"),
    "readRequestChanges": lambda admin: admin.changes("x"),
    "clearRequests": lambda admin: admin.clear_requests(),
    "findRequests": lambda admin: admin.requests(),
    "countRequests": lambda admin: admin.count_requests(),
    "waitForRequests": lambda admin: admin.wait_for_requests(),
    "verifyRequests": lambda admin: admin.verify({}),
    "listEffects": lambda admin: admin.effects(),
    "waitForEffects": lambda admin: admin.wait_for_effects(),
    "readEvents": lambda admin: next(admin.events()),
    "listFaults": lambda admin: admin.faults.list(),
    "replaceFaults": lambda admin: admin.faults.replace([]),
    "addFault": lambda admin: admin.faults.add({}),
    "clearFaults": lambda admin: admin.faults.clear(),
    "readFault": lambda admin: admin.faults.get("x"),
    "putFault": lambda admin: admin.faults.put("x", {}),
    "deleteFault": lambda admin: admin.faults.delete("x"),
    "listWorlds": lambda admin: admin.worlds.list(),
    "createWorld": lambda admin: admin.worlds.create(),
    "deleteWorld": lambda admin: admin.worlds.delete("x"),
    "applyFixtures": lambda admin: admin.fixtures.apply({}),
    "exportFixtures": lambda admin: admin.fixtures.export(),
    "readFixturesSchema": lambda admin: admin.fixtures.schema(),
    "generateData": lambda admin: admin.generate(),
    "countRows": lambda admin: admin.state(),
    "listRows": lambda admin: admin.rows("x"),
    "listAccounts": lambda admin: admin.accounts.list(),
    "addAccount": lambda admin: admin.accounts.add(account),
    "replaceAccount": lambda admin: admin.accounts.change(account),
    "deleteAccount": lambda admin: admin.accounts.delete("x"),
    "listAgents": lambda admin: admin.agents.list(),
    "loginAgent": lambda admin: admin.agents.login("x", user=1),
    "logoffAgent": lambda admin: admin.agents.logoff("x"),
    "pauseAgent": lambda admin: admin.agents.pause("x"),
    "pauseUser": lambda admin: admin.agents.pause_user(1),
    "unpauseAgent": lambda admin: admin.agents.unpause("x"),
    "unpauseUser": lambda admin: admin.agents.unpause_user(1),
    "countObjects": lambda admin: admin.pbx.counts(),
    "listUserOverviews": lambda admin: admin.pbx.list("users"),
    "listGroupOverviews": lambda admin: admin.pbx.list("groups"),
    "listQueueOverviews": lambda admin: admin.pbx.list("queues"),
    "listNumberOverviews": lambda admin: admin.pbx.list("numbers"),
    "listIncallOverviews": lambda admin: admin.pbx.list("incalls"),
    "listScheduleOverviews": lambda admin: admin.pbx.list("schedules"),
    "listTrunkOverviews": lambda admin: admin.pbx.list("trunks"),
    "listDeviceOverviews": lambda admin: admin.pbx.list("devices"),
    "listVoicemailOverviews": lambda admin: admin.pbx.list("voicemails"),
    "placeCall": lambda admin: admin.calls.place({"from": {"user": 1}, "to": "1002"}),
    "listCalls": lambda admin: admin.calls.list(),
    "readCall": lambda admin: admin.calls.get("x"),
    "previewOperation": lambda admin: admin.preview("x"),
    "readClock": lambda admin: admin.clock.read(),
    "setClock": lambda admin: admin.clock.reset(),
    "advanceClock": lambda admin: admin.clock.advance(1),
    "seedRandomGenerator": lambda admin: admin.seed(7),
}


class Sent(Exception):
    """Raised instead of sending a request."""


def test_the_client_has_every_operation(monkeypatch: Any) -> None:
    sent: List[str] = []

    def note(_transport: Transport, method: str, path: str, **_request: Any) -> None:
        sent.append(f"{method} /__admin/{path}")
        raise Sent

    monkeypatch.setattr(Transport, "open", note)
    operations = {
        f"{method.upper()} {path}": operation["operationId"]
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    reached: List[str] = []
    for call in calls.values():
        try:
            call(Client("http://localhost"))
        except Sent:
            reached.append(operation_of(sent[-1], operations))
    assert sorted(reached) == sorted(calls)
    assert sorted([*calls, *without_method]) == sorted(operations.values())


def operation_of(request: str, operations: Dict[str, str]) -> str:
    """Returns the operation whose path is the one of the request, with ``x`` or ``1`` for each parameter."""
    matching = [name for route, name in operations.items() if request in (filled(route, "x"), filled(route, "1"))]
    return matching[0] if matching else request


def filled(route: str, value: str) -> str:
    return "/".join(value if part.startswith("{") else part for part in route.split("/"))
