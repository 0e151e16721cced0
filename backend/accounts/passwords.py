"""What a password must be, said in both languages: Django's own words are not all translated."""

from django.contrib.auth.password_validation import MinimumLengthValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

from backend.accounts.models import User
from backend.words import say


class LongEnough(MinimumLengthValidator):
    """At least `min_length` characters."""

    def get_error_message(self) -> str:
        """How many are needed."""
        return say(
            "Mật khẩu quá ngắn: cần ít nhất {count} ký tự.",
            "The password is too short: at least {count} characters are needed.",
            count=self.min_length,
        )


class UnlikeTheirName(UserAttributeSimilarityValidator):
    """Not what everybody knows of them."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "full_name"))

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError for one that resembles the user name or the person's name."""
        try:
            super().validate(password, user)
        except ValidationError:
            message = say(
                "Mật khẩu quá giống tên đăng nhập hoặc họ tên.",
                "The password is too much like the user name or the name.",
            )
            raise ValidationError(message, code="password_too_similar") from None
