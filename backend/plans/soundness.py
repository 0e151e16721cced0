"""What `verify` asks of plans: an issued version still says what it said."""

from collections.abc import Iterator

from backend.activity.chain import Fault, Tally
from backend.activity.models import Event, Payload
from backend.plans.digest import digest_of
from backend.plans.models import Plan
from backend.words import Words


def changed_plans(tally: Tally) -> Iterator[Fault]:
    """Every recorded plan whose lines, partners, targets or document differ from the digest in its event."""
    for plan in Plan.objects.filter(current__isnull=False).select_related("current").order_by("pk"):
        tally.count += 1
        recorded = Event.objects.filter(subject_type=Plan.noun, subject_id=str(plan.pk), verb="plan.recorded").first()
        payload = Payload.objects.filter(seq=recorded.seq).first() if recorded else None
        assert plan.current is not None
        if plan.current.issued_at is None:
            yield Fault(f"plan {plan.pk}", Words("bản đang dùng chưa ban hành", "its version in force is not issued"))
        if payload is None:
            yield Fault(f"plan {plan.pk}", Words("không có sự kiện ghi nhận", "has no event that recorded it"))
        elif payload.body is not None and payload.content["detail"]["digest"] != digest_of(plan.current):
            yield Fault(f"plan {plan.pk}", Words("nội dung đã ban hành bị thay đổi", "what was issued has changed"))
