"""The closed list of verbs: what can be said to have happened, in both languages.

A sentence is `<actor> <words>`; `{label}` is the record, `{name}` places come from the event's detail.
"""

from dataclasses import dataclass

from backend.activity.comment_verbs import VERBS_OF_COMMENTS
from backend.activity.inspection_verbs import (
    DECISIONS_OF_TICKETS,
    SAID_TO_INSPECTORS,
    STATES_OF_INSPECTIONS,
    VERBS_OF_INSPECTIONS,
)
from backend.activity.meeting_verbs import VERBS_OF_MEETINGS
from backend.activity.signal_verbs import VERBS_OF_SIGNALS
from backend.words import Words

# Of a file sent by mistake, said of whatever it proves.
FILE_VERBS: dict[str, Words] = {
    f"{noun}.{verb}": words
    for noun in ("task", "report", "reply", "ticket", "plan", "document", "inspection")
    for verb, words in {
        "file_closed": Words("đóng tệp gửi nhầm", "closed a file sent by mistake"),
        "file_removed": Words("gỡ hẳn tệp gửi nhầm", "removed the file sent by mistake"),
        "file_kept": Words("giữ lại tệp đã đóng", "kept the file that was closed"),
    }.items()
}

VERBS: dict[str, Words] = {
    "units.loaded": Words("nạp danh sách đơn vị", "loaded the list of units"),
    "unit.added": Words("thêm đơn vị", "added the unit"),
    "unit.awaiting_listed": Words("nhắc danh sách chờ sự kiện", "reminded of the list of tasks that wait for an event"),
    "unit.changed": Words("sửa thông tin đơn vị", "changed the unit's particulars"),
    "body.opened": Words("mở cơ quan để làm việc trên hệ thống", "opened the body for work in the system"),
    "body.configured": Words(
        "đặt quy trình duyệt và thiết lập của cơ quan", "set the body's approval policy and settings"
    ),
    "body.calendar_set": Words("sửa lịch làm việc của cơ quan", "changed the body's working calendar"),
    "person.joined": Words("ghi nhận người giữ vị trí trong đơn vị", "recorded a person's post in a unit"),
    "person.left": Words("ghi nhận người thôi giữ vị trí", "recorded that a person left a post"),
    "person.switched_off": Words(
        "khóa tài khoản của người trong đơn vị", "switched off the account of one of the unit"
    ),
    "person.switched_on": Words(
        "mở lại tài khoản của người trong đơn vị", "switched on the account of one of the unit"
    ),
    "person.code_issued": Words("cấp mã đặt mật khẩu", "gave one-use codes to set a password"),
    "person.password_set": Words("đặt mật khẩu bằng mã được cấp", "set a password with the code given"),
    "absence.recorded": Words("ghi đi vắng và người thay", "recorded an absence and a stand-in"),
    "absence.ended": Words("kết thúc đi vắng", "ended an absence"),
    "absence.proposed": Words(
        "đề nghị cử người thay vì việc chờ đã lâu", "proposes a stand-in: work has waited for long"
    ),
    "body.checklist_drafted": Words("soạn danh mục kiểm tra", "wrote a draft checklist"),
    "body.checklist_issued": Words("ban hành danh mục kiểm tra", "issued a checklist"),
    "body.checklist_retired": Words("thôi dùng danh mục kiểm tra", "retired a checklist"),
    "body.checklist_restored": Words("dùng lại danh mục kiểm tra", "took a checklist up again"),
    "body.ranking_on": Words("bật xếp hạng đơn vị", "turned the ranking of units on"),
    "body.ranking_off": Words("tắt xếp hạng đơn vị", "turned the ranking of units off"),
    "body.divided": Words("đặt phân công lãnh đạo phụ trách và cấp phó thay", "set leaders in charge and deputies"),
    "unit.alias_added": Words("ghi nhớ tên gọi khác của đơn vị", "remembered another name of the unit"),
    "unit.predecessors_set": Words("ghi đơn vị trước sáp nhập", "said which units it took the place of"),
    "unit.alias_forgotten": Words("bỏ tên gọi khác đã ghi nhớ của đơn vị", "dropped a remembered name of the unit"),
    "officers.defaulted": Words("đặt người thực hiện theo lĩnh vực", "set officers by area"),
    "programme.added": Words("thêm chương trình", "added the programme"),
    "programme.areas_set": Words("đặt các lĩnh vực của chương trình", "set the areas of the programme"),
    "plan.drafted": Words("tạo dự thảo kế hoạch", "created the draft plan"),
    "plan.redrafted": Words("nhập lại dự thảo kế hoạch", "imported the draft plan anew"),
    "plan.key_chosen": Words("chọn nhiệm vụ trọng tâm", "chose the key tasks"),
    "plan.sent_for_review": Words("trình dự thảo kế hoạch", "sent the draft plan for approval"),
    "plan.withdrawn": Words("rút lại dự thảo đã trình", "withdrew the draft sent for approval"),
    "plan.format_checked": Words("kiểm tra thể thức: đạt", "checked the format: met"),
    "plan.approved": Words("duyệt kế hoạch trên hệ thống", "approved the plan in the system"),
    "plan.returned": Words("trả lại dự thảo, nêu lý do", "returned the draft with a reason"),
    "plan.issued": Words("ban hành kế hoạch", "issued the plan"),
    "plan.recorded": Words("ghi nhận kế hoạch đã ban hành", "recorded the issued plan"),
    "plan.figure_reported": Words("nhập số liệu chỉ tiêu", "entered a figure of a target"),
    "plan.line_linked": Words("nối với kế hoạch cấp trên", "linked it to the higher plan"),
    "plan.line_unlinked": Words("bỏ nối với kế hoạch cấp trên", "unlinked it from the higher plan"),
    "plan.amended": Words("lập bản điều chỉnh", "began an amendment"),
    "plan.lines_edited": Words("sửa dòng của dự thảo", "edited lines of the draft"),
    "plan.objectives_set": Words("ghi mục tiêu của kế hoạch", "set the plan's objectives"),
    "plan.target_edited": Words("sửa chỉ tiêu của dự thảo", "edited a target of the draft"),
    "plan.reimported": Words("nhận thay đổi từ tệp", "took over changes from a file"),
    "plan.import_undone": Words("hoàn tác lần nhập tệp", "undid the import"),
    "plan.recording_undone": Words("hủy việc ghi nhận kế hoạch", "took back that the plan was recorded"),
    "plan.superseded": Words("được thay bằng bản điều chỉnh", "was superseded by an amendment"),
    "plan.correction_proposed": Words("đề nghị đính chính", "proposed a correction"),
    "plan.corrected": Words("xác nhận đính chính", "confirmed the correction"),
    "plan.correction_followed": Words(
        "đưa đính chính vào dự thảo điều chỉnh", "took the correction into the amendment's draft"
    ),
    "plan.correction_declined": Words("không đồng ý đính chính", "declined the correction"),
    "plan.copied": Words("sao chép thành dự thảo năm sau", "copied it as next year's draft"),
    "plan.carried_taken": Words("đưa việc chuyển tiếp vào dự thảo", "put what was carried into the draft"),
    "plan.closing_proposed": Words("đề nghị khóa năm", "proposed to close the year"),
    "plan.closing_returned": Words("trả lại đề nghị khóa năm, nêu lý do", "returned the proposal to close the year"),
    "plan.lines_settled": Words("xử lý việc còn lại cuối năm", "settled what was left of the year"),
    "plan.figures_frozen": Words("chốt số liệu", "froze the figures"),
    "plan.year_locked": Words("khóa năm", "closed the year"),
    "plan.discarded": Words("bỏ dự thảo kế hoạch", "discarded the draft plan"),
    "task.given": Words("giao việc", "gave the task"),
    "task.assigned": Words("giao người thực hiện", "named the officer"),
    "task.reassigned": Words("chuyển người hoặc đơn vị thực hiện", "reassigned the task"),
    "task.partnered": Words("đặt đơn vị phối hợp", "set the partner units"),
    "task.seen": Words("đã xem", "has seen it"),
    "task.started": Words("nhận việc, bắt đầu thực hiện", "started the task"),
    "task.accepted": Words("nhận việc", "accepted the task"),
    "task.reported": Words("báo cáo tiến độ", "reported progress"),
    "task.evidenced": Words("thêm minh chứng", "added evidence"),
    "task.submitted": Words("gửi kết quả", "submitted the result"),
    "task.withdrawn": Words("rút lại kết quả đã gửi", "withdrew the submitted result"),
    "task.opined": Words("cho ý kiến: thống nhất", "gave an opinion: agrees"),
    "task.objected": Words("có ý kiến khác, trả lại", "differs, returned it"),
    "task.lapsed": Words("không có ý kiến trong thời hạn", "no opinion within the time"),
    "task.approved": Words("duyệt kết quả", "approved the result"),
    "task.checked": Words("kiểm tra kết quả: đạt", "checked the result: met"),
    "task.released": Words("gửi kết quả lên cấp trên", "released the result upward"),
    "task.returned": Words("trả lại, nêu lý do", "returned it with a reason"),
    "task.revoked": Words("hủy quyết định", "took back the decision"),
    "task.contested": Words("trả lời: không quyết định như đã ghi", "said that they did not decide so"),
    "task.answer_contested": Words(
        "trả lời: không trả lời đề nghị như đã ghi", "said that they did not answer the request so"
    ),
    "task.reopened": Words("mở lại việc", "reopened the task"),
    "task.held": Words("tạm dừng", "put it on hold"),
    "task.resumed": Words("tiếp tục thực hiện", "resumed it"),
    "task.cancelled": Words("thôi thực hiện", "cancelled it"),
    "task.voided": Words("hủy do giao nhầm", "voided it: given by mistake"),
    "task.merged": Words("gộp vào việc đã giao", "merged it into another task"),
    "task.hand_back_asked": Words("đề nghị giao lại", "asked to hand it back"),
    "task.hand_back_withdrawn": Words("rút đề nghị giao lại", "withdrew the request to hand back"),
    "task.hand_back_declined": Words("không đồng ý giao lại", "declined the hand-back"),
    "task.extension_asked": Words("xin gia hạn", "asked for an extension"),
    "task.extension_granted": Words("đồng ý gia hạn", "granted the extension"),
    "task.extension_refused": Words("không đồng ý gia hạn", "refused the extension"),
    "task.extension_countered": Words("đề nghị ngày khác", "offered another date"),
    "task.extension_accepted": Words("nhận ngày được đề nghị", "accepted the date offered"),
    "task.extension_withdrawn": Words("rút đề nghị gia hạn", "withdrew the extension request"),
    "task.obstacle_raised": Words("báo vướng mắc", "said what is in the way"),
    "task.obstacle_referred": Words("chuyển vướng mắc đến nơi tháo gỡ", "passed on what is in the way"),
    "task.obstacle_answered": Words("trả lời vướng mắc", "answered what is in the way"),
    "task.obstacle_cleared": Words("báo đã hết vướng", "said that nothing is in the way any more"),
    "task.recited": Words("đổi văn bản căn cứ", "cited another document"),
    "task.passed_on": Words("giao tiếp trong cơ quan", "passed it on inside the body"),
    "task.linked": Words("nối với việc trong kế hoạch của mình", "linked it to a task of the own plan"),
    "task.unlinked": Words("thôi lấy kết quả từ việc khác", "no longer takes its result from another task"),
    "task.part_changed": Words("đổi sản phẩm hoặc hạn của phần việc", "changed the part's product or date"),
    "task.joined": Words("gắn việc với mục của văn bản", "joined the task to a line of a document"),
    "task.disowned": Words("trả lời: không phải việc mình giao", "said that they did not give this"),
    "task.due_moved": Words("dời hạn", "moved the due date"),
    "task.due_followed": Words(
        "đổi hạn theo việc cấp trên giao hoặc việc chung", "moved its date with the task it belongs to"
    ),
    "task.period_opened": Words("mở kỳ thực hiện", "opened the period"),
    "task.begun": Words("bắt đầu thực hiện theo kỳ", "began it, period by period"),
    "task.rhythm_set": Words("đặt nhịp báo cáo", "set the rhythm"),
    "task.dated": Words("đặt hạn lần đầu", "set the first due date"),
    "task.event_came": Words(
        "ghi nhận đã có sự kiện, tính hạn", "recorded that the event came, which gives the due date"
    ),
    "task.review_set": Words("hẹn ngày xem lại", "set the next review date"),
    "task.review_due": Words("nhắc đã đến ngày xem lại", "reminded that the review date has come"),
    "task.due_near": Words("nhắc sắp đến hạn", "reminded that the due date is near"),
    "task.amended": Words("đổi theo bản điều chỉnh kế hoạch", "changed by the plan's amendment"),
    "task.adopted": Words("được nhận vào kế hoạch", "was taken into the plan"),
    "task.corrected": Words("đính chính thông tin", "corrected what was typed wrongly"),
    "task.rerouted": Words("bước duyệt chuyển sang người khác", "the step went to other people"),
    "task.put_to_leader": Words("báo cáo lãnh đạo phụ trách", "put it to the leader in charge"),
    "task.undone": Words("hoàn tác thao tác vừa làm", "undid what was just done"),
    "task.reminded": Words("đôn đốc thực hiện", "sent a reminder"),
    "order.given": Words("giao đồng loạt", "gave the order to many"),
    "order.units_added": Words("thêm đơn vị nhận việc", "added units to the order"),
    "order.amended": Words("đổi theo bản điều chỉnh kế hoạch", "changed by the plan's amendment"),
    "order.date_moved": Words("dời hạn cho các đơn vị", "moved the date for the units"),
    "order.seen": Words("đã xem", "opened it"),
    "order.disowned": Words("trả lời: không phải việc mình giao", "said that they did not give this"),
    "order.reminded": Words("nhắc các đơn vị chưa gửi", "reminded the units that have not sent"),
    "document.registered": Words("ghi văn bản vào sổ", "entered the document in the register"),
    "document.file_added": Words("thêm tệp của văn bản", "added the document's file"),
    "document.corrected": Words("đính chính thông tin văn bản", "corrected the document's particulars"),
    "document.split": Words("tách nhiệm vụ từ văn bản", "took the document's lines into work"),
    "document.replaced": Words("ghi văn bản thay thế", "recorded which document replaces it"),
    "document.restored": Words("gỡ ghi nhận thay thế", "took back that it was replaced"),
    **FILE_VERBS,
    **VERBS_OF_INSPECTIONS,
    **VERBS_OF_SIGNALS,
    **VERBS_OF_MEETINGS,
    **VERBS_OF_COMMENTS,
}

