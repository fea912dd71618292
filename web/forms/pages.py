"""What the templates of a form are given: plain values, ready to be shown."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Choice:
    """One answer to choose; `id` is that of its input."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class HandedIn:
    """A file that was handed in; `value` is what the form sends of it."""

    id: str
    value: str
    name: str
    size: str


@dataclass(frozen=True)
class Input:
    """One question on the page; `name` is that of its input, `id` where a link to it leads."""

    id: str
    name: str
    kind: str
    label: str
    hint: str | None
    required: bool
    errors: tuple[str, ...]
    text: str = ""
    choices: tuple[Choice, ...] = ()
    ticked: bool = False
    decides: bool = False
    hide: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    longest: int | None = None
    numeric: str | None = None
    least: str | None = None
    most: str | None = None
    wide: bool = True
    focus: bool = False
    files: tuple[HandedIn, ...] = ()
    accept: str = ""
    several: bool = False

    @property
    def described_by(self) -> str:
        """The ids of the hint and of the mistakes, as `aria-describedby` wants them."""
        parts = [f"{self.id}-hint"] if self.hint else []
        return " ".join([*parts, f"{self.id}-error"] if self.errors else parts)


@dataclass(frozen=True)
class Row:
    """A row of a table: `path` is `rows.0`, `number` counts from 1."""

    path: str
    number: int
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Table:
    """A question that is answered in rows."""

    id: str
    name: str
    label: str
    hint: str | None
    required: bool
    errors: tuple[str, ...]
    rows: tuple[Row, ...]
    grows: bool
    hide: str | None = None
    kind: str = "table"

    @property
    def described_by(self) -> str:
        """The ids of the hint and of the mistakes, as `aria-describedby` wants them."""
        parts = [f"{self.id}-hint"] if self.hint else []
        return " ".join([*parts, f"{self.id}-error"] if self.errors else parts)


@dataclass(frozen=True)
class Paragraph:
    """A static text."""

    text: str
    kind: str = "text"


@dataclass(frozen=True)
class Line:
    """A separator."""

    kind: str = "separator"


@dataclass(frozen=True)
class Section:
    """Questions that belong together."""

    id: str
    label: str
    parts: tuple["Shown", ...]
    kind: str = "group"


Shown = Input | Table | Paragraph | Line | Section


@dataclass(frozen=True)
class Mistake:
    """A line of the summary: where it leads, which question it is about, and what is wrong."""

    id: str
    label: str
    sentence: str


@dataclass(frozen=True)
class Page:
    """The questions of a form as a page shows them.

    `shown` are the names of what stands on the page, `kept` what was typed into questions that no longer do; `live`
    says that answers decide what else is asked, `uploads` that files are asked for.
    """

    parts: tuple[Shown, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    shown: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = field(default=())
    live: bool = False
    uploads: bool = False
