"""Activities that begin only when several tokens have come (BPMN 2.0.2, 10.3: startQuantity)."""

from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan, Way
from engine.spiff.tokens import Token


class Gathering(Node):
    """Stands before the activity: so many tokens become one, whichever flows they came by."""

    resting = TaskState.WAITING

    def __init__(self, plan: Plan, name: str, element: str, activity: Node, quantity: int):
        super().__init__(plan, element, activity.bpmn_name, name)
        self.activity = activity
        self.wanted = quantity

    def _update_hook(self, my_task: Token) -> bool:
        waiting = [each for each in my_task.workflow.live() if each.task_spec is self and each.state < TaskState.READY]
        if len(waiting) < self.wanted:
            my_task._set_state(TaskState.WAITING)
            return False
        if not all(each.aside for each in waiting):
            my_task.internal_data.pop("aside", None)
        for each in waiting:
            if each is not my_task:
                my_task.workflow._remove_task(each.id)
        return True

    def _on_complete_hook(self, my_task: Token) -> None:
        my_task.workflow.enter(Way("", self.activity.name), my_task.aside)
