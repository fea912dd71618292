"""The Chinese fonts that are put into every PDF: Noto Sans SC and Noto Serif SC, from a package under the SIL Open Font License."""

from importlib.util import find_spec
from pathlib import Path

from web.paper.refusals import FontMissing

PACKAGE = "pylopdf-fonts-zh-cn"
_MODULE = PACKAGE.replace("-", "_")


def folder() -> Path:
    """Where the fonts lie; FontMissing if there are none."""
    found = find_spec(_MODULE)
    if found is None or found.origin is None or not list(Path(found.origin).parent.glob("*.otf")):
        raise FontMissing(package=PACKAGE)
    return Path(found.origin).parent
