"""Diagrams are written in the notation that lies beside the engine's stories."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "spiff"))