# After these somebody may hold other posts, stand in for somebody, or keep a body's plans.
CHANGES_HATS = (
    "person.joined", "person.left", "person.switched_off", "person.switched_on", "absence.recorded", "absence.ended",
    "body.opened", "body.configured", "body.divided",
)  # fmt: skip

# Said to the giver of a task or the inspecting body, or by it: read whole there. What else the giver hears is the body's own doing.
WITH_THE_GIVER = frozenset({
    "task.given", "task.released", "task.held", "task.resumed", "task.cancelled", "task.voided", "task.reminded",
    "task.due_moved", "task.recited", "task.disowned", "task.hand_back_asked", "task.hand_back_withdrawn", "task.hand_back_declined", "task.extension_asked", "task.extension_granted",
    "task.extension_refused", "task.extension_countered", "task.extension_accepted", "task.extension_withdrawn",
    "task.period_opened", "task.rhythm_set", "task.dated", "task.event_came", "task.review_set", "task.review_due",
    "task.obstacle_raised", "task.obstacle_referred", "task.obstacle_answered", "task.obstacle_cleared",
    "task.answer_contested",
    "task.merged", *SAID_TO_INSPECTORS, *VERBS_OF_COMMENTS,
})  # fmt: skip

# What a reader of a history may narrow it to.
KINDS: dict[str, frozenset[str]] = {
    "decisions": frozenset({
        "task.given", "task.assigned", "task.reassigned", "task.submitted", "task.withdrawn", "task.opined",
        "task.objected", "task.lapsed", "task.approved", "task.checked", "task.released", "task.returned",
        "task.revoked", "task.reopened", "task.held", "task.resumed", "task.cancelled", "task.voided",
        "task.due_moved", "task.recited", "task.disowned", "task.hand_back_asked", "task.hand_back_withdrawn", "task.hand_back_declined", "task.extension_asked", "task.extension_granted",
        "task.rhythm_set", "task.dated", "task.event_came", "task.review_set",
        "task.amended", "task.adopted", "task.corrected",
        "task.contested", "task.answer_contested", "task.extension_refused", "task.extension_countered", "task.extension_accepted", "task.extension_withdrawn",
        "task.obstacle_referred", "task.obstacle_answered", "order.given", "order.units_added", "order.amended", "order.date_moved", "order.disowned",
        "task.merged",
        *DECISIONS_OF_TICKETS,
    }),
    "progress": frozenset({
        "task.started", "task.accepted", "task.reported", "task.evidenced", "task.submitted", "plan.figure_reported", "ticket.started", "ticket.reported",
        "task.obstacle_raised", "task.obstacle_cleared",
        "report.row_saved", "report.evidenced", "report.released", "reply.row_saved", "reply.evidenced", "reply.released",
    }),
}  # fmt: skip

