"""What can be said to have happened between the two sides before and after a visit: outline and self-report, draft findings
and the unit's opinion of them."""

from backend.words import Words

VERBS_OF_REPLIES: dict[str, Words] = {
    "inspection.outlined": Words("soạn đề cương tự báo cáo", "wrote the outline of the self-report"),
    "inspection.drafts_sent": Words("gửi dự thảo phát hiện cho đơn vị", "sent the draft findings to the unit"),
    "reply.asked": Words("đề nghị đơn vị tự báo cáo", "asked the unit for its self-report"),
    "reply.drafts_received": Words("đề nghị đơn vị có ý kiến về dự thảo", "asked the unit for its opinion of the drafts"),
    "reply.assigned": Words("giao người chuẩn bị", "named who prepares it"),
    "reply.reassigned": Words("chuyển người chuẩn bị", "gave it to somebody else to prepare"),
    "reply.due_soon": Words("nhắc sắp đến hạn gửi", "reminded that the date to send it is near"),
    "reply.row_saved": Words("ghi nội dung trả lời", "wrote down an answer"),
    "reply.evidenced": Words("thêm số liệu, tài liệu", "added a figure or a document"),
    "reply.presented": Words("trình lãnh đạo", "presented it to the leader"),
    "reply.taken_back": Words("rút lại văn bản đã trình", "took back what was presented"),
    "reply.returned": Words("trả lại văn bản đã trình, nêu lý do", "returned what was presented with a reason"),
    "reply.released": Words("gửi đoàn kiểm tra", "released it to the inspectors"),
    "reply.sent_back": Words("đoàn kiểm tra đề nghị bổ sung, nêu lý do", "the team asked for more, with a reason"),
}  # fmt: skip

DECISIONS_OF_REPLIES = frozenset({
    "inspection.drafts_sent", "reply.asked", "reply.drafts_received", "reply.assigned", "reply.presented", "reply.returned",
    "reply.released", "reply.sent_back",
})  # fmt: skip

STATES_OF_REPLIES: dict[str, Words] = {
    "DRAFT": Words("Đang soạn", "Being written"),
    "PRESENTED": Words("Chờ lãnh đạo", "With the leader"),
    "RELEASED": Words("Đã gửi", "Released"),
}
