"""What can be said to have happened at a meeting about a body's work."""

from backend.words import Words

VERBS_OF_MEETINGS: dict[str, Words] = {
    "meeting.noted": Words("ghi ý kiến tại cuộc họp", "noted what was said at the meeting"),
    "meeting.decided": Words("ghi kết luận của cuộc họp", "noted what the meeting decided"),
    "meeting.mended": Words("sửa điều đã ghi tại cuộc họp", "mended what was noted at the meeting"),
    "meeting.confirmed": Words("chốt nội dung cuộc họp", "confirmed what the meeting noted"),
    "meeting.reopened": Words("mở lại nội dung cuộc họp", "opened the notes of the meeting again"),
    "unit.reminded": Words("đôn đốc cơ quan cấp dưới", "reminded the body below"),
}
