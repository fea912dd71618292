"""A template and one JSON value become a PDF: in a folder of their own, in a process of its own, within its time.

What people wrote is data to a template and never becomes typst code: it is read from `data.json`.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from web.config import ROOT
from web.paper import fonts, letters
from web.paper.refusals import PaperNotMade, TemplateTooSlow, TemplateWrong

TEMPLATES = ROOT / "forms/paper"
SECONDS = 60
_PRESS = Path(__file__).with_name("press.py")
_FAILED = 3
_NO_NETWORK = dict.fromkeys(
    ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "https_proxy", "all_proxy"), "http://127.0.0.1:1"
)


def pdf(
    template: str,
    data: Mapping[str, Any],
    pictures: Mapping[str, str],
    *,
    templates: Path = TEMPLATES,
    seconds: int = SECONDS,
) -> bytes:
    """The document as PDF/A-2b. `pictures` are SVG by file name.

    FontMissing, TemplateWrong with file and line, TemplateTooSlow.
    """
    found = fonts.folder()
    with TemporaryDirectory(prefix="shouli-paper-") as name:
        folder = Path(name).resolve()
        for path in templates.glob("*.typ"):
            shutil.copyfile(path, folder / path.name)
        for file, svg in pictures.items():
            (folder / PurePath(file).name).write_text(letters.printable(svg, found), encoding="utf-8")
        (folder / "data.json").write_text(
            json.dumps(letters.printable(dict(data), found), ensure_ascii=False), encoding="utf-8"
        )
        if not (folder / template).is_file():
            raise TemplateWrong(file=template, line="?", said="there is no such file")
        _pressed(folder, template, found, seconds)
        return (folder / "out.pdf").read_bytes()


def _pressed(folder: Path, template: str, found: Path, seconds: int) -> None:
    command = [sys.executable, "-I", str(_PRESS), str(folder), template, str(found), str(seconds)]
    try:
        done = subprocess.run(
            command, cwd=folder, env=_NO_NETWORK, capture_output=True, timeout=seconds, check=False, encoding="utf-8"
        )
    except subprocess.TimeoutExpired as late:
        raise TemplateTooSlow(file=template, seconds=seconds) from late
    if done.returncode == _FAILED:
        raise TemplateWrong(**json.loads(done.stdout))
    if done.returncode < 0:
        raise TemplateTooSlow(file=template, seconds=seconds)
    if done.returncode or not (folder / "out.pdf").exists():
        raise PaperNotMade
