"""Decisions of DMN 1.5: tables and expressions over FEEL, each hit policy, refused where they are not understood."""

from engine.dmn.errors import DecisionFailed, DmnError
from engine.dmn.model import Decided, Decision, Definitions
from engine.dmn.reading import read

__all__ = ["Decided", "Decision", "DecisionFailed", "Definitions", "DmnError", "read"]
