"""A wheel carries the built front end; a checkout builds it through `make`, when its sources have changed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the front end before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Nothing for an editable install."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from web.building import build

        build(Path(self.root))
