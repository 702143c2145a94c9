"""The client of the control plane."""

import contextlib
from typing import Any, Dict, Iterator, List, Literal, Mapping, Optional, Sequence, Union, overload

from . import answers
from ._events import read_events
from ._transport import Query, Transport, segment

Json = Dict[str, Any]

# How much longer than the mock a client waits for a long poll, in seconds.
_patience = 10.0


class Client:
    """A client for the control plane of a running mock. Methods raise ``XivoMockProblem`` if the mock refuses a
    request, and ``XivoMockError`` if it cannot be reached.

    >>> admin = Client("http://127.0.0.1:8080")
    >>> admin.reset()
    >>> admin.requests({"status": "4xx"})

    :param url: the base URL of the mock.
    :param token: the token of the control plane, if the mock requires one.
    :param world: the id of the world that the requests act on; the default world otherwise.
    :param ca: path of a PEM file with the CA of an HTTPS URL.
    :param timeout: seconds without an answer after which a request fails.
    """

    def __init__(
        self,
        url: str,
        *,
        token: Optional[str] = None,
        world: Optional[str] = None,
        ca: Optional[str] = None,
        timeout: float = 60.0,
    ) -> None:
        headers = {
            **({} if token is None else {"Authorization": f"Bearer {token}"}),
            **({} if world is None else {"X-Mock-World": world}),
        }
        self._transport = Transport(url, headers=headers, ca=ca, timeout=timeout)
        self._token = token
        self.url = self._transport.url
        """The base URL of the mock, without a slash at the end."""
        self.faults = Faults(self._transport)
        self.snapshots = Snapshots(self._transport)
        self.fixtures = Fixtures(self._transport)
        self.provider_states = ProviderStates(self._transport)
        self.clock = Clock(self._transport)
        self.accounts = Accounts(self._transport)
        self.agents = Agents(self._transport)
        self.worlds = Worlds(self._transport)
        self.pbx = Pbx(self._transport)
        self.calls = Calls(self._transport)

    def for_world(self, world: str) -> "Client":
        """Returns a client whose requests act on another world of the same mock."""
        transport = self._transport
        return Client(self.url, token=self._token, world=world, ca=transport.ca, timeout=transport.timeout)

    # About the mock

    def health(self) -> answers.Health:
        """The version of the mock, and the dialect and generation of the world."""
        health: answers.Health = self._transport.json("GET", "health")
        return health

    def version(self) -> answers.Version:
        """The versions of the mock, its control plane, its database schema and Node."""
        version: answers.Version = self._transport.json("GET", "version")
        return version

    def config(self) -> Json:
        """The effective options of the mock, each with its value and its source."""
        options: Json = self._json("GET", "config")["options"]
        return options

    def operations(self) -> List[answers.Operation]:
        """The operations of all web services."""
        operations: List[answers.Operation] = self._json("GET", "operations")["operations"]
        return operations

    def metrics(self) -> str:
        """Counters and gauges in the text format of Prometheus."""
        return self._transport.bytes("GET", "metrics").decode()

    def ca(self) -> str:
        """The CA that signed the generated HTTPS certificate, as PEM."""
        return self._transport.bytes("GET", "certs/ca.pem").decode()

    def openapi(self, of: str = "control-plane") -> Json:
        """The OpenAPI description of the control plane, or of the web services (``xivo``)."""
        return self._json("GET", "openapi/xivo.json" if of == "xivo" else "openapi.json")

    # State

    def reset(self, to: str = "baseline") -> answers.Restored:
        """Resets the world to ``baseline``, ``empty`` or ``snapshot:NAME``."""
        restored: answers.Restored = self._transport.json("POST", "reset", body={"to": to})
        return restored

    def mark_baseline(self) -> None:
        """Makes the current state the baseline."""
        self._transport.json("PUT", "baseline")

    def state(self) -> Dict[str, int]:
        """The number of rows of each table."""
        tables: Dict[str, int] = self._json("GET", "state")["tables"]
        return tables

    def rows(self, table: str, *, limit: int = 100, offset: int = 0, **columns: Union[str, int]) -> List[answers.Row]:
        """The rows of a table whose columns have these values.

        >>> admin.rows("userfeatures", lastname="Lovelace")
        """
        query: Query = {**columns, "limit": limit, "offset": offset}
        rows: List[answers.Row] = self._json("GET", f"state/{segment(table)}", query=query)["rows"]
        return rows

    def preview(self, operation: str, **parameters: Union[str, int]) -> answers.Preview:
        """What the PBX would answer to an operation that only reads, without an account and unrecorded.

        >>> admin.preview("ipbx/pbx_settings/users:view", id=1)["body"]
        """
        query: Query = {**parameters, "operation": operation}
        preview: answers.Preview = self._transport.json("GET", "preview", query=query)
        return preview

    def effects(self, **pattern: str) -> List[answers.Effect]:
        """The side effects since the last reset: the commands that a real PBX would have sent to its daemons."""
        effects: List[answers.Effect] = self._json("GET", "effects", query=pattern)["effects"]
        return effects

    def wait_for_effects(
        self, pattern: Optional[Json] = None, *, count: int = 1, timeout: float = 5.0
    ) -> List[answers.Effect]:
        """Waits until ``count`` side effects match; raises ``XivoMockProblem`` 408 after ``timeout`` seconds."""
        answer = self._wait("effects/wait", pattern, count, timeout)
        effects: List[answers.Effect] = answer["effects"]
        return effects

    # Requests

    def requests(self, pattern: Optional[Json] = None) -> List[answers.Request]:
        """The requests in the journal that match a pattern, oldest first, with the reasons of refusals.

        >>> admin.requests({"operation": "*users:add", "status": "4xx"})
        """
        requests: List[answers.Request] = self._json("POST", "requests/find", body=pattern or {})["requests"]
        return requests

    def latest_requests(self, limit: int, **pattern: Union[str, int]) -> List[answers.Request]:
        """The last ``limit`` requests in the journal that match a pattern, oldest first."""
        query: Query = {**pattern, "limit": limit}
        requests: List[answers.Request] = self._json("GET", "requests", query=query)["requests"]
        return requests

    def request(self, request_id: str) -> answers.Request:
        """The request whose answer had this ``X-Mock-Request-Id``."""
        request: answers.Request = self._transport.json("GET", f"requests/{segment(request_id)}")
        return request

    def changes(self, request_id: str) -> Dict[str, answers.TableDifference]:
        """The rows that a request changed, before and after, by table."""
        answer = self._json("GET", f"requests/{segment(request_id)}/changes")
        tables: Dict[str, answers.TableDifference] = answer["tables"]
        return tables

    def count_requests(self, pattern: Optional[Json] = None) -> int:
        """The number of requests in the journal that match a pattern."""
        count: int = self._json("POST", "requests/count", body=pattern or {})["count"]
        return count

    def wait_for_requests(
        self, pattern: Optional[Json] = None, *, count: int = 1, timeout: float = 5.0
    ) -> List[answers.Request]:
        """Waits until ``count`` requests match, including those in the journal; raises ``XivoMockProblem`` 408 after
        ``timeout`` seconds."""
        requests: List[answers.Request] = self._wait("requests/wait", pattern, count, timeout)["requests"]
        return requests

    def clear_requests(self) -> int:
        """Clears the journal; returns how many requests it had."""
        deleted: int = self._json("DELETE", "requests")["deleted"]
        return deleted

    def verify(self, expected: Json) -> answers.Verdict:
        """Checks how often, or in which order, requests were made. The answer's ``verified`` is false if they were
        not made as expected, and ``nearMisses`` has the requests that almost match.

        >>> admin.verify({"pattern": {"operation": "*users:add"}, "count": {"exactly": 1}})["verified"]
        """
        verdict: answers.Verdict = self._transport.json("POST", "verify", body=expected, accepts=[406])
        return verdict

    def events(
        self,
        *,
        world: Optional[str] = None,
        types: Optional[Sequence[str]] = None,
        last_event_id: Optional[str] = None,
    ) -> Iterator[answers.Event]:
        """Yields the events of the mock as they happen: of all worlds, unless ``world`` or this client selects one.
        Connects when it is first read, and again whenever the connection is lost. Ends if the world is deleted."""
        return read_events(self._transport, world=world, types=types, last_event_id=last_event_id)

    # Data

    def generate(self, **counts: int) -> answers.Generated:
        """Generates coherent objects and call records: ``generate(users=300, queues=4, agents=10, seed=7)``."""
        generated: answers.Generated = self._transport.json("POST", "generate", body=counts)
        return generated

    def seed(self, seed: int) -> None:
        """Seeds the random generator of the world; a reset seeds it again with the same number."""
        self._transport.json("PUT", "seed", body={"seed": seed})

    def _json(self, method: str, path: str, **request: Any) -> Json:
        answer: Json = self._transport.json(method, path, **request)
        return answer

    def _wait(self, path: str, pattern: Optional[Json], count: int, timeout: float) -> Json:
        body = {"pattern": pattern or {}, "count": count, "timeoutMs": round(timeout * 1000)}
        return self._json("POST", path, body=body, timeout=timeout + _patience)


