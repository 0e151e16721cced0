"""All routes of version 1, noun by noun."""

from api import (
    boards,
    body_people,
    body_settings,
    documents,
    events,
    files,
    inspections,
    notices,
    numbering,
    plan_imports,
    plans,
    quick_report,
    quick_sheet,
    reports,
    session,
    start,
    tasks,
    tickets,
    units,
    work,
)

app_name = "api"
urlpatterns = [
    *boards.urlpatterns,  # asked most often
    *session.urlpatterns,
    *work.urlpatterns,
    *tasks.urlpatterns,
    *quick_report.urlpatterns,
    *quick_sheet.urlpatterns,
    *plans.urlpatterns,
    *plan_imports.urlpatterns,
    *documents.urlpatterns,
    *numbering.urlpatterns,
    *inspections.urlpatterns,
    *tickets.urlpatterns,
    *reports.urlpatterns,
    *units.urlpatterns,
    *start.urlpatterns,
    *body_people.urlpatterns,
    *body_settings.urlpatterns,
    *events.urlpatterns,
    *notices.urlpatterns,
    *files.urlpatterns,
]
