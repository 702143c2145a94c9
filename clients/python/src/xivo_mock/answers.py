"""The answers of the control plane. Generated from docs/openapi/control-plane.json by ``npm run openapi``."""

from typing import Any, Dict, List, Literal, Optional, TypedDict, Union


class Account(TypedDict):
    """A web-services user, without the password."""

    name: str
    login: Optional[str]
    host: Optional[str]
    disable: bool
    description: str
    rights: List[str]


class AccountEvent(TypedDict):
    """An account was added, replaced or deleted."""

    type: Literal["accounts"]
    eventId: str
    world: str
    at: str
    change: Literal["added", "replaced", "deleted"]
    name: str


class _AgentEvent(TypedDict):
    type: Literal["agent"]
    eventId: str
    world: str
    at: str
    change: Literal["logged in", "logged off", "paused", "unpaused"]
    member: str


class AgentEvent(_AgentEvent, total=False):
    """An agent logged in or off, or an agent or user was paused or unpaused; without `queue`, in all queues."""

    queue: str


class AgentStateLogin1(TypedDict):
    user: int
    phone: str
    extension: str
    since: Optional[str]


class MembershipPause1(TypedDict):
    reason: str
    since: Optional[str]


class Membership(TypedDict):
    """An agent or user as a member of a group or queue."""

    queue: str
    category: Literal["group", "queue"]
    penalty: int
    pause: Optional[MembershipPause1]


class AgentState(TypedDict):
    """An agent with the login, queues and pauses."""

    id: int
    number: str
    name: str
    login: Optional[AgentStateLogin1]
    queues: List[Membership]


class AppliedFixtures(TypedDict):
    """The result of applying a fixture document."""

    mode: Literal["merge", "replace"]
    dryRun: bool
    strict: bool
    applied: Dict[str, int]


class BaselineEvent(TypedDict):
    """The current state became the baseline."""

    type: Literal["baseline"]
    eventId: str
    world: str
    at: str


class CallEventCel1(TypedDict):
    first: int
    last: int
    linkedid: str


class CallEvent(TypedDict):
    """A call was placed, went on or ended; one that ends when it is placed is both."""

    type: Literal["call"]
    eventId: str
    world: str
    at: str
    change: Literal["placed", "continued", "ended"]
    call: str
    outcome: str
    cel: Optional[CallEventCel1]
    queueLog: List[int]


class _CallStep(TypedDict):
    at: str
    what: Literal["dials", "reaches", "forwards", "rings", "answers", "rejects", "enters", "waits", "leaves", "plays", "records", "holds", "resumes", "transfers", "parks", "retrieves", "picks up", "hangs up", "ends"]
    who: str
    why: str


_CallStepOptions = TypedDict("_CallStepOptions", {"with": str}, total=False)


class CallStep(_CallStep, _CallStepOptions):
    """A step of the way of a call."""


class Clock(TypedDict):
    """The clock of a world."""

    mode: Literal["real", "frozen", "offset"]
    now: str


class ClockEvent(TypedDict):
    """The clock was set or advanced; `at` is the new time."""

    type: Literal["clock"]
    eventId: str
    world: str
    at: str
    mode: Literal["real", "frozen", "offset"]


class ObjectLink(TypedDict):
    """An object that another one refers to."""

    type: str
    id: Union[int, str]
    label: str


class Destination(TypedDict):
    """Where a call goes."""

    action: str
    text: str
    target: Optional[ObjectLink]


class ClosedPeriod(TypedDict):
    """A period in which a schedule is closed, with a destination of its own."""

    hours: str
    weekdays: str
    monthdays: str
    months: str
    destination: Destination


class NumberRun(TypedDict):
    """Consecutive numbers, first and last included."""

    first: str
    last: str


class ContextRange(TypedDict):
    """A number range of a context, first and last included."""

    type: str
    first: str
    last: str
    used: int
    freeCount: int
    free: List[NumberRun]


