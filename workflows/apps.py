"""What comes next, and whose turn it is."""

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """The label is stored with every flow: frozen for ever."""

    name = "workflows"
    label = "workflows"

    def ready(self) -> None:
        """Tell the frame which machine moves which record."""
        from backend.plans.models import Plan, Task
        from workflows.machine import register
        from workflows.plan.machine import PlanMachine
        from workflows.task.machine import TaskMachine

        register(Plan, PlanMachine)
        register(Task, TaskMachine)
