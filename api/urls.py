"""All routes of version 1, noun by noun."""

from api import (
    boards,
    events,
    files,
    inspections,
    notices,
    plan_imports,
    plans,
    quick_report,
    quick_sheet,
    reports,
    session,
    tasks,
    tickets,
    units,
    work,
)

app_name = "api"
urlpatterns = [
    *session.urlpatterns,
    *work.urlpatterns,
    *tasks.urlpatterns,
    *quick_report.urlpatterns,
    *quick_sheet.urlpatterns,
    *plans.urlpatterns,
    *plan_imports.urlpatterns,
    *inspections.urlpatterns,
    *tickets.urlpatterns,
    *reports.urlpatterns,
    *boards.urlpatterns,
    *units.urlpatterns,
    *events.urlpatterns,
    *notices.urlpatterns,
    *files.urlpatterns,
]