class ContextOverview(TypedDict):
    """A context with its number ranges."""

    name: str
    displayName: str
    type: str
    ranges: List[ContextRange]


CreatedWorldHeaders = TypedDict("CreatedWorldHeaders", {"X-Mock-World": str})


class CreatedWorldCredentials(TypedDict):
    """An account that exists only in this world."""

    login: str
    password: str


class CreatedWorld(TypedDict):
    """A world and the three ways to reach it."""

    id: str
    generation: int
    baseUrl: str
    headers: CreatedWorldHeaders
    credentials: CreatedWorldCredentials


class StoredRows(TypedDict):
    """The rows of a table whose columns have these values, possibly none."""

    table: str
    key: Dict[str, Union[int, str]]


class DeviceOverview(TypedDict):
    """A device with its lines and their users."""

    id: Union[int, str]
    operation: str
    rows: List[StoredRows]
    mac: str
    ip: str
    vendor: str
    model: str
    plugin: str
    isConfigured: bool
    lines: List[ObjectLink]
    users: List[ObjectLink]


Row = Dict[str, Optional[Union[str, float]]]
"""A row of a table: values by column."""


TableDifferenceChanged = TypedDict("TableDifferenceChanged", {"from": Row, "to": Row})


class TableDifferenceOmitted(TypedDict):
    """Number of rows beyond the limit; absent if there are none."""

    added: int
    removed: int
    changed: int


class _TableDifference(TypedDict):
    added: List[Row]
    removed: List[Row]
    changed: List[TableDifferenceChanged]


class TableDifference(_TableDifference, total=False):
    """The rows of a table that differ between two states."""

    omitted: TableDifferenceOmitted


Difference = TypedDict("Difference", {"from": str, "to": str, "tables": Dict[str, TableDifference]})


class Effect(TypedDict):
    """A command that a real PBX would have sent to one of its daemons."""

    number: int
    daemon: Literal["asterisk", "provd", "system"]
    command: str
    operation: str
    at: str


class EffectEvent(TypedDict):
    """An effect was added to the ledger."""

    type: Literal["effect"]
    eventId: str
    world: str
    at: str
    number: int
    daemon: Literal["asterisk", "provd", "system"]
    command: str
    operation: str


class _RequestEventReason(TypedDict):
    message: str


class RequestEventReason(_RequestEventReason, total=False):
    """Why the request was refused."""

    field: str


class _RequestEvent(TypedDict):
    type: Literal["request"]
    eventId: str
    world: str
    at: str
    id: str
    ms: float
    method: str
    url: str
    status: int
    outcome: Literal["served", "refused", "faulted"]
    ignored: int


class RequestEvent(_RequestEvent, total=False):
    """A request was recorded in the journal under `id`; `outcome` is `served`, `refused`, or `faulted` if a fault rule fired."""

    operation: str
    account: str
    reason: RequestEventReason
    fault: str


class ResetEvent(TypedDict):
    """The world was reset to a state: `baseline`, `empty` or `snapshot:NAME`."""

    type: Literal["reset"]
    eventId: str
    world: str
    at: str
    to: str
    generation: int


class SnapshotEvent(TypedDict):
    """A snapshot was saved, restored, deleted or imported."""

    type: Literal["snapshot"]
    eventId: str
    world: str
    at: str
    change: Literal["saved", "restored", "deleted", "imported"]
    name: str


class FixturesEvent(TypedDict):
    """A fixture document was applied; `applied` is the number of items per section."""

    type: Literal["fixtures"]
    eventId: str
    world: str
    at: str
    mode: Literal["merge", "replace"]
    applied: Dict[str, int]


class GeneratedEvent(TypedDict):
    """Data was generated; `counts` is the number of objects per kind."""

    type: Literal["generated"]
    eventId: str
    world: str
    at: str
    counts: Dict[str, int]


