"""All routes of version 1, noun by noun."""

from api import (
    boards,
    body_people,
    body_settings,
    events,
    files,
    inspections,
    notices,
    plan_imports,
    plans,
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
    *session.urlpatterns,
    *work.urlpatterns,
    *tasks.urlpatterns,
    *plans.urlpatterns,
    *plan_imports.urlpatterns,
    *inspections.urlpatterns,
    *tickets.urlpatterns,
    *reports.urlpatterns,
    *boards.urlpatterns,
    *units.urlpatterns,
    *start.urlpatterns,
    *body_people.urlpatterns,
    *body_settings.urlpatterns,
    *events.urlpatterns,
    *notices.urlpatterns,
    *files.urlpatterns,
]
