"""Who may read which canary, and every address that can be read."""

from typing import Any

from api.schema import BOXES
from backend.accounts.models import Membership
from tests.access import inspection_plan_secrets, inspection_secrets, visit_secrets
from tests.access.inspection_plan_secrets import DRAFT_OF_YEAR, OF_YEAR
from tests.access.inspection_secrets import ANSWERED, ANSWERING, INSPECTING, SURPRISE, TOLD
from tests.access.secrets import ALL as ALL_OF_PLANS
from tests.access.secrets import DRAFT, INNER, PROVINCE_ONLY, UPWARD

ALL = ALL_OF_PLANS + inspection_secrets.ALL + inspection_plan_secrets.ALL
REMEDIES = ANSWERING + ANSWERED + TOLD
INSPECTS = INSPECTING + ANSWERED + TOLD + OF_YEAR
# persona → canaries they may meet anywhere
MAY_READ = {
    "officer": set(INNER + UPWARD + REMEDIES),  # own body, who does the work
    "head": set(INNER + UPWARD + REMEDIES),  # own body, anybody else: the body is the wall, not the division
    "clerk": set(INNER + UPWARD + DRAFT + REMEDIES),  # own body, and one of those who keep its plans
    "province": set(UPWARD + PROVINCE_ONLY + INSPECTS + DRAFT_OF_YEAR),  # the body above, which gave
    "committee": set(UPWARD + PROVINCE_ONLY + INSPECTS),  # the body above, another member
    "inspector": set(
        UPWARD + PROVINCE_ONLY + INSPECTS + SURPRISE + DRAFT_OF_YEAR
    ),  # in the team of the surprise inspection
    "p_chairman": set(UPWARD + PROVINCE_ONLY + INSPECTS + SURPRISE + DRAFT_OF_YEAR),  # leads the inspecting body
    "outsider": set(),  # a sibling body
}
OPEN = {"session", "demo/cast", "demo/enter", "first-admin"}  # what nobody needs to be signed in for