# Tracked fields that a history shows, old → new. What is not here (submission in force) is told by its verb.


@dataclass(frozen=True)
class Shown:
    """How an old and a new value of a tracked field are shown. `kind`: text · person · unit · state · class · rhythm · date.
    `outer`: also to readers outside the record's body."""

    label: Words
    kind: str = "text"
    outer: bool = False


CHANGED: dict[str, Shown] = {
    "state": Shown(Words("Trạng thái", "State"), "state", outer=True),
    "lead_id": Shown(Words("Đơn vị chủ trì", "Lead unit"), "unit", outer=True),
    "officer_id": Shown(Words("Người thực hiện", "Officer"), "person"),
    "due_on": Shown(Words("Hạn", "Due date"), "date", outer=True),
    "klass": Shown(Words("Loại nhiệm vụ", "Class of task"), "class", outer=True),
    "accepted_on": Shown(Words("Ngày có kết quả", "Day of the result"), "date", outer=True),
    "returned": Shown(Words("Số lần trả lại", "Times returned")),
    "extended": Shown(Words("Số lần gia hạn", "Times extended"), outer=True),
    "hand_back_by_id": Shown(Words("Người đề nghị giao lại", "Asked to hand it back"), "person"),
    "entered_by_id": Shown(Words("Người ghi", "Entered by"), "person"),
    "rhythm": Shown(Words("Nhịp", "Rhythm"), "rhythm", outer=True),
    "clause": Shown(Words("Điểm, mục của văn bản", "Clause of the document"), outer=True),
    "number": Shown(Words("Số, ký hiệu", "Number")),
    "issued_on": Shown(Words("Ngày văn bản", "Date of the document"), "date"),
    "surprise_visits": Shown(Words("Số đơn vị rút thăm", "Units drawn by lot")),
    "issuer": Shown(Words("Cơ quan ban hành", "Issuer")),
    "abstract": Shown(Words("Trích yếu", "Abstract")),
    "name": Shown(Words("Tên", "Name")),
    "parent_id": Shown(Words("Cấp trên", "Parent"), "unit"),
    "valid_to": Shown(Words("Có đến ngày", "Valid to"), "date"),
    "starts_on": Shown(Words("Từ ngày", "From"), "date", outer=True),
    "ends_on": Shown(Words("Đến ngày", "To"), "date", outer=True),
    "notice_no": Shown(Words("Số thông báo kết luận", "Number of the notice"), outer=True),
    "notice_on": Shown(Words("Ngày thông báo kết luận", "Date of the notice"), "date", outer=True),
    "reported_on": Shown(Words("Ngày báo cáo khắc phục", "Day of the remediation report"), "date", outer=True),
    "reopened": Shown(Words("Số lần mở lại", "Times reopened"), outer=True),
    "escalated_on": Shown(Words("Ngày báo cáo lãnh đạo", "Day it was put to the leaders"), "date", outer=True),
    "passed_up_on": Shown(Words("Ngày kiến nghị cấp trên", "Day it was put to a higher level"), "date", outer=True),
    "closed_on": Shown(Words("Ngày khắc phục xong", "Day it was remedied"), "date", outer=True),
    "round": Shown(Words("Lần gửi báo cáo", "Round of the report"), outer=True),
}

