"""Sets one document, in a process of its own: it reads nothing but a folder and the fonts, and has no way to a network.

`python -I press.py FOLDER MAIN FONTS SECONDS`: FOLDER/MAIN becomes FOLDER/out.pdf. What is wrong with a template is told as a
line of JSON, with exit code 3.
"""

import json
import re
import resource
import sys
from pathlib import Path

import typst

_MEMORY = 3 * 1024**3
_PLACE = re.compile(r"┌─ (?P<file>.+?):(?P<line>\d+):\d+")
FAILED = 3


def main(folder: Path, name: str, fonts: str, seconds: int) -> int:
    """The document is set, or the reason is told."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    nowhere = str(folder / "no-packages")
    try:
        typst.compile(
            str(folder / name),
            output=str(folder / "out.pdf"),
            root=str(folder),
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="a-2b",
            package_path=nowhere,
            package_cache_path=nowhere,
            timestamp=json.loads((folder / "data.json").read_bytes())["printed_epoch"],
        )
    except typst.TypstError as error:
        sys.stdout.write(json.dumps(_told(error, name)))
        return FAILED
    return 0


def _told(error: typst.TypstError, name: str) -> dict[str, str]:
    place = _PLACE.search(error.diagnostic or "")
    said = " ".join(str(error.message).split())
    if "failed to download package" in said:
        said = "packages from the network are not allowed"
    elif "file not found" in said or "escape the project root" in said:
        said = "only files of the template's own folder can be read"
    return {"file": place["file"] if place else name, "line": place["line"] if place else "?", "said": said}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