class SeedEvent(TypedDict):
    """The random generator was seeded."""

    type: Literal["seed"]
    eventId: str
    world: str
    at: str
    seed: int


class WorldEvent(TypedDict):
    """A world was created or deleted, or it expired."""

    type: Literal["world"]
    eventId: str
    world: str
    at: str
    change: Literal["created", "deleted", "expired"]


class _FaultEvent(TypedDict):
    type: Literal["fault"]
    eventId: str
    world: str
    at: str
    change: Literal["fired", "added", "replaced", "removed"]


class FaultEvent(_FaultEvent, total=False):
    """A fault rule fired on a request, or was added, replaced or removed; without `rule`, all rules were."""

    rule: str
    request: str


class JournalEvent(TypedDict):
    """The journal was cleared; `deleted` is the number of entries."""

    type: Literal["journal"]
    eventId: str
    world: str
    at: str
    change: Literal["cleared"]
    deleted: int


class LostEvent(TypedDict):
    """The reader missed events: the log dropped `missed` events of all worlds and types, or the mock was restarted."""

    type: Literal["lost"]
    eventId: str
    cause: Literal["dropped", "restarted"]
    missed: int


Event = Union[RequestEvent, EffectEvent, ResetEvent, SnapshotEvent, BaselineEvent, FixturesEvent, GeneratedEvent, CallEvent, SeedEvent, WorldEvent, FaultEvent, ClockEvent, JournalEvent, AccountEvent, AgentEvent, LostEvent]
"""Something that happened on a mock; `type` says what."""


class FaultMatch(TypedDict, total=False):
    """The requests that the rule applies to."""

    operation: str
    path: str
    method: str
    account: str
    query: Dict[str, str]


class _FaultTrigger(TypedDict):
    after: int
    every: int


class FaultTrigger(_FaultTrigger, total=False):
    """The matching requests on which the rule fires."""

    times: int
    probability: float


FaultActionDelay = TypedDict("FaultActionDelay", {"from": float, "to": float})


class _FaultActionRespond(TypedDict):
    status: int
    headers: Dict[str, str]


class FaultActionRespond(_FaultActionRespond, total=False):
    """The answer in place of that of the PBX."""

    body: Any


class FaultActionMutate(TypedDict, total=False):
    """Changes to the JSON answer."""

    drop: List[str]
    replace: Dict[str, Any]
    add: Dict[str, Any]
    truncate: int


class FaultAction(TypedDict, total=False):
    """What happens to the request."""

    delay: FaultActionDelay
    respond: FaultActionRespond
    transport: Literal["reset", "empty", "truncated", "never"]
    mutate: FaultActionMutate


class Fault(TypedDict):
    """A fault rule with its defaults filled in and its counts."""

    id: str
    match: FaultMatch
    trigger: FaultTrigger
    stage: Literal["before", "afterCommit"]
    action: FaultAction
    seen: int
    hits: int


class Generated(TypedDict):
    """The result of generating data."""

    counts: Dict[str, int]
    ms: int


class GroupOverview(TypedDict):
    """A group or queue with its members."""

    id: Union[int, str]
    operation: str
    rows: List[StoredRows]
    name: str
    displayName: str
    number: str
    context: str
    strategy: str
    isDisabled: bool
    users: List[ObjectLink]
    agents: List[ObjectLink]


class Health(TypedDict):
    """The state of the mock and of a world."""

    status: Literal["ok"]
    version: str
    world: str
    dialect: Literal["documented", "recorded"]
    generation: int
    uptimeSeconds: int


class IncallOverview(TypedDict):
    """An incoming call with its destination."""

    id: Union[int, str]
    operation: str
    rows: List[StoredRows]
    number: str
    context: str
    isDisabled: bool
    destination: Destination
    schedule: Optional[ObjectLink]


class JournalMetaCapacity(TypedDict):
    """The limits of the journal."""

    entries: int
    bytes: int