class Faults:
    """The fault rules of a world. Rules are evaluated in order; a reset removes them."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[answers.Fault]:
        """The rules in order of evaluation, with their counts."""
        faults: List[answers.Fault] = self._transport.json("GET", "faults")["faults"]
        return faults

    def presets(self) -> Dict[str, answers.Preset]:
        """The presets by name."""
        presets: Dict[str, answers.Preset] = self._transport.json("GET", "faults")["presets"]
        return presets

    def get(self, fault_id: str) -> answers.Fault:
        """A rule with its counts."""
        fault: answers.Fault = self._transport.json("GET", f"faults/{segment(fault_id)}")
        return fault

    def add(self, fault: Json) -> answers.Fault:
        """Adds a rule after the existing ones.

        >>> admin.faults.add({"preset": "gateway-timeout", "match": {"operation": "*users:add"}})
        """
        added: answers.Fault = self._transport.json("POST", "faults", body=fault)
        return added

    def put(self, fault_id: str, fault: Json) -> answers.Fault:
        """Adds the rule under this id, or replaces the one that has it."""
        stored: answers.Fault = self._transport.json("PUT", f"faults/{segment(fault_id)}", body=fault)
        return stored

    def replace(self, faults: Sequence[Json]) -> List[answers.Fault]:
        """Replaces all rules."""
        stored: List[answers.Fault] = self._transport.json("PUT", "faults", body={"faults": [*faults]})["faults"]
        return stored

    def delete(self, fault_id: str) -> None:
        """Removes a rule."""
        self._transport.json("DELETE", f"faults/{segment(fault_id)}")

    def clear(self) -> None:
        """Removes all rules."""
        self._transport.json("DELETE", "faults")

    @contextlib.contextmanager
    def injected(self, fault: Json) -> Iterator[answers.Fault]:
        """Adds a rule for the duration of a ``with`` block.

        >>> with admin.faults.injected({"preset": "gateway-timeout"}) as fault:
        ...     provision(pbx.url)
        """
        added = self.add(fault)
        try:
            yield added
        finally:
            # A reset within the block has removed it.
            if any(rule["id"] == added["id"] for rule in self.list()):
                self.delete(added["id"])


class Snapshots:
    """The snapshots of a world: its state under a name."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[answers.Snapshot]:
        """The snapshots, sorted by name."""
        snapshots: List[answers.Snapshot] = self._transport.json("GET", "snapshots")["snapshots"]
        return snapshots

    def save(self, name: str) -> answers.Snapshot:
        """Saves the current state, replacing a snapshot of the same name."""
        saved: answers.Snapshot = self._transport.json("PUT", f"snapshots/{segment(name)}")
        return saved

    def restore(self, name: str) -> answers.Restored:
        """Replaces the state of the world with a snapshot."""
        restored: answers.Restored = self._transport.json("POST", f"snapshots/{segment(name)}/restore")
        return restored

    def delete(self, name: str) -> None:
        """Deletes a snapshot."""
        self._transport.json("DELETE", f"snapshots/{segment(name)}")

    def export(self, name: str) -> bytes:
        """The bytes of a snapshot as an SQLite file."""
        return self._transport.bytes("GET", f"snapshots/{segment(name)}/export")

    def import_(self, name: str, image: bytes) -> answers.Snapshot:
        """Saves an exported SQLite file as a snapshot."""
        saved: answers.Snapshot = self._transport.json("PUT", f"snapshots/{segment(name)}/import", body=image)
        return saved

    def diff(self, before: str, after: str = "current") -> Dict[str, answers.TableDifference]:
        """The rows that differ between two snapshots, or between a snapshot and the current state, by table."""
        path = f"snapshots/{segment(before)}/diff/{segment(after)}"
        tables: Dict[str, answers.TableDifference] = self._transport.json("GET", path)["tables"]
        return tables