def reads(secrets: Any) -> dict[str, list[str]]:
    """Every GET: route pattern → addresses to try."""
    inspections = (secrets.surprise, secrets.drawn_up, secrets.visited, secrets.answered)
    tasks = (
        secrets.inner,
        secrets.above,
        secrets.released,
        secrets.passed,
        secrets.part,
        secrets.province,
        secrets.plan_task,
    )
    talked = (*tasks, secrets.surprise, secrets.drawn_up, secrets.visited, secrets.answered)
    plans = (secrets.plan_id, secrets.draft_id, secrets.higher_id)
    return {
        "session": ["session"],
        "me": ["me"],
        "me/devices": ["me/devices"],
        "me/trust": ["me/trust"],
        "me/mailbox": ["me/mailbox"],
        "decisions": ["decisions"],
        "away": ["away"],
        "bodies/<int:body_id>/division": [f"bodies/{secrets.inner.body_id}/division"],
        "bodies/<int:body_id>/posts/<int:post_id>/open-work": [
            f"bodies/{secrets.inner.body_id}/posts/{post}/open-work"
            for post in Membership.objects.filter(unit=secrets.inner.lead_id).values_list("pk", flat=True)
        ],
        "demo/cast": ["demo/cast"],
        "work": [f"work?box={box}" for box in BOXES],
        "giving": ["giving"],
        "quick-report": ["quick-report", "quick-report?of=unit"],
        "quick-report/sheet": ["quick-report/sheet", "quick-report/sheet?of=unit"],
        "quick-report/sheets/<uuid:upload_id>": [f"quick-report/sheets/{secrets.draft_file}"],
        "recent-proofs": ["recent-proofs", "recent-proofs?q=KIN"],
        "tasks/acts": [f"tasks/acts?ids={','.join(str(task.pk) for task in tasks)}"],
        "tasks/sheet": ["tasks/sheet", "tasks/sheet?sort=-title", f"tasks/sheet?plan={secrets.plan_id}"],
        "boards/tasks": ["boards/tasks", "boards/tasks?q=KIN", f"boards/tasks?plan={secrets.plan_id}"],
        "tasks": [
            "tasks",
            "tasks?q=KIN",
            "tasks?q=việc",
            "tasks?state=COMPLETED,SUBMITTED,IN_PROGRESS,ASSIGNED",
            "tasks?awaiting=EVENT",
            "tasks?awaiting=REVIEW",
            "tasks?measure=WAITING&year=2026",
        ],
        "extensions": ["extensions", "extensions?state=REQUESTED", f"extensions?lead={secrets.inner.lead_id}"],
        "extensions/sheet": ["extensions/sheet"],
        "obstacles": ["obstacles", "obstacles?state=OPEN"],
        "obstacles/sheet": ["obstacles/sheet"],
        "workload": ["workload"],
        "workload/<int:user_id>": [f"workload/{person}" for person in secrets.people],
        "unit-figures": ["unit-figures"],
        "unit-figures/sheet": ["unit-figures/sheet"],
        "briefing": ["briefing", "briefing?span=YEAR"],
        "briefing/paper": ["briefing/paper?span=YEAR&form=docx", "briefing/paper?span=YEAR&by=unit"],
        "overview": ["overview", "overview?scope=BELOW"],
        "overview/sheet": ["overview/sheet?scope=BODY"],
        "committee": ["committee"],
        "committee/sheet": ["committee/sheet"],
        "committee/<int:unit_id>": [
            f"committee/{secrets.inner.body_id}",
            f"committee/{secrets.inner.body_id}?figure=open",
        ],
        "people/<int:user_id>/results": [f"people/{person}/results" for person in secrets.people],
        "people/<int:user_id>/results/sheet": [f"people/{person}/results/sheet" for person in secrets.people],
        "tasks/<uuid:task_id>/tickets": [f"tasks/{task.pk}/tickets" for task in tasks],
        "tasks/<uuid:task_id>": [f"tasks/{task.pk}" for task in tasks],
        "comments": [f"comments?subject={one.noun}:{one.pk}" for one in talked],
        "comments/mentionable": [f"comments/mentionable?subject={one.noun}:{one.pk}" for one in talked],
        "attention": ["attention"],
        "views": ["views"],
        "search": [
            "search?q=KIN",
            *(f"search?q={words}" for words in ("viec", "GUI-LEN", "van ban", "ke hoach", "kiem tra")),
        ],
        "boards/tasks/since": ["boards/tasks/since"],
        "boards/tickets/since": ["boards/tickets/since"],
        "plans": ["plans"],
        "plans/<uuid:plan_id>": [f"plans/{plan}" for plan in plans],
        "plans/<uuid:plan_id>/outline": [f"plans/{plan}/outline" for plan in plans],
        "plans/<uuid:plan_id>/paper": [
            f"plans/{plan}/paper?form={form}" for plan in plans for form in ("xlsx", "docx")
        ],
        "numbering": ["numbering"],
        "plans/<uuid:plan_id>/targets": [f"plans/{plan}/targets" for plan in plans],
        "plans/<uuid:plan_id>/coverage": [f"plans/{plan}/coverage" for plan in plans],
        "plans/<uuid:plan_id>/clarity": [f"plans/{plan}/clarity" for plan in plans],
        "plans/<uuid:plan_id>/officers": [f"plans/{plan}/officers" for plan in plans],
        "plans/<uuid:plan_id>/closing": [f"plans/{plan}/closing" for plan in plans],
        "orders": ["orders", "orders?running=true"],
        "orders/recipients": ["orders/recipients"],
        "orders/<uuid:order_id>": [f"orders/{secrets.order_id}"],
        "orders/<uuid:order_id>/sheet": [f"orders/{secrets.order_id}/sheet"],
        "plans/<uuid:plan_id>/difference": [f"plans/{plan}/difference" for plan in plans],
        "plans/<uuid:plan_id>/difference/sheet": [f"plans/{plan}/difference/sheet" for plan in plans],
        "plans/<uuid:plan_id>/changes/<uuid:upload_id>": [
            f"plans/{plan}/changes/{secrets.draft_file}" for plan in plans
        ],
        "plans/<uuid:plan_id>/arisen": [f"plans/{plan}/arisen" for plan in plans],
        "documents": ["documents", "documents?q=KIN", "documents?year=2026", "documents?in_force=true"],
        "documents/reading": ["documents/reading?text=17/CV-UBND ngày 10/8/2026"],
        "documents/reading/<uuid:upload_id>": [f"documents/reading/{secrets.draft_file}"],
        "documents/<uuid:document_id>": [f"documents/{one.pk}" for one in (secrets.document, secrets.letter)],
        "plan-imports/<uuid:upload_id>/progress": [f"plan-imports/{secrets.draft_file}/progress"],
        "plan-imports/<uuid:upload_id>": [f"plan-imports/{secrets.draft_file}"],
        **inspection_secrets.reads(secrets),
        **inspection_plan_secrets.reads(secrets),
        "units": ["units"],
        "people": ["people", f"people?unit={secrets.inner.lead_id}"],
        "directory": ["directory"],
        "start": ["start"],
        "bodies": ["bodies"],
        "programmes": ["programmes"],
        "bodies/<int:body_id>/units": [f"bodies/{secrets.inner.body_id}/units"],
        "bodies/<int:body_id>/settings": [f"bodies/{secrets.inner.body_id}/settings"],
        "bodies/<int:body_id>/calendar": [f"bodies/{secrets.inner.body_id}/calendar?year=2026"],
        "bodies/<int:body_id>/people": [f"bodies/{secrets.inner.body_id}/people"],
        "readiness": ["readiness", f"readiness?plan={secrets.draft_id}"],
        "events": [
            "events?after=0&limit=200",
            *[f"events?after=0&subject=task:{task.pk}" for task in tasks],
            f"events?after=0&subject=plan:{secrets.draft_id}",
            f"events?after=0&subject=document:{secrets.document.pk}",
            *[f"events?after=0&subject=inspection:{one.pk}" for one in inspections],
            f"events?after=0&subject=report:{secrets.report.pk}",
            f"events?after=0&subject=draw:{secrets.lot.pk}",
            *[f"events?after=0&subject=inspection_plan:{one.pk}" for one in (secrets.yearly, secrets.yearly_draft)],
        ],
        "activity": [
            "activity",
            *[f"activity?subject=task:{task.pk}" for task in tasks],
            *[f"activity?subject=inspection:{one.pk}" for one in inspections],
            *[f"activity?subject=ticket:{one.pk}" for one in secrets.tickets],
            f"activity?subject=report:{secrets.report.pk}",
        ],
        "files/<uuid:file_id>/picture": [f"files/{secrets.file_id}/picture"],
        "files/<uuid:file_id>": [
            f"files/{file}"
            for file in (
                secrets.file_id,
                secrets.draft_file,
                secrets.row_file,
                secrets.sent_file,
                secrets.document.file_id,
                *visit_secrets.pages(inspections),
            )
        ],
        "notices": ["notices"],
    }
