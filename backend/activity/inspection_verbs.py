"""What can be said to have happened to inspections, the tickets they open, and the reports that answer them."""

from backend.words import Words

VERBS_OF_INSPECTIONS: dict[str, Words] = {
    "inspection.planned": Words("lập cuộc kiểm tra", "planned the inspection"),
    "inspection.loaded": Words("nạp cuộc kiểm tra từ tệp", "loaded the inspection from a file"),
    "inspection.changed": Words("sửa thông tin cuộc kiểm tra", "changed the inspection's particulars"),
    "inspection.teamed": Words("đặt thành viên đoàn kiểm tra", "set the inspection team"),
    "inspection.decided": Words("ghi quyết định kiểm tra", "recorded the decision to inspect"),
    "inspection.notified": Words("thông báo cho đơn vị được kiểm tra", "told the unit to be inspected"),
    "inspection.opened": Words("công bố kiểm tra tại đơn vị", "opened the inspection on site"),
    "inspection.finding_logged": Words("ghi phát hiện", "logged a finding"),
    "inspection.finding_changed": Words("sửa phát hiện", "changed a finding"),
    "inspection.finding_withdrawn": Words("rút phát hiện, nêu lý do", "withdrew a finding with a reason"),
    "inspection.repeat_confirmed": Words("xác nhận phát hiện lặp lại", "confirmed that it was found before"),
    "inspection.repeat_dismissed": Words("bỏ gợi ý lặp lại, nêu lý do", "dismissed a likely repeat with a reason"),
    "inspection.minutes_signed": Words("ghi biên bản đã ký", "recorded the signed minutes"),
    "inspection.concluded": Words("ghi thông báo kết luận", "recorded the notice of conclusion"),
    "inspection.closed": Words("kết thúc theo dõi cuộc kiểm tra", "ended the follow-up of the inspection"),
    "inspection.cancelled": Words("thôi cuộc kiểm tra", "cancelled the inspection"),
    "inspection_plan.drafted": Words("lập kế hoạch kiểm tra năm", "drafted the yearly inspection plan"),
    "inspection_plan.changed": Words("sửa kế hoạch kiểm tra năm", "changed the yearly inspection plan"),
    "inspection_plan.line_added": Words("thêm đơn vị vào kế hoạch kiểm tra", "added a unit to the inspection plan"),
    "inspection_plan.line_changed": Words("sửa dòng của kế hoạch kiểm tra", "changed a line of the inspection plan"),
    "inspection_plan.line_dropped": Words("bỏ đơn vị khỏi kế hoạch kiểm tra", "took a unit out of the inspection plan"),
    "inspection_plan.issued": Words("ban hành kế hoạch kiểm tra năm", "issued the yearly inspection plan"),
    "inspection_plan.visit_made": Words("lập cuộc kiểm tra từ kế hoạch", "planned a visit from the inspection plan"),
    "draw.held": Words("rút thăm ngẫu nhiên", "drew by lot"),
    "ticket.opened": Words("yêu cầu khắc phục theo thông báo kết luận", "asked for remedy by the notice of conclusion"),
    "ticket.assigned": Words("giao người khắc phục", "named who remedies it"),
    "ticket.reassigned": Words("chuyển người hoặc đơn vị khắc phục", "gave it to somebody else"),
    "ticket.seen": Words("đã xem", "has seen it"),
    "ticket.plan_written": Words("ghi kế hoạch khắc phục", "wrote down how it will be remedied"),
    "ticket.plan_sent": Words("gửi kế hoạch khắc phục", "sent the plan of remedy"),
    "ticket.plan_accepted": Words("chấp nhận kế hoạch khắc phục", "accepted the plan of remedy"),
    "ticket.plan_returned": Words("trả lại kế hoạch khắc phục, nêu lý do", "returned the plan of remedy with a reason"),
    "ticket.started": Words("bắt đầu khắc phục", "started to remedy it"),
    "ticket.reported": Words("báo cáo đã khắc phục", "reported it remedied"),
    "ticket.withdrawn": Words("rút lại báo cáo khắc phục", "withdrew the remediation report"),
    "ticket.accepted": Words("chấp nhận kết quả khắc phục", "accepted the remedy"),
    "ticket.closed": Words("kiểm tra: đã khắc phục xong", "checked: it is remedied"),
    "ticket.returned": Words("trả lại, nêu lý do", "returned it with a reason"),
    "ticket.extension_asked": Words("xin gia hạn", "asked for an extension"),
    "ticket.extension_granted": Words("đồng ý gia hạn", "granted the extension"),
    "ticket.extension_refused": Words("không đồng ý gia hạn", "refused the extension"),
    "ticket.extension_countered": Words("đề nghị ngày khác", "offered another date"),
    "ticket.extension_accepted": Words("nhận ngày được đề nghị", "accepted the date offered"),
    "ticket.extension_withdrawn": Words("rút đề nghị gia hạn", "withdrew the extension request"),
    "ticket.escalated": Words("báo cáo lãnh đạo", "put it to the leaders"),
    "ticket.passed_up": Words("kiến nghị cấp trên xử lý", "put it to a higher level, which has the authority"),
    "ticket.brought_back": Words("đưa về đơn vị tiếp tục khắc phục", "brought it back to be remedied"),
    "ticket.reopened": Words("mở lại nội dung khắc phục", "reopened it"),
    "ticket.recheck_drawn": Words("rút thăm vào diện phúc tra", "was drawn to be looked at again"),
    "ticket.rechecked": Words("phúc tra", "looked at it again"),
    "ticket.reminded": Words("đôn đốc khắc phục", "sent a reminder"),
    "report.opened": Words("mở báo cáo khắc phục", "opened the remediation report"),
    "report.row_saved": Words("ghi kết quả khắc phục", "wrote down what was done"),
    "report.evidenced": Words("thêm minh chứng khắc phục", "added evidence of the remedy"),
    "report.presented": Words("trình báo cáo khắc phục", "presented the remediation report"),
    "report.taken_back": Words("rút lại báo cáo đã trình", "took the presented report back"),
    "report.returned": Words("trả lại báo cáo đã trình, nêu lý do", "returned the presented report with a reason"),
    "report.released": Words("gửi báo cáo khắc phục", "released the remediation report"),
    "report.withdrawn": Words("rút lại báo cáo đã gửi", "withdrew the released report"),
}

