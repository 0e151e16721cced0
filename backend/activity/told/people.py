"""What is told of people and absences."""

from backend.activity.told.telling import Detail, Names, day_shown
from backend.words import say


def people_joined(detail: Detail, _: Names) -> list[str]:
    return [say("{n} người", "people: {n}", n=len(detail["people"]))] if "people" in detail else []


def given_codes(detail: Detail, names: Names) -> list[str]:
    """Whose password was taken away is said by name; a first code is nobody's news."""
    reset = detail.get("reset") or []
    first = len(detail.get("people", ())) - len(reset)
    return [
        say("đặt lại mật khẩu: {names}", "passwords reset: {names}", names=", ".join(map(names.person, reset)))
        if reset
        else "",
        say("{n} người chưa có mật khẩu", "without a password: {n}", n=first) if first > 0 else "",
    ]


def away(detail: Detail, names: Names) -> list[str]:
    first, last = day_shown(detail.get("first_day")), day_shown(detail.get("last_day"))
    stand_in = detail.get("stand_in")
    return [
        names.person(detail["user"]),
        say("từ {first} đến {last}", "from {first} to {last}", first=first, last=last),
        say("{name} thay", "{name} stands in", name=names.person(stand_in)) if stand_in else "",
    ]


def proposed(detail: Detail, names: Names) -> list[str]:
    stand_in = detail.get("stand_in")
    return [
        say("{name}: {n} việc chờ quá {days} ngày làm việc", "{name}: {n} items waiting over {days} working days",
            name=names.person(detail["user"]), n=detail.get("waiting"), days=detail.get("days")),
        say("có thể cử {name}", "{name} could stand in", name=names.person(stand_in)) if stand_in else "",
    ]  # fmt: skip
