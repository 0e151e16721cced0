"""The demo world: a commune, its province and the people in it, all fictional."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Built once, in time order, through the real acts."""

    name = "demo"