# Of these the body that remedies does its own inside; the rest it says to the inspecting body, or hears from it.
OWN_DOING = {"ticket.assigned", "ticket.reassigned", "ticket.started"}
SAID_TO_INSPECTORS = frozenset(
    verb
    for verb in VERBS_OF_INSPECTIONS
    if not verb.startswith(("inspection_plan.", "draw.")) and verb not in OWN_DOING
)

DECISIONS_OF_TICKETS = frozenset({
    "inspection.concluded", "inspection.closed", "inspection.cancelled",
    "ticket.opened", "ticket.assigned", "ticket.reassigned", "ticket.plan_sent", "ticket.plan_accepted",
    "ticket.plan_returned", "ticket.reported", "ticket.withdrawn", "ticket.accepted", "ticket.closed", "ticket.returned",
    "ticket.extension_asked", "ticket.extension_granted", "ticket.extension_refused", "ticket.extension_countered",
    "ticket.extension_accepted", "ticket.extension_withdrawn", "ticket.escalated", "ticket.passed_up",
    "ticket.brought_back", "ticket.reopened", "ticket.rechecked", "report.presented", "report.returned", "report.released",
    "report.withdrawn",
})  # fmt: skip

STATES_OF_INSPECTIONS: dict[str, dict[str, Words]] = {
    "inspection": {
        "PLANNED": Words("Dự kiến", "Planned"),
        "DECIDED": Words("Đã có quyết định", "Decided"),
        "NOTIFIED": Words("Đã thông báo", "Announced"),
        "ON_SITE": Words("Đang kiểm tra", "On site"),
        "MINUTES_SIGNED": Words("Đã có biên bản", "Minutes signed"),
        "CONCLUDED": Words("Đã kết luận", "Concluded"),
        "CLOSED": Words("Đã kết thúc", "Ended"),
        "CANCELLED": Words("Thôi kiểm tra", "Cancelled"),
    },
    "inspection_plan": {
        "DRAFT": Words("Dự thảo", "Draft"),
        "ISSUED": Words("Đã ban hành", "Issued"),
    },
    "ticket": {
        "OPEN": Words("Mới mở", "Open"),
        "PLAN_REVIEW": Words("Chờ duyệt kế hoạch", "Plan in review"),
        "IN_PROGRESS": Words("Đang khắc phục", "Being remedied"),
        "REPORTED": Words("Chờ kiểm tra kết quả", "Reported"),
        "VERIFYING": Words("Chờ kiểm tra lại", "Being checked"),
        "CLOSED": Words("Đã khắc phục xong", "Remedied"),
        "PASSED_UP": Words("Đã chuyển cấp trên", "Passed up"),
    },
    "report": {
        "DRAFT": Words("Đang ghi", "Being written"),
        "PRESENTED": Words("Chờ lãnh đạo", "With the leader"),
        "RELEASED": Words("Đã gửi", "Released"),
    },
}
