"""Since when others rely on a stored file: what it proves was accepted, released or sent, what it is read from is in
force, it is a page of signed minutes, or it stands in the register of documents. Until then, and some working days after it, whoever uploaded it closes it
alone (product.md §15)."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from backend import clock
from backend.files.models import FileObject
from backend.inspections.models import Recheck, SentReply, SentRow, SitePhoto
from backend.plans.models import Document, PlanVersion, Submission
from backend.workcalendar.calendar import current as calendar
from workflows.models import PaperDecision

USUAL_DAYS = 5  # working days for second thoughts, where no body says otherwise


def relied_on_since(file: FileObject) -> datetime | None:
    """The first moment; None while it is its sender's own."""
    sent = Submission.objects.filter(Q(state=Submission.State.ACCEPTED) | Q(released=True), evidence__file=file)
    decided = sent.annotate(decided=Max("work_items__closed_at")).values_list("at", "decided")
    rows = SentRow.objects.filter(row__proofs__file=file, row__proofs__round__isnull=False)
    replies = SentReply.objects.filter(reply__rows__proofs__file=file, reply__rows__proofs__round__isnull=False)
    photos = SitePhoto.objects.filter(file=file, inspection__concluded_at__isnull=False)
    pages = signed_pages(file).values_list("minutes__signed_at", "at")
    versions = PlanVersion.objects.filter(source=file, issued_at__isnull=False)
    documents = Document.objects.filter(file=file)  # a file may come after the entry
    moments: Iterable[datetime] = (
        *(at if closed is None else max(at, closed) for at, closed in decided),
        *rows.values_list("released_at", flat=True),
        *replies.values_list("released_at", flat=True),
        *(at for at in Recheck.objects.filter(files__file=file).values_list("at", flat=True) if at),
        *(at for at in photos.values_list("inspection__concluded_at", flat=True) if at),
        *(max(at, signed) for signed, at in pages if signed),
        *(at for at in versions.values_list("issued_at", flat=True) if at),
        *(max(at, file.uploaded_at) for at in documents.values_list("entered_at", flat=True)),
        *PaperDecision.objects.filter(file=file).values_list("at", flat=True),
    )
    return min(moments, default=None)


def signed_pages(file: FileObject) -> QuerySet[SitePhoto]:
    """The photographs of pages of signed minutes that the file is."""
    return SitePhoto.objects.filter(file=file, minutes__signed_at__isnull=False)


def still_its_senders(file: FileObject, bodies: Iterable[tuple[int, int]]) -> bool:
    """Whether who uploaded it may close it alone today. `bodies`: ids of those it was used in, each with its days."""
    since = relied_on_since(file)
    if since is None:
        return True
    day, today = clock.local(since).date(), clock.today()
    return all(today <= calendar(body).add_working_days(day, days) for body, days in bodies)