class Fixtures:
    """Fixture documents: rows of tables and bodies of web services."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def apply(
        self,
        document: Json,
        *,
        mode: Optional[str] = None,
        dry_run: Optional[bool] = None,
        strict: Optional[bool] = None,
    ) -> answers.AppliedFixtures:
        """Applies a document in one transaction.

        :param mode: ``merge`` (the default) or ``replace``.
        :param dry_run: checks the document, and changes nothing.
        :param strict: refuses fields that the PBX ignores.
        """
        query: Query = {"mode": mode, "dryRun": dry_run, "strict": strict}
        applied: answers.AppliedFixtures = self._transport.json("POST", "fixtures", query=query, body=document)
        return applied

    def export(self) -> Json:
        """The current state as a document; applied with mode ``replace`` it restores this state."""
        document: Json = self._transport.json("GET", "fixtures")
        return document

    def schema(self) -> Json:
        """The JSON Schema of documents."""
        schema: Json = self._transport.json("GET", "fixtures/schema.json")
        return schema


class ProviderStates:
    """The states that contract tests name: snapshots of the world, and the documents of the folder ``--states``."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> Json:
        """The ``states`` of the world, and the names of the ``current`` ones."""
        states: Json = self._transport.json("GET", "provider-states")
        return states

    def set_up(self, state: str) -> Json:
        """Resets the world and brings it into the state, and into those that were set up before it since the last
        request to the web services.

        >>> admin.provider_states.set_up("a user with a line")
        """
        changed: Json = self._transport.json("POST", "provider-states", body={"state": state, "action": "setup"})
        return changed

    def tear_down(self, state: str = "") -> Json:
        """Resets the world to the baseline, whatever state it is in."""
        changed: Json = self._transport.json("POST", "provider-states", body={"state": state, "action": "teardown"})
        return changed


