"""All routes of version 1, noun by noun."""

from api import events, files, plans, session, tasks, units, work

app_name = "api"
urlpatterns = [
    *session.urlpatterns,
    *work.urlpatterns,
    *tasks.urlpatterns,
    *plans.urlpatterns,
    *units.urlpatterns,
    *events.urlpatterns,
    *files.urlpatterns,
]
