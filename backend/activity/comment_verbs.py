"""What can be said to have happened to the comments on a record. Said inside the other of its two bodies, the one that gave it, inspects
or is inspected, a verb is another one: who reads an event is known by its verb."""

from backend.words import Words

_WORDS = {
    "commented": Words("viết trao đổi", "commented"),
    "comment_edited": Words("sửa trao đổi", "edited a comment"),
    "comment_removed": Words("gỡ trao đổi", "removed a comment"),
}
NOUNS = ("task", "ticket", "inspection")
GIVER = "giver_"

VERBS_OF_COMMENTS: dict[str, Words] = {
    f"{noun}.{side}{verb}": words for noun in NOUNS for side in ("", GIVER) for verb, words in _WORDS.items()
}
# Said inside that other body alone.
GIVERS_COMMENTS = frozenset(verb for verb in VERBS_OF_COMMENTS if f".{GIVER}" in verb)
