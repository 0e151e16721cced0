"""What takes a task out of its doer's hands, by the events that begin and end it."""

from backend.words import Words
from workflows.task.base import BACK, MOVING

# While it is worked on, in the order in which it counts:
# what is asked → (verbs that begin it, verbs that end it, how the wait is called).
WAITS: dict[str, tuple[set[str], set[str], Words]] = {
    "hand_back": (
        {"task.hand_back_asked"},
        {
            "task.hand_back_withdrawn",
            "task.hand_back_declined",
            "task.reassigned",
            "task.submitted",
            "task.released",
            "task.passed_on",
        },
        Words("{who}, trả lời giao lại", "{who}, answering the hand-back"),
    ),
    "later_date": (
        {"task.extension_asked"},
        {
            "task.extension_granted",
            "task.extension_refused",
            "task.extension_countered",
            "task.extension_withdrawn",
            "task.due_moved",
            "task.submitted",
            "task.released",
        },
        Words("{who}, trả lời gia hạn", "{who}, answering the extension"),
    ),
    "obstacle": (
        {"task.obstacle_raised", "task.obstacle_referred"},
        {"task.obstacle_answered", "task.obstacle_cleared", "task.submitted", "task.released"},
        Words("{who}, tháo gỡ vướng mắc", "{who}, removing an obstacle"),
    ),
    "hold": ({"task.held"}, {"task.resumed"}, Words("Tạm dừng", "On hold")),
}
# What moves a date ends the request for another one, where it does so.
REDATING = {"task.corrected", "task.amended", "task.adopted", "task.due_followed", "task.part_changed"}
ENDING = {"task.cancelled", "task.voided", "task.merged", "task.disowned"}
SENT = {"task.submitted", "task.released"}  # from there on the steps tell
ACCEPTED = "task.accepted"
NAMED = {"task.assigned", "task.reassigned"}  # whoever was named by these may have to accept it
TOLD = ENDING.union({ACCEPTED}, NAMED, MOVING, BACK, REDATING, *(begins | ends for begins, ends, _ in WAITS.values()))
