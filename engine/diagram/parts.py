"""The parts of a diagram as plain values: flow nodes, sequence flows, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TASKS = frozenset(
    {"task", "manualTask", "userTask", "scriptTask", "businessRuleTask", "serviceTask", "sendTask", "receiveTask"}
)
ACTIVITIES = TASKS | {"callActivity", "subProcess"}
GATEWAYS = frozenset({"exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "complexGateway"})
THROWING = frozenset({"intermediateThrowEvent", "endEvent"})
CATCHING = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})


@dataclass(frozen=True)
class Timer:
    """When a timer event happens: an instant, a duration, or a cycle; `text` is FEEL if it begins with `=`."""

    kind: Literal["date", "duration", "cycle"]
    text: str


@dataclass(frozen=True)
class EventDefinition:
    """What an event throws, or waits for besides timers and messages (BPMN 2.0.2, 10.5.5).

    `code` is a signal's, a link's or a message's name, an error's or escalation's code (None: of any code), or the id of the activity that is
    compensated (None: all of the scope); `condition` is FEEL; `waits` says whether compensation is waited for.
    """

    kind: Literal[
        "signal", "error", "escalation", "conditional", "link", "compensation", "cancel", "message", "terminate"
    ]
    code: str | None = None
    condition: str = ""
    waits: bool = True


@dataclass(frozen=True)
class Loop:
    """How often an activity is done: once for each item of a list, so many times, or again while a condition holds.

    `until` (FEEL) ends one that is done several times before all are done; what each gives, `each_gives` (FEEL), is collected
    in their order under the name `collects`.
    """

    kind: Literal["parallel", "sequential", "standard"]
    collection: str = ""
    item: str = ""
    cardinality: str = ""
    until: str = ""
    collects: str = ""
    each_gives: str = ""
    condition: str = ""
    test_before: bool = False
    maximum: int | None = None


@dataclass(frozen=True)
class AdHoc:
    """How the activities of an ad hoc sub-process are done; `completion` is FEEL (BPMN 2.0.2, 10.3.5)."""

    one_by_one: bool = False
    completion: str = ""
    cancels_the_rest: bool = True


@dataclass(frozen=True)
class Element:
    """One flow node; `kind` is its BPMN name (`userTask`, …), `scope` the process or sub-process around it.

    A transaction and an ad hoc sub-process are sub-processes. An event with several definitions has a part for each, and says
    nothing of them itself; `all_of_them` is BPMN's `parallelMultiple`. `handler` is what a compensation event on a
    boundary sets off; `calls` the process that a call activity calls; `inputs` are local names and FEEL; `service`
    is what a service or send task is done by.
    """

    id: str
    kind: str
    name: str
    scope: str
    lane: str | None = None
    documentation: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    form: str | None = None
    groups: str | None = None
    due: str | None = None
    script: str | None = None
    decision: str | None = None
    result: str | None = None
    loop: Loop | None = None
    timer: Timer | None = None
    message: str | None = None
    correlation: str | None = None
    terminate: bool = False
    definition: EventDefinition | None = None
    attached_to: str | None = None
    interrupting: bool = True
    by_event: bool = False
    default: str | None = None
    parts: tuple["Element", ...] = ()
    all_of_them: bool = False
    start_quantity: int = 1
    completion_quantity: int = 1
    for_compensation: bool = False
    handler: str | None = None
    transaction: bool = False
    ad_hoc: AdHoc | None = None
    activation: str = ""
    direction: str = ""
    calls: str | None = None
    service: str | None = None
    inputs: tuple[tuple[str, str], ...] = ()
    outputs: tuple[tuple[str, str], ...] = ()
    instantiates: bool = False

    @property
    def events(self) -> tuple["Element", ...]:
        """Itself as one that says one thing, or its parts."""
        return self.parts or (self,)

    @property
    def is_symbol_free(self) -> bool:
        """Whether it is an event without a symbol."""
        waits = (self.timer, self.message, self.definition, self.terminate or None)
        return not self.parts and all(each is None for each in waits)

    @property
    def checks(self) -> str | None:
        """The element whose completer may not do this task."""
        return self.properties.get("checks")

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses that this element fulfils."""
        return tuple(self.properties.get("clauses", "").split())

    @property
    def roles(self) -> tuple[str, ...]:
        """Who may report the message: the property `roles`, else the lane."""
        named = tuple(role.strip() for role in self.properties.get("roles", "").split(",") if role.strip())
        return named or ((self.lane,) if self.lane else ())


@dataclass(frozen=True)
class Flow:
    """One sequence flow; `condition` is FEEL beginning with `=`."""

    id: str
    source: str
    target: str
    scope: str
    name: str = ""
    condition: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses that this flow fulfils."""
        return tuple(self.properties.get("clauses", "").split())


def is_link(element: Element) -> bool:
    """Whether the event throws or catches a link."""
    return element.definition is not None and element.definition.kind == "link"


def is_undoing(element: Element) -> bool:
    """Whether the event is for compensation."""
    return element.definition is not None and element.definition.kind == "compensation"
