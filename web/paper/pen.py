"""Strokes and texts as SVG; every text of a diagram is escaped here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

FONT = "Noto Sans SC"


@dataclass(frozen=True)
class Style:
    """How something is drawn; paper is often black and white, so that thickness and dashes say it as colour does."""

    stroke: str = "#8a8a8a"
    width: float = 1
    fill: str = "#ffffff"
    text: str = "#444444"
    dash: str = ""


PLAIN = Style()
PASSED = Style(stroke="#0b3f73", width=3, fill="#e4edf6", text="#000000")
WAITING = Style(stroke="#8f4700", width=3, fill="#fff4e2", text="#000000", dash="7 4")


def line(points: Iterable[tuple[float, float]], style: Style, dash: str = "", width: float | None = None) -> str:
    """An open line through the points."""
    told = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{told}" fill="none" {_stroke(style, dash, width)}/>'


def path(told: str, style: Style, fill: str = "none", width: float = 1.4) -> str:
    """A path as SVG writes it."""
    return f'<path d="{told}" fill="{fill}" stroke="{style.stroke}" stroke-width="{width:g}" stroke-linejoin="round"/>'


def rectangle(x: float, y: float, width: float, height: float, style: Style, round_: float = 0, dash: str = "") -> str:
    """A rectangle."""
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}"'
    return f'<rect {place} fill="{style.fill}" {_stroke(style, dash)}/>'


def circle(middle: tuple[float, float], radius: float, style: Style, dash: str = "", width: float | None = None) -> str:
    """A circle."""
    place = f'cx="{middle[0]:g}" cy="{middle[1]:g}" r="{radius:g}"'
    return f'<circle {place} fill="{style.fill}" {_stroke(style, dash, width)}/>'


def polygon(points: Iterable[tuple[float, float]], style: Style, fill: str) -> str:
    """A closed shape."""
    told = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polygon points="{told}" fill="{fill}" {_stroke(style)}/>'


def lines(text: str, width: float, size: float) -> list[str]:
    """The text in lines that are no wider: Chinese breaks anywhere, Latin words stay whole where they can."""
    found: list[str] = []
    for part in text.split("\n"):
        now = ""
        for word in _words(part):
            if now and measure(now + word, size) > width:
                found.append(now.strip())
                now = word
            else:
                now += word
        found.append(now.strip())
    return [each for each in found if each]


def measure(text: str, size: float) -> float:
    """About how wide a text is."""
    return sum(size if ord(each) > 0x2E7F else size * 0.56 for each in text)


def written(told: Sequence[str], middle: tuple[float, float], size: float, colour: str, turned: bool = False) -> str:
    """Lines of text around a point; `turned` ones are read from below."""
    x, y = middle
    turn = f' transform="rotate(-90 {x:g} {y:g})"' if turned else ""
    style = f'font-family="{FONT}" font-size="{size:g}" fill="{colour}" text-anchor="middle"'
    high = size * 1.25
    first = y - high * (len(told) - 1) / 2 + size * 0.36
    rows = (f'<text x="{x:g}" y="{first + no * high:g}" {style}>{escape(each)}</text>' for no, each in enumerate(told))
    return f"<g{turn}>{''.join(rows)}</g>"


def _words(text: str) -> Iterable[str]:
    word = ""
    for each in text:
        if ord(each) > 0x2E7F or each == " ":
            if word:
                yield word
            yield each
            word = ""
        else:
            word += each
    if word:
        yield word


def _stroke(style: Style, dash: str = "", width: float | None = None) -> str:
    dashes = dash or style.dash
    told = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'stroke="{style.stroke}" stroke-width="{width or style.width:g}"{told}'