class JournalMeta(TypedDict):
    """The size of the journal since it was last cleared."""

    total: int
    kept: int
    dropped: int
    capacity: JournalMetaCapacity


class LineOverview(TypedDict):
    """A line of a user."""

    id: int
    operation: str
    number: str
    context: str
    protocol: str
    name: str
    order: int
    device: Optional[ObjectLink]


class _Reason(TypedDict):
    message: str


class Reason(_Reason, total=False):
    """Why a request was refused."""

    field: str
    rule: str
    value: Any


class _NearMissIgnored(TypedDict):
    field: str


class NearMissIgnored(_NearMissIgnored, total=False):
    near: str


class NearMissPortability(TypedDict):
    since: str
    effect: Literal["refused", "different"]
    what: str


class NearMissDifferences(TypedDict):
    at: str
    expected: Any
    actual: Any


class _NearMiss(TypedDict):
    id: str
    method: str
    url: str
    status: int
    differences: List[NearMissDifferences]


class NearMiss(_NearMiss, total=False):
    """A request that almost matches a pattern."""

    operation: str
    reason: Reason
    note: str
    ignored: List[NearMissIgnored]
    portability: List[NearMissPortability]
    skipped: str


class NumberOverviewRowsKey(TypedDict):
    """Values of columns."""

    id: int


class NumberOverviewRows(TypedDict):
    table: str
    key: NumberOverviewRowsKey


class NumberOverview(TypedDict):
    """A number in use and its owner."""

    id: int
    number: str
    context: str
    type: str
    owner: ObjectLink
    rows: List[NumberOverviewRows]


class OpenedPeriod(TypedDict):
    """A period in which a schedule is open."""

    hours: str
    weekdays: str
    monthdays: str
    months: str


class Operation(TypedDict):
    """An act of a web service."""

    operation: str
    url: str
    section: str
    modes: List[Literal["restricted", "private"]]
    isFallback: bool


class PlacedCallRecordsCel1(TypedDict):
    first: int
    last: int
    count: int
    linkedid: str


class PlacedCallRecords(TypedDict):
    """The records of the call."""

    cel: Optional[PlacedCallRecordsCel1]
    queueLog: List[int]


class PlacedCall(TypedDict):
    """A placed call: its way, its end and its records."""

    id: str
    outcome: Literal["in progress", "answered", "voicemail", "application", "no answer", "busy", "congestion", "unreachable", "abandoned", "refused", "unknown number"]
    startedAt: str
    endedAt: Optional[str]
    steps: List[CallStep]
    records: PlacedCallRecords


class Preset(TypedDict):
    """A named stage and action."""

    description: str
    stage: Literal["before", "afterCommit"]
    action: FaultAction


class _Preview(TypedDict):
    operation: str
    url: str
    status: int


class Preview(_Preview, total=False):
    reason: Reason
    body: Any


class ProviderState(TypedDict):
    """A state that a contract test can name."""

    name: str
    kind: Literal["fixture", "snapshot"]


class QueueMemberState(TypedDict):
    """A user with the groups and queues, and the pauses in them."""

    member: str
    queues: List[Membership]


class _RequestIgnored(TypedDict):
    field: str


class RequestIgnored(_RequestIgnored, total=False):
    near: str


class RequestPortability(TypedDict):
    since: str
    effect: Literal["refused", "different"]
    what: str


class _RequestRequest(TypedDict):
    headers: Dict[str, Any]
    bytes: int


class RequestRequest(_RequestRequest, total=False):
    """What was sent."""

    body: Any
    text: str
    encoding: Literal["base64"]


class _RequestAnswer(TypedDict):
    status: int
    headers: Dict[str, Any]
    bytes: int


class RequestAnswer(_RequestAnswer, total=False):
    """What was answered."""

    body: Any
    text: str
    encoding: Literal["base64"]


class _Request(TypedDict):
    id: str
    method: str
    url: str
    status: int
    at: str
    ms: float
    world: str
    generation: int
    path: str
    peer: str
    request: RequestRequest
    answer: RequestAnswer


