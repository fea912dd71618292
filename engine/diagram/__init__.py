"""Reading a procedure's diagram safely, and saying everything that is wrong with it."""

from engine.diagram.bundles import check_bundle
from engine.diagram.checking import check
from engine.diagram.model import Diagram
from engine.diagram.parts import Element, Flow
from engine.diagram.problems import DiagramRefused, Problem
from engine.diagram.reader import read
from engine.diagram.tables import check_tables, table_problems

__all__ = [
    "Diagram",
    "DiagramRefused",
    "Element",
    "Flow",
    "Problem",
    "check",
    "check_bundle",
    "check_tables",
    "read",
    "table_problems",
]
