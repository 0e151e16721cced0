"""What a field says when it cannot take a value. The framework's own words are English, or only in part Vietnamese."""

from rest_framework import serializers

from backend.words import Words, lazily

NUMBER = {
    "max_value": Words("Lớn nhất là {max_value}.", "At most {max_value}."),
    "min_value": Words("Nhỏ nhất là {min_value}.", "At least {min_value}."),
    "max_string_length": Words("Số quá dài.", "The number is too long."),
}
LIST = {
    "not_a_list": Words("Cần là một danh sách.", "Must be a list."),
    "empty": Words("Danh sách không được để trống.", "The list must not be empty."),
    "min_length": Words("Cần ít nhất {min_length} mục.", "At least {min_length} items."),
    "max_length": Words("Nhiều nhất {max_length} mục.", "At most {max_length} items."),
}
WORDS: dict[type[serializers.Field], dict[str, Words]] = {
    serializers.Field: {
        "required": Words("Cần nhập mục này.", "This is required."),
        "null": Words("Không được để trống.", "This must not be left out."),
    },
    serializers.BooleanField: {"invalid": Words("Cần là có hoặc không.", "Must be yes or no.")},
    serializers.CharField: {
        "invalid": Words("Cần là chữ.", "Must be text."),
        "blank": Words("Không được để trống.", "This must not be empty."),
        "max_length": Words("Dài quá {max_length} ký tự.", "Longer than {max_length} characters."),
        "min_length": Words("Ngắn hơn {min_length} ký tự.", "Shorter than {min_length} characters."),
    },
    serializers.EmailField: {
        "invalid": Words("Không phải địa chỉ thư, ví dụ đúng: ten@xa.gov.vn.", "Not an e-mail address; a right one: name@xa.gov.vn.")
    },
    serializers.RegexField: {"invalid": Words("Có ký tự không dùng được.", "There are characters that cannot be used.")},
    serializers.UUIDField: {"invalid": Words("Mã không hợp lệ.", "Not an id.")},
    serializers.IntegerField: {"invalid": Words("Cần là số nguyên.", "Must be a whole number."), **NUMBER},
    serializers.DecimalField: {
        "invalid": Words("Cần là một số.", "Must be a number."),
        "max_digits": Words("Nhiều nhất {max_digits} chữ số.", "At most {max_digits} digits."),
        "max_decimal_places": Words(
            "Nhiều nhất {max_decimal_places} chữ số sau dấu phẩy.", "At most {max_decimal_places} digits after the point."
        ),
        "max_whole_digits": Words(
            "Nhiều nhất {max_whole_digits} chữ số trước dấu phẩy.", "At most {max_whole_digits} digits before the point."
        ),
        **NUMBER,
    },
    serializers.DateTimeField: {
        "invalid": Words("Thời điểm không hợp lệ, ví dụ đúng: 2026-09-15T08:30:00+07:00.", "Not a moment; a right one: 2026-09-15T08:30:00+07:00."),
        "date": Words("Cần có cả ngày và giờ.", "Must be a date with a time."),
        "make_aware": Words("Thời điểm không hợp lệ ở múi giờ này.", "No such moment in this time zone."),
        "overflow": Words("Thời điểm ngoài khoảng cho phép.", "The moment is out of range."),
    },
    serializers.DateField: {
        "invalid": Words("Ngày không hợp lệ, ví dụ đúng: 2026-09-15.", "Not a date; a right one: 2026-09-15."),
        "datetime": Words("Cần là ngày, không kèm giờ.", "Must be a date without a time."),
    },
    serializers.ChoiceField: {"invalid_choice": Words("Không có lựa chọn này.", "There is no such choice.")},
    serializers.ListField: LIST,
    serializers.DictField: {
        "not_a_dict": Words("Cần là một đối tượng JSON.", "Must be a JSON object."),
        "empty": Words("Không được để trống.", "This must not be empty."),
    },
    serializers.Serializer: {"invalid": Words("Cần là một đối tượng JSON.", "Must be a JSON object.")},
    serializers.ListSerializer: LIST,
}  # fmt: skip


def speak() -> None:
    """Let every field say it in the reader's language."""
    for field, said in WORDS.items():
        field.default_error_messages = {
            **field.default_error_messages, **{code: lazily(words) for code, words in said.items()},
        }  # fmt: skip
