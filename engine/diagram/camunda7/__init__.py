"""Files of Camunda 7 and its relatives (Operaton, Flowable, Activiti) turned into our dialect (docs/convert.md)."""

from engine.diagram.camunda7.conversion import Remark
from engine.diagram.camunda7.converting import Converted, convert

__all__ = ["Converted", "Remark", "convert"]
