"""What can be said to have happened to the comments on a record. Said inside the other of its two bodies, the one that gave it, inspects
or is inspected, a verb is another one: who reads an event is known by its verb."""

from backend.words import Words

_WORDS = {
    "commented": Words("viết trao đổi", "commented"),
    "comment_edited": Words("sửa trao đổi", "edited a comment"),
    "comment_removed": Words("gỡ trao đổi", "removed a comment"),
    "comment_file_closed": Words("đóng tệp gửi nhầm trong trao đổi", "closed a file sent with a comment by mistake"),
    "comment_file_removed": Words(
        "gỡ hẳn tệp gửi nhầm trong trao đổi", "removed the file sent with a comment by mistake"
    ),
    "comment_file_kept": Words("giữ lại tệp đã đóng trong trao đổi", "kept the file of a comment that was closed"),
}
NOUNS = ("task", "ticket", "inspection")
GIVER = "giver_"

VERBS_OF_COMMENTS: dict[str, Words] = {
    f"{noun}.{side}{verb}": words for noun in NOUNS for side in ("", GIVER) for verb, words in _WORDS.items()
}
# Said inside that other body alone.
GIVERS_COMMENTS = frozenset(verb for verb in VERBS_OF_COMMENTS if f".{GIVER}" in verb)