class Clock:
    """The clock of a world. Times are ISO 8601 with an offset or ``Z``. A reset makes the clock real again."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def read(self) -> answers.Clock:
        """The mode and current time of the clock."""
        clock: answers.Clock = self._transport.json("GET", "clock")
        return clock

    def freeze(self, now: Optional[str] = None) -> answers.Clock:
        """Stops the clock at ``now``, or at its current time."""
        return self._set({"mode": "frozen", **({} if now is None else {"now": now})})

    def start(self, now: str) -> answers.Clock:
        """Sets the clock to ``now`` and lets it run from there."""
        return self._set({"mode": "offset", "now": now})

    def advance(self, by: Union[str, int]) -> answers.Clock:
        """Moves the clock by milliseconds, or by a duration such as ``15m``; a negative one moves it back."""
        clock: answers.Clock = self._transport.json("POST", "clock/advance", body={"by": by})
        return clock

    def reset(self) -> answers.Clock:
        """Makes the clock show the real time."""
        return self._set({"mode": "real"})

    @contextlib.contextmanager
    def frozen(self, now: Optional[str] = None) -> Iterator[answers.Clock]:
        """Stops the clock for the duration of a ``with`` block; afterwards it shows the real time.

        >>> with admin.clock.frozen("2012-10-01T12:00:00Z"):
        ...     admin.clock.advance("15m")
        """
        yield self.freeze(now)
        self.reset()

    def _set(self, body: Json) -> answers.Clock:
        clock: answers.Clock = self._transport.json("PUT", "clock", body=body)
        return clock


class Accounts:
    """The web-services users of a world."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[answers.Account]:
        """The accounts, without their passwords."""
        accounts: List[answers.Account] = self._transport.json("GET", "accounts")["accounts"]
        return accounts

    def add(self, account: Mapping[str, Any]) -> answers.Account:
        """Adds an account: ``name``, ``login`` and ``passwd`` or ``host``, and ``rights``."""
        added: answers.Account = self._transport.json("POST", "accounts", body={**account})
        return added

    def change(self, account: Mapping[str, Any]) -> answers.Account:
        """Replaces the account of the same name."""
        changed: answers.Account = self._transport.json("PUT", f"accounts/{segment(account['name'])}", body={**account})
        return changed

    def delete(self, name: str) -> None:
        """Deletes an account."""
        self._transport.json("DELETE", f"accounts/{segment(name)}")


