import threading

import pytest

from pbx_requests import entities, new_user, send, users
from xivo_mock import Client, World, XivoMock, XivoMockError, XivoMockProblem


def test_describes_the_mock(pbx: World) -> None:
    assert pbx.admin.health()["world"] == pbx.id
    assert pbx.admin.version()["apiVersion"] == 1
    assert pbx.admin.config()["seeds"]["value"] == "documented"
    assert any(operation["operation"] == "ipbx/pbx_settings/users:add" for operation in pbx.admin.operations())
    assert "xivo_mock_requests_total" in pbx.admin.metrics()


def test_says_why_there_is_no_ca(pbx: World) -> None:
    with pytest.raises(XivoMockProblem, match="HTTPS is off") as raised:
        pbx.admin.ca()
    assert raised.value.status == 404


def test_finds_counts_and_verifies_requests(pbx: World) -> None:
    assert send(pbx.url + entities)[0] == 200
    assert send(pbx.url + users + "?act=add", method="POST", body={})[0] == 400
    refused = pbx.admin.requests({"status": "4xx"})
    assert [request["operation"] for request in refused] == ["ipbx/pbx_settings/users:add"]
    assert refused[0]["reason"]["message"] == "userfeatures is missing; it must be an object"
    assert pbx.admin.request(refused[0]["id"])["id"] == refused[0]["id"]
    assert pbx.admin.count_requests() == 2
    assert len(pbx.admin.latest_requests(1)) == 1
    assert pbx.admin.latest_requests(5, status="4xx") == refused
    assert pbx.admin.verify({"pattern": {"operation": "*users:add"}, "count": {"exactly": 1}})["verified"]
    assert not pbx.admin.verify({"pattern": {"operation": "*users:delete"}})["verified"]
    assert pbx.admin.clear_requests() == 2
    assert pbx.admin.requests() == []


def test_waits_for_requests_and_effects(pbx: World) -> None:
    sender = threading.Timer(0.1, send, [pbx.url + users + "?act=add"], {"method": "POST", "body": new_user})
    sender.start()
    assert len(pbx.admin.wait_for_requests({"operation": "*users:add"}, timeout=30)) == 1
    assert pbx.admin.wait_for_effects({"daemon": "asterisk"}, timeout=30)[0]["command"] == "sip reload"
    assert pbx.admin.effects(daemon="asterisk")[0]["operation"] == "ipbx/pbx_settings/users:add"
    sender.join()
    with pytest.raises(XivoMockProblem, match="^408"):
        pbx.admin.wait_for_requests({"operation": "*users:delete"}, timeout=0.05)


def test_resets_and_shows_the_state(pbx: World) -> None:
    before = pbx.admin.state()["userfeatures"]
    send(pbx.url + users + "?act=add", method="POST", body=new_user)
    assert pbx.admin.rows("userfeatures", lastname="Lovelace")[0]["firstname"] == "Ada"
    assert len(pbx.admin.rows("userfeatures", limit=1)) == 1
    assert pbx.admin.state()["userfeatures"] == before + 1
    assert pbx.admin.reset()["to"] == "baseline"
    assert pbx.admin.state()["userfeatures"] == before
    send(pbx.url + users + "?act=add", method="POST", body=new_user)
    pbx.admin.mark_baseline()
    pbx.admin.reset()
    assert pbx.admin.state()["userfeatures"] == before + 1


def test_saves_compares_and_restores_snapshots(pbx: World) -> None:
    snapshots = pbx.admin.snapshots
    snapshots.save("before")
    send(pbx.url + users + "?act=add", method="POST", body=new_user)
    assert "userfeatures" in snapshots.diff("before")
    image = snapshots.export("before")
    snapshots.restore("before")
    assert snapshots.diff("before") == {}
    snapshots.import_("copy", image)
    assert [snapshot["name"] for snapshot in snapshots.list()] == ["before", "copy"]
    snapshots.delete("copy")
    with pytest.raises(XivoMockProblem, match="^404"):
        snapshots.restore("copy")


def test_injects_faults(pbx: World) -> None:
    faults = pbx.admin.faults
    assert "gateway-timeout" in faults.presets()
    with faults.injected({"preset": "gateway-timeout", "match": {"operation": "*entity:list"}}) as fault:
        assert send(pbx.url + entities)[0] == 504
        assert faults.get(fault["id"])["id"] == fault["id"]
    assert faults.list() == []
    assert send(pbx.url + entities)[0] == 200
    with faults.injected({"preset": "gateway-timeout"}):
        pbx.admin.reset()
    faults.put("mine", {"preset": "gateway-timeout"})
    assert [rule["id"] for rule in faults.replace([{"id": "other", "preset": "gateway-timeout"}])] == ["other"]
    faults.add({"id": "third", "preset": "gateway-timeout"})
    faults.delete("third")
    faults.clear()
    assert faults.list() == []


