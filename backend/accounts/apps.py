"""Keeps a note of who signed in."""

from django.apps import AppConfig

from backend.words import Words, lazily


class AccountsConfig(AppConfig):
    """People and posts."""

    name = "backend.accounts"
    verbose_name = lazily(Words("Người và vị trí", "People and posts"))

    def ready(self) -> None:
        """Listen to Django's own signals: every way of signing in sends them."""
        from django.contrib.auth.signals import user_logged_in, user_login_failed

        from backend.accounts import sign_ins

        user_logged_in.connect(sign_ins.note_sign_in, dispatch_uid="note_sign_in")
        user_login_failed.connect(sign_ins.note_failure, dispatch_uid="note_failure")
