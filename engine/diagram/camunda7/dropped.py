"""What says how the other engine runs a process, and nothing of the process itself."""

from engine.diagram.camunda7 import changing
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import attributes, drop, extensions, unset
from engine.diagram.xml import MODELER, Node, local

_ATTRIBUTES = frozenset(
    {
        "async",
        "asyncBefore",
        "asyncAfter",
        "exclusive",
        "jobPriority",
        "taskPriority",
        "historyTimeToLive",
        "versionTag",
        "isStartableInTasklist",
        "diagramRelationId",
        "modelerTemplate",
        "modelerTemplateVersion",
        "modelerTemplateIcon",
    }
)
_EXTENSIONS = ("failedJobRetryTimeCycle",)
_OURS = ("Camunda Cloud", "8.8.0")
_PLATFORMS = ("}executionPlatform", "}executionPlatformVersion")
_PLATFORM, _VERSION = f"{{{MODELER}}}executionPlatform", f"{{{MODELER}}}executionPlatformVersion"


def turn(work: Conversion, node: Node) -> None:
    """Retries, threads, priorities of jobs, how long a history is kept: all of it goes, and is told of."""
    gone = [name for name in attributes(node) if name in _ATTRIBUTES]
    for name in gone:
        drop(node, name)
    for each in extensions(node, *_EXTENSIONS):
        gone.append(local(each))
        changing.remove(each)
    if gone:
        listed = ", ".join(f"`{name}`" for name in gone)
        have = "has" if len(gone) == 1 else "have"
        work.note(node, f"{listed} {have} gone: how the other engine runs it is not said here.")


def turn_platform(work: Conversion, root: Node) -> None:
    """The file says which dialect it is in, and no other."""
    for name in [str(each) for each in root.attrib if str(each).endswith(_PLATFORMS)]:
        if root.get(name) == _OURS[0] or (name == _VERSION and root.get(_PLATFORM) == _OURS[0]):
            continue
        if name.endswith(_PLATFORMS[0]):
            work.note(root, f"`executionPlatform` was `{str(root.get(name))[:60]}`, and is `{_OURS[0]}` now.")
        unset(root, name)
    if root.get(_PLATFORM) is None:
        root.set(_PLATFORM, _OURS[0])
        root.set(_VERSION, _OURS[1])
