"""`python -m web.cli` is `shouli`."""

from web.cli import main

main(prog_name="shouli")