def test_names_the_place_of_each_problem(pbx: World) -> None:
    with pytest.raises(XivoMockProblem) as raised:
        pbx.admin.faults.add({"preset": "gateway-timeout", "trigger": {"times": 0, "skip": -1}})
    assert str(raised.value).startswith("400: trigger.")
    assert "\n  trigger." in str(raised.value)
    assert raised.value.problem["status"] == 400


def test_sets_the_clock(pbx: World) -> None:
    clock = pbx.admin.clock
    with clock.frozen("2012-10-01T12:00:00Z") as frozen:
        assert frozen["mode"] == "frozen"
        assert clock.advance("15m")["now"].startswith("2012-10-01T12:15:00")
    assert clock.read()["mode"] == "real"
    assert clock.start("2012-10-01T12:00:00Z")["mode"] == "offset"


def test_applies_and_exports_fixtures(pbx: World) -> None:
    fixtures = pbx.admin.fixtures
    document = {"users": [{"userfeatures": {"firstname": "Grace", "entityid": 1}, "dialaction": new_user["dialaction"]}]}
    assert fixtures.apply(document, dry_run=True)["dryRun"] is True
    assert pbx.admin.rows("userfeatures", firstname="Grace") == []
    assert fixtures.apply(document)["applied"] == {"users": 1}
    exported = fixtures.export()
    pbx.admin.reset("empty")
    fixtures.apply(exported, mode="replace")
    assert len(pbx.admin.rows("userfeatures", firstname="Grace")) == 1
    assert "users" in fixtures.schema()["properties"]


def test_shows_what_a_request_changed_and_what_the_pbx_answers(pbx: World) -> None:
    send(pbx.url + users + "?act=add", method="POST", body=new_user)
    (request,) = pbx.admin.requests({"operation": "*users:add"})
    assert pbx.admin.changes(request["id"])["userfeatures"]["added"][0]["lastname"] == "Lovelace"
    (user,) = pbx.admin.pbx.list("users", search="Lovelace")
    assert pbx.admin.preview(user["operation"], id=user["id"])["body"]["userfeatures"]["firstname"] == "Ada"
    assert pbx.admin.pbx.counts()["users"] > 1


def test_describes_both_planes(pbx: World) -> None:
    assert "/__admin/reset" in pbx.admin.openapi()["paths"]
    assert "/service/ipbx/json.php/restricted/pbx_settings/users/add" in pbx.admin.openapi("xivo")["paths"]


def test_manages_accounts(pbx: World) -> None:
    accounts = pbx.admin.accounts
    reader = {"name": "reader", "login": "reader", "passwd": "secret", "rights": []}
    assert accounts.add(reader)["name"] == "reader"
    assert accounts.change({**reader, "rights": ["xivo"]})["rights"] == ["xivo"]
    assert "reader" in [account["name"] for account in accounts.list()]
    accounts.delete("reader")
    assert "reader" not in [account["name"] for account in accounts.list()]


def test_generates_the_same_data_for_the_same_seed(pbx: World) -> None:
    pbx.admin.seed(7)
    assert pbx.admin.generate(users=3, seed=7)["counts"]["users"] == 3


def test_creates_and_deletes_worlds(xivo_mock: XivoMock) -> None:
    with xivo_mock.world(start="empty", ttl="5m") as world:
        assert world.id in [each["id"] for each in xivo_mock.admin.worlds.list()]
        assert world.admin.state()["userfeatures"] == 0
        xivo_mock.admin.worlds.delete(world.id)
    assert world.id not in [each["id"] for each in xivo_mock.admin.worlds.list()]


def test_yields_events_of_its_world(pbx: World) -> None:
    events = pbx.admin.events(types=["reset", "request"])
    first = threading.Thread(target=lambda: received.append(next(events)))
    received: list = []
    first.start()
    while not received:
        send(pbx.url + entities)
        first.join(0.05)
    assert received[0]["type"] == "request"
    assert received[0]["world"] == pbx.id
    events.close()


def test_continues_after_an_event(pbx: World) -> None:
    events = pbx.admin.events(types=["reset"], last_event_id="of-another-process")
    assert next(events)["type"] == "lost"
    pbx.admin.reset()
    reset = next(events)
    pbx.admin.reset("empty")
    following = pbx.admin.events(types=["reset"], last_event_id=reset["eventId"])
    assert next(following)["to"] == "empty"


def test_says_that_a_mock_cannot_be_reached() -> None:
    with pytest.raises(XivoMockError, match="http://127.0.0.1:1 cannot be reached"):
        Client("http://127.0.0.1:1").health()


def test_places_calls(pbx: World) -> None:
    call = {"from": {"user": 1}, "to": "100", "people": {"100": {"answers": False}}}
    assert pbx.admin.calls.place({**call, "dryRun": True})["id"] == ""
    placed = pbx.admin.calls.place(call)
    assert placed["outcome"] == "no answer"
    assert pbx.admin.calls.list() == [placed]
    assert pbx.admin.calls.get(placed["id"]) == placed
    with pytest.raises(XivoMockProblem, match="^409"):
        pbx.admin.calls.place({**call, "from": {"user": 9999}})