class Agents:
    """The agents of a world: their logins, and the pauses of agents and users as members of groups and queues.

    >>> admin.agents.login("8001", user=1)
    >>> admin.agents.pause("8001", queue="support", reason="lunch")
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[answers.AgentState]:
        """The agents by id, with their logins, queues and pauses."""
        agents: List[answers.AgentState] = self._transport.json("GET", "agents")["agents"]
        return agents

    def login(
        self,
        agent: str,
        *,
        user: Optional[int] = None,
        number: Optional[str] = None,
        context: Optional[str] = None,
    ) -> answers.AgentState:
        """Logs an agent in at the main line of a user, or at the line with a number (in ``default``, unless a context
        is named)."""
        phone = {"user": user, "number": number, "context": context}
        body = {key: value for key, value in phone.items() if value is not None}
        return self._change(f"agents/{segment(agent)}/login", body)

    def logoff(self, agent: str) -> answers.AgentState:
        """Logs an agent off. The pauses stay."""
        return self._change(f"agents/{segment(agent)}/logoff", {})

    def pause(self, agent: str, *, queue: Optional[str] = None, reason: str = "") -> answers.AgentState:
        """Pauses an agent in a group or queue; without ``queue``, in all of them."""
        return self._change(f"agents/{segment(agent)}/pause", _pause(queue, reason))

    def unpause(self, agent: str, *, queue: Optional[str] = None, reason: str = "") -> answers.AgentState:
        """Ends the pause of an agent in a group or queue; without ``queue``, in all of them."""
        return self._change(f"agents/{segment(agent)}/unpause", _pause(queue, reason))

    def pause_user(self, user: int, *, queue: Optional[str] = None, reason: str = "") -> answers.QueueMemberState:
        """Pauses a user in a group or queue; without ``queue``, in all of them."""
        paused: answers.QueueMemberState = self._transport.json(
            "POST", f"users/{user}/pause", body=_pause(queue, reason)
        )
        return paused

    def unpause_user(self, user: int, *, queue: Optional[str] = None, reason: str = "") -> answers.QueueMemberState:
        """Ends the pause of a user in a group or queue; without ``queue``, in all of them."""
        unpaused: answers.QueueMemberState = self._transport.json(
            "POST", f"users/{user}/unpause", body=_pause(queue, reason)
        )
        return unpaused

    def _change(self, path: str, body: Json) -> answers.AgentState:
        agent: answers.AgentState = self._transport.json("POST", path, body=body)
        return agent


def _pause(queue: Optional[str], reason: str) -> Json:
    return {"reason": reason} if queue is None else {"queue": queue, "reason": reason}


class Worlds:
    """The worlds of a mock: independent PBXs, for tests that run in parallel."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[answers.World]:
        """The worlds, the default one first."""
        worlds: List[answers.World] = self._transport.json("GET", "worlds")["worlds"]
        return worlds

    def create(
        self, world_id: Optional[str] = None, *, start: Optional[str] = None, ttl: Union[str, int, None] = None
    ) -> answers.CreatedWorld:
        """Creates a world.

        :param world_id: 1 to 40 letters, digits, ``_`` and ``-``; a free id otherwise.
        :param start: ``baseline`` (the default), ``empty`` or ``snapshot:NAME``.
        :param ttl: the world is deleted once it has been unused for this long: milliseconds, or ``15m``.
        """
        options = {"id": world_id, "from": start, "ttl": ttl}
        body = {name: value for name, value in options.items() if value is not None}
        world: answers.CreatedWorld = self._transport.json("POST", "worlds", body=body)
        return world

    def delete(self, world_id: str) -> None:
        """Deletes a world."""
        self._transport.json("DELETE", f"worlds/{segment(world_id)}")


