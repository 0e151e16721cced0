"""All routes of version 1, noun by noun."""

from api import events, files, notices, plan_imports, plans, session, tasks, units, work

app_name = "api"
urlpatterns = [
    *session.urlpatterns,
    *work.urlpatterns,
    *tasks.urlpatterns,
    *plans.urlpatterns,
    *plan_imports.urlpatterns,
    *units.urlpatterns,
    *events.urlpatterns,
    *notices.urlpatterns,
    *files.urlpatterns,
]
