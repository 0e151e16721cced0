"""The passwords of the tests: kept as in life, without what makes a thief's work long."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class OneRound(PBKDF2PasswordHasher):
    """A million rounds are a third of a second for each password made or tried."""

    iterations = 1


HASHERS = [f"{__name__}.{OneRound.__name__}"]