RHYTHMS: dict[str, Words] = {
    "WEEKLY": Words("Hằng tuần", "Weekly"),
    "MONTHLY": Words("Hằng tháng", "Monthly"),
    "QUARTERLY": Words("Hằng quý", "Quarterly"),
    "HALF_YEARLY": Words("6 tháng một lần", "Half-yearly"),
    "REPORTING": Words("Theo kỳ báo cáo", "With each periodic report"),
}

CLASSES: dict[str, Words] = {
    "ORDINARY": Words("Thông thường", "Ordinary"),
    "KEY": Words("Trọng tâm", "Key"),
    "FROM_ABOVE": Words("Cấp trên giao", "From above"),
}

STATES: dict[str, Words] = {
    "ASSIGNED": Words("Đã giao", "Assigned"),
    "IN_PROGRESS": Words("Đang thực hiện", "In progress"),
    "ON_HOLD": Words("Tạm dừng", "On hold"),
    "SUBMITTED": Words("Chờ duyệt", "Awaiting approval"),
    "COMPLETED": Words("Hoàn thành", "Completed"),
    "CANCELLED": Words("Thôi thực hiện", "Cancelled"),
    "VOIDED": Words("Hủy do giao nhầm", "Voided"),
    "DRAFT": Words("Dự thảo", "Draft"),
    "IN_REVIEW": Words("Chờ duyệt", "In review"),
    "FORMAT_CHECKED": Words("Đã kiểm tra thể thức", "Format checked"),
    "APPROVED": Words("Đã duyệt", "Approved"),
    "DISCARDED": Words("Đã bỏ", "Discarded"),
    "ISSUED": Words("Đã ban hành", "Issued"),
    "SUPERSEDED": Words("Đã được thay", "Superseded"),
}


def state_words(noun: str, state: str) -> Words:
    """What a state is called: the same word may stand for another state of another kind of record."""
    return STATES_OF_INSPECTIONS.get(noun, STATES).get(state, Words(state, state))
