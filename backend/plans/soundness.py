"""What `verify` asks of plans: an issued version still says what it said."""

from collections.abc import Iterator

from backend.activity.chain import Fault, Tally
from backend.activity.models import Event, Payload
from backend.plans.digest import digest_of
from backend.plans.models import Plan, PlanState
from backend.words import Words


def changed_plans(tally: Tally) -> Iterator[Fault]:
    """Every issued plan whose lines, partners, targets or document differ from the digest in the event that issued it."""
    for plan in (
        Plan.objects.filter(state__in=[PlanState.ISSUED, PlanState.SUPERSEDED]).select_related("current").order_by("pk")
    ):
        tally.count += 1
        issue = Event.objects.filter(
            subject_type=Plan.noun, subject_id=str(plan.pk), verb__in=["plan.recorded", "plan.issued"]
        )
        payload = Payload.objects.filter(seq__in=issue.values("seq")).first()
        if plan.current is None or plan.current.issued_at is None:
            yield Fault(f"plan {plan.pk}", Words("bản đang dùng chưa ban hành", "its version in force is not issued"))
        elif payload is None:
            yield Fault(f"plan {plan.pk}", Words("không có sự kiện ban hành", "has no event that issued it"))
        elif payload.body is not None and payload.content["detail"]["digest"] != digest_of(plan.current):
            yield Fault(f"plan {plan.pk}", Words("nội dung đã ban hành bị thay đổi", "what was issued has changed"))
