"""What comes next, and whose turn it is."""

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """The label is stored with every flow: frozen for ever."""

    name = "workflows"
    label = "workflows"

    def ready(self) -> None:
        """Tell the frame which machine moves which record."""
        from backend.inspections.models import Inspection, InspectionPlan, RemediationReport, Reply, Ticket
        from backend.plans.models import Plan, Task
        from workflows.inspection.machine import InspectionMachine
        from workflows.inspection_plan.machine import InspectionPlanMachine
        from workflows.leaving import tell_accounts
        from workflows.machine import register
        from workflows.plan.machine import PlanMachine
        from workflows.reply.machine import ReplyMachine
        from workflows.report.machine import ReportMachine
        from workflows.task.machine import TaskMachine
        from workflows.ticket.machine import TicketMachine

        tell_accounts()
        register(Plan, PlanMachine)
        register(Task, TaskMachine)
        register(Inspection, InspectionMachine)
        register(InspectionPlan, InspectionPlanMachine)
        register(Ticket, TicketMachine)
        register(RemediationReport, ReportMachine)
        register(Reply, ReplyMachine)
