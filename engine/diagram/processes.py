"""Which of a file's processes a case runs: the procedure's own, the pools beside it, and what call activities call."""

from dataclasses import dataclass

from engine.diagram.elements import called_by
from engine.diagram.problems import Problem
from engine.diagram.vocabulary import EXECUTED
from engine.diagram.xml import BPMN, Node, children, local


@dataclass(frozen=True)
class Processes:
    """The executable processes of a file, each in one role."""

    own: Node
    partners: tuple[Node, ...] = ()
    called: tuple[Node, ...] = ()

    @property
    def all(self) -> tuple[Node, ...]:
        """All of them, the procedure's own first."""
        return (self.own, *self.partners, *self.called)


def processes_of(root: Node, file: str) -> tuple[Processes | None, list[Problem]]:
    """The executable processes, and what is wrong with the others.

    The procedure's own is, of those that no call activity calls, the one that begins with a user task; else the first.
    """
    processes = children(root, "process")
    executable = [process for process in processes if process.get("isExecutable") == "true"]
    problems = [
        Problem(
            file,
            process.get("id", "?"),
            process.get("name", ""),
            "pool-not-executable",
            "This pool is drawn open but not executed.",
            "Collapse it, or tick `executable` on it.",
        )
        for process in processes
        if process not in executable and any(local(inner) in EXECUTED for inner in process)
    ]
    if not executable:
        sentence = "The file has no executable process."
        problems.append(Problem(file, root.get("id", "?"), "", "one-process", sentence, "Tick `executable` on it."))
        return None, problems
    called = {called_by(each) for each in root.iter(f"{{{BPMN}}}callActivity")}
    pools = [process for process in executable if process.get("id") not in called] or executable[:1]
    opening = [process for process in pools if _begins_with_a_user_task(process)]
    own = opening[0] if len(opening) == 1 else pools[0]
    partners = tuple(process for process in pools if process is not own)
    others = tuple(process for process in executable if process is not own and process not in pools)
    return Processes(own, partners, others), problems


def _begins_with_a_user_task(process: Node) -> bool:
    starts = {each.get("id") for each in children(process, "startEvent") if not _has_symbol(each)}
    behind = {each.get("targetRef") for each in children(process, "sequenceFlow") if each.get("sourceRef") in starts}
    return any(each.get("id") in behind for each in children(process, "userTask"))


def _has_symbol(event: Node) -> bool:
    return any(local(each).endswith("EventDefinition") or local(each) == "eventDefinitionRef" for each in event)
