"""Decision tables written shortly."""

from engine import dmn

SPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def model(content: str, attributes: str = "") -> bytes:
    """A DMN file with this content."""
    return f'<definitions xmlns="{SPACE}" id="model" name="model" {attributes}>{content}</definitions>'.encode()


def column(name: str, type: str = "Any", values: str = "", default: str = "") -> str:
    """An output column."""
    listed = f"<outputValues><text>{values}</text></outputValues>" if values else ""
    given = f"<defaultOutputEntry><text>{default}</text></defaultOutputEntry>" if default else ""
    return f'<output name="{name}" typeRef="{type}">{listed}{given}</output>'


def asked(expression: str, type: str = "Any", values: str = "", label: str = "") -> str:
    """An input column."""
    listed = f"<inputValues><text>{values}</text></inputValues>" if values else ""
    shown = f' label="{label}"' if label else ""
    return (
        f'<input{shown}><inputExpression typeRef="{type}"><text>{expression}</text></inputExpression>{listed}</input>'
    )


def rule(tests: str, answers: str) -> str:
    """A rule; its cells are separated by `|`."""
    cells = "".join(f"<inputEntry><text>{cell.strip()}</text></inputEntry>" for cell in tests.split("|"))
    given = "".join(f"<outputEntry><text>{cell.strip()}</text></outputEntry>" for cell in answers.split("|"))
    return f"<rule>{cells}{given}</rule>"


def table(columns: str, rules: str, policy: str = 'hitPolicy="UNIQUE"', before: str = "") -> bytes:
    """A file with the one decision `D`, which is a table."""
    inside = f"{before}<decisionTable {policy}>{columns}{rules}</decisionTable>"
    return model(f'<decision id="D" name="D">{inside}</decision>')


def decision(content: bytes) -> dmn.Decision:
    """The decision `D` of the file."""
    return dmn.read(content, "d.dmn").decisions["D"]
