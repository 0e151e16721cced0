"""Writes of the start page: route → a body that would be taken, and addresses of bodies that are not there."""

from tests.api import comment_bodies

PERSON = {
    "full_name": "Người Mới", "title": "Chuyên viên", "unit": "30337-KT", "post": "MEMBER", "username": "nmoi",
}  # fmt: skip
NO_ACTS = frozenset(
    {"bodies/<body_id>/people/reading", "orders/reading", "me/trust", "me/password", "me/mailbox", "me/mailbox/code"}
)  # posted, since a list is long, and nothing is kept; or of the session alone


def posts():
    """Of every POST route that is an act."""
    return {
        "bodies": {},
        "programmes": {"code": "XDNTM", "name": "Nông thôn mới"},
        "bodies/<body_id>/opening": {},
        "bodies/<body_id>/people": {"items": [PERSON]},
        "bodies/<body_id>/codes": {"users": [1]},
        "away": {"user": 1, "first_day": "2026-08-20", "last_day": "2026-08-21", "stand_in": 1},
        "away/<absence_id>/ending": {},
        "me/devices": {},
        "files/<file_id>/closing": {"reason": "Gửi nhầm"},
        "files/<file_id>/removal": {},
        "files/<file_id>/keeping": {},
        "bodies/<body_id>/posts/<post_id>/ending": {"last_day": "2026-08-20"},
        **comment_bodies.posts(),
    }


def puts():
    """Of every PUT route."""
    return {
        "bodies/<body_id>/units": {"items": [{"code": "30337-KT", "name": "Phòng Kinh tế"}]},
        "bodies/<body_id>/calendar": {"year": 2026, "items": []},
        "bodies/<body_id>/settings": {"standing_office": 1, "preset": "SHORT", "key_preset": "SHORT", "charges": []},
        "bodies/<body_id>/division": {"charges": []},
        "programmes/<code>": {"name": "Chuyển đổi số", "areas": []},
        **comment_bodies.PUTS,
    }


def absent(route):
    """The address of bodies and posts that are not there."""
    return (
        comment_bodies.absent(route)
        .replace("<body_id>", "999999999")
        .replace("<post_id>", "999999999")
        .replace("<absence_id>", "999999999")
        .replace("<code>", "KHONG_CO")
    )
