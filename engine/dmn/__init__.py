"""Decisions of DMN 1.5: tables and boxed expressions over FEEL, each hit policy, refused where they are not understood."""

from engine.dmn.checking import Weakness, weaknesses
from engine.dmn.errors import DecisionFailed, DmnError
from engine.dmn.evaluation import Consulted, Decided
from engine.dmn.files import beside
from engine.dmn.model import Decision
from engine.dmn.reading import examine, read
from engine.dmn.services import DecisionService, Definitions

__all__ = [
    "Consulted",
    "Decided",
    "Decision",
    "DecisionFailed",
    "DecisionService",
    "Definitions",
    "DmnError",
    "Weakness",
    "beside",
    "examine",
    "read",
    "weaknesses",
]
