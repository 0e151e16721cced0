"""Django's name for the import of foreign files."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Reading what offices send."""

    name = "backend.imports"
