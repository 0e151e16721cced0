"""Where each address goes: API, sign-in, administration, and the page for everything else."""

from django.contrib import admin
from django.urls import include, path, re_path

from api.health import health
from api.page import page
from api.sign_in import to_sign_in
from api.worker import worker

urlpatterns = [
    path("healthz", health),
    path("sw.js", worker),
    path("api/v1/", include("api.urls")),
    path("_allauth/", include("api.sign_in")),
    path("admin/login/", to_sign_in),
    path("admin/", admin.site.urls),
    re_path(r"^(?!(?:api|_allauth|static|files|ws|admin)(?:/|$))(?P<path>.*)$", page),
]

handler400 = "api.errors.bad_request"
handler404 = "api.errors.not_found"
handler500 = "api.errors.server_error"