class Request(_Request, total=False):
    """A request to the web services with its answer; secrets are masked."""

    operation: str
    reason: Reason
    note: str
    ignored: List[RequestIgnored]
    portability: List[RequestPortability]
    skipped: str
    account: str
    fault: str


class _RequestOutlineIgnored(TypedDict):
    field: str


class RequestOutlineIgnored(_RequestOutlineIgnored, total=False):
    near: str


class RequestOutlinePortability(TypedDict):
    since: str
    effect: Literal["refused", "different"]
    what: str


class _RequestOutline(TypedDict):
    id: str
    method: str
    url: str
    status: int


class RequestOutline(_RequestOutline, total=False):
    """The short form of a request in the journal."""

    operation: str
    reason: Reason
    note: str
    ignored: List[RequestOutlineIgnored]
    portability: List[RequestOutlinePortability]
    skipped: str


class Restored(TypedDict):
    """The result of a reset or a restored snapshot."""

    generation: int
    to: str
    ms: float


class ScheduleOverview(TypedDict):
    """A schedule with its periods, destinations and the objects that follow it."""

    id: Union[int, str]
    operation: str
    rows: List[StoredRows]
    name: str
    timezone: str
    isDisabled: bool
    opened: List[OpenedPeriod]
    closed: List[ClosedPeriod]
    fallback: Destination
    usedBy: List[ObjectLink]


class Snapshot(TypedDict):
    """A saved state."""

    name: str
    savedAt: str
    bytes: int


class StateChange(TypedDict):
    """The result of setting up or tearing down a provider state."""

    action: Literal["setup", "teardown"]
    current: List[str]
    generation: int


class TrunkOverview(TypedDict):
    """A trunk with the outgoing calls that use it."""

    id: Union[int, str]
    operation: str
    rows: List[StoredRows]
    protocol: str
    name: str
    host: str
    context: str
    isDisabled: bool
    registers: bool
    outcalls: List[ObjectLink]


class UserOverview(TypedDict):
    """A user with lines, voicemail, agent and memberships."""

    id: Union[int, str]
    operation: str
    rows: List[StoredRows]
    name: str
    isDisabled: bool
    lines: List[LineOverview]
    voicemail: Optional[ObjectLink]
    agent: Optional[ObjectLink]
    groups: List[ObjectLink]
    queues: List[ObjectLink]


class VerdictExpected1Count(TypedDict, total=False):
    """The expected number of requests."""

    exactly: int
    atLeast: int
    atMost: int


class VerdictExpected1(TypedDict):
    pattern: Dict[str, Any]
    count: VerdictExpected1Count


class VerdictExpected2(TypedDict):
    sequence: List[Dict[str, Any]]


class VerdictActual1(TypedDict):
    count: int
    requests: List[RequestOutline]


class VerdictActual2Missing(TypedDict):
    """The first step that no request matches."""

    step: int
    pattern: Dict[str, Any]


class _VerdictActual2(TypedDict):
    requests: List[RequestOutline]


class VerdictActual2(_VerdictActual2, total=False):
    missing: VerdictActual2Missing


class Verdict(TypedDict):
    """The result of a verification."""

    verified: bool
    inconclusive: bool
    expected: Union[VerdictExpected1, VerdictExpected2]
    actual: Union[VerdictActual1, VerdictActual2]
    nearMisses: List[NearMiss]


class Version(TypedDict):
    """The versions of a mock."""

    version: str
    apiVersion: int
    schemaVersion: int
    node: str


class VoicemailOverview(TypedDict):
    """A voicemail with its users."""

    id: Union[int, str]
    operation: str
    rows: List[StoredRows]
    mailbox: str
    context: str
    name: str
    email: str
    isDisabled: bool
    users: List[ObjectLink]


class World(TypedDict):
    """A PBX of its own."""

    id: str
    generation: int