class Pbx:
    """The PBX of a world as people think of it: each object with everything that belongs to it."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def counts(self) -> Dict[str, int]:
        """The number of objects of each kind."""
        counts: Dict[str, int] = self._transport.json("GET", "pbx")["counts"]
        return counts

    @overload
    def list(self, kind: Literal["users"], **parameters: Any) -> List[answers.UserOverview]: ...

    @overload
    def list(self, kind: Literal["groups"], **parameters: Any) -> List[answers.GroupOverview]: ...

    @overload
    def list(self, kind: Literal["queues"], **parameters: Any) -> List[answers.GroupOverview]: ...

    @overload
    def list(self, kind: Literal["numbers"], **parameters: Any) -> List[answers.NumberOverview]: ...

    @overload
    def list(self, kind: Literal["incalls"], **parameters: Any) -> List[answers.IncallOverview]: ...

    @overload
    def list(self, kind: Literal["schedules"], **parameters: Any) -> List[answers.ScheduleOverview]: ...

    @overload
    def list(self, kind: Literal["trunks"], **parameters: Any) -> List[answers.TrunkOverview]: ...

    @overload
    def list(self, kind: Literal["devices"], **parameters: Any) -> List[answers.DeviceOverview]: ...

    @overload
    def list(self, kind: Literal["voicemails"], **parameters: Any) -> List[answers.VoicemailOverview]: ...

    @overload
    def list(self, kind: str, **parameters: Any) -> List[Any]: ...

    def list(self, kind: str, *, search: str = "", limit: int = 100, offset: int = 0, **parameters: Any) -> List[Any]:
        """A page of the objects of a kind of ``counts``, such as ``users``.

        >>> admin.pbx.list("users", search="Martin")[0]["lines"]
        """
        query: Query = {**parameters, "search": search, "limit": limit, "offset": offset}
        items: List[Any] = self._transport.json("GET", f"pbx/{segment(kind)}", query=query)["items"]
        return items


class Calls:
    """The calls that were placed in a world. A call that is live, as by default while the clock is frozen, goes on as
    the clock moves; any other is played to its end at once.

    >>> admin.calls.place({"from": {"user": 1}, "to": "1002", "people": {"1002": {"answers": False}}})
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def place(self, call: Mapping[str, Any]) -> answers.PlacedCall:
        """Places a call and returns its way so far; with ``dryRun`` only that. Raises ``XivoMockProblem`` 400 for an
        invalid call, and 409 if the caller, or what is dialled by its id, does not exist."""
        placed: answers.PlacedCall = self._transport.json("POST", "calls", body=dict(call))
        return placed

    def list(self, *, limit: int = 100) -> List[answers.PlacedCall]:
        """The latest ``limit`` calls, the latest first."""
        placed: List[answers.PlacedCall] = self._transport.json("GET", "calls", query={"limit": limit})["calls"]
        return placed

    def get(self, call_id: str) -> answers.PlacedCall:
        """The call with this id, such as ``call-1``. Raises ``XivoMockProblem`` 404 if there is none."""
        call: answers.PlacedCall = self._transport.json("GET", f"calls/{segment(call_id)}")
        return call
