"""All that is taken from SpiffWorkflow 3.2.0, in one place: the only import of it in Shouli.

The library gives the life of a task, the workflow and its sub-workflows, and the shape of a specification. What
executes is our own subclasses: its stock joins, timers, event sub-processes and script engine are not used, because
they were measured to be wrong in loops, to read the clock and to run Python.
"""

from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.specs.WorkflowSpec import WorkflowSpec
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

__all__ = [
    "BpmnProcessSpec",
    "BpmnSubWorkflow",
    "BpmnTaskSpec",
    "BpmnWorkflow",
    "PythonScriptEngine",
    "Task",
    "TaskState",
    "WorkflowSpec",
]
