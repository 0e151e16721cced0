"""Where the bytes lie: received as they flow, stored once by content, handed out again, cleared when unused.

An upload is no domain fact: it lies in quarantine until an act attaches it (`attach`, inside `change()`).
Bytes: FILES_DIR/<first two of sha256>/<sha256>; while they flow: FILES_DIR/incoming/.
"""

import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from backend import clock
from backend.accounts.models import User
from backend.activity.chain import Tally
from backend.errors import Invalid, KeyReused, NotFound
from backend.files.kinds import kind_of
from backend.files.models import FileObject
from backend.files.names import clean_name
from backend.words import say

LARGEST = 25 * 1024 * 1024  # bytes
QUARANTINE = timedelta(hours=24)


def receive(
    by: User,
    upload_id: uuid.UUID,
    chunks: Iterable[bytes],
    *,
    name: str,
    size: int,
    sha256: str,
    largest: int = LARGEST,
) -> FileObject:
    """Store the bytes of `chunks` as they flow, under the client's own `upload_id`, and give their record.

    `size` (bytes) and `sha256` (64 hex digits) are what the client says; both are checked as it flows, and nothing is
    kept when they are not true. The type is read out of the bytes. Repeatable: the same person, id and hash give the
    record stored before, without reading `chunks`. Call it outside of `change()`.

    Raises Invalid (empty, too large, another size or hash than announced, a kind of file that is not taken) and
    KeyReused (the id stands for other bytes or another person's)."""
    sha256 = sha256.strip().lower()
    known = FileObject.objects.filter(pk=upload_id).first()
    if known is not None:
        return _repeated(known, by, sha256)
    if not 0 < size <= largest:
        raise _wrong_size(largest)
    with _incoming() as path:
        _write(path, chunks, size=size, sha256=sha256)
        kind = kind_of(path, name=name)
        made = FileObject(
            id=upload_id, name=clean_name(name, kind), size=size, sha256=sha256, media_type=kind.media_type,
            uploaded_by=by, uploaded_at=clock.now(),
        )  # fmt: skip
        with transaction.atomic():
            _hold(sha256)
            _keep(path, sha256)
            kept, created = FileObject.objects.get_or_create(
                pk=upload_id, defaults={f.attname: getattr(made, f.attname) for f in FileObject._meta.concrete_fields}
            )
    return kept if created else _repeated(kept, by, sha256)


def attach(upload_id: uuid.UUID, *, by: User) -> FileObject:
    """Take an upload out of quarantine for good; inside the act that makes it evidence. The row is locked, so that
    the clean-up cannot take it meanwhile. Raises NotFound for an absent upload and for another person's."""
    file = FileObject.objects.select_for_update().filter(pk=upload_id, uploaded_by=by).first()
    if file is None:
        raise NotFound(say("Không tìm thấy tệp đã tải lên.", "The uploaded file was not found."))
    if not file.attached:
        file.attached = True
        file.save(update_fields=["attached"])
    return file


def open_file(file: FileObject) -> BinaryIO:
    """The bytes, to be read and closed by the caller (the size is `file.size`). Raises NotFound when they are gone, or
    when the file was closed."""
    if file.closed_at is not None:
        raise NotFound(
            say("Tệp này đã đóng, không mở được nữa.", "This file was closed and cannot be opened any more.")
        )
    try:
        return path_of(file.sha256).open("rb")
    except FileNotFoundError:
        raise NotFound(say("Tệp không còn trong kho.", "The file is no longer in the store.")) from None


def told_at(upload_id: uuid.UUID) -> Path:
    """Where a long work with this upload tells how far it has come (`under_way`)."""
    return Path(settings.FILES_DIR) / "under-way" / str(upload_id)


def path_of(sha256: str) -> Path:
    """Where bytes with this hash lie."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256


def drop_bytes(sha256: str) -> None:
    """Let the bytes go once no file that is kept has this content. Safe to repeat."""
    with transaction.atomic():
        _hold(sha256)
        if not FileObject.objects.filter(sha256=sha256, removed_at=None).exists():
            path_of(sha256).unlink(missing_ok=True)


def clear_quarantine() -> int:
    """Remove uploads that nobody attached within 24 hours, and what broken transfers left; the number of uploads."""
    before = clock.now() - QUARANTINE
    stale = FileObject.objects.filter(attached=False, uploaded_at__lt=before).values_list("pk", flat=True)
    removed = sum(_remove(pk) for pk in list(stale))
    lately = FileObject.objects.filter(
        removed_at__gt=clock.now() - 7 * QUARANTINE
    )  # a crash may have come before the bytes went
    for sha256 in list(lately.values_list("sha256", flat=True)):
        drop_bytes(sha256)
    _clear_incoming()
    return removed


def wrong_files(tally: Tally) -> Iterator[tuple[FileObject, str]]:
    """Every attached file whose bytes are not what its record says, with what is wrong: `missing`, `size`, `sha256`."""
    for file in FileObject.objects.filter(attached=True, removed_at=None).order_by("pk").iterator(chunk_size=500):
        tally.count += 1
        path = path_of(file.sha256)
        if not path.is_file():
            yield file, "missing"
        elif path.stat().st_size != file.size:
            yield file, "size"
        else:
            with path.open("rb") as stored:
                if hashlib.file_digest(stored, "sha256").hexdigest() != file.sha256:
                    yield file, "sha256"


def _repeated(known: FileObject, by: User, sha256: str) -> FileObject:
    if known.uploaded_by_id != by.pk or known.sha256 != sha256:
        raise KeyReused(say("Mã tải lên đã dùng cho một tệp khác.", "This upload id was used for another file."))
    return known


@contextmanager
def _incoming() -> Iterator[Path]:
    """A new file to write to; whatever is left of it at the end is removed."""
    folder = Path(settings.FILES_DIR) / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _write(path: Path, chunks: Iterable[bytes], *, size: int, sha256: str) -> None:
    digest, received = hashlib.sha256(), 0
    with path.open("wb") as file:
        for chunk in chunks:
            received += len(chunk)
            if received > size:
                break
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if received != size or digest.hexdigest() != sha256:
        raise Invalid(
            say(
                "Tệp nhận được không trọn vẹn, hãy gửi lại.",
                "The file did not arrive whole; please send it again.",
            )
        )


def _keep(path: Path, sha256: str) -> None:
    """Move the bytes to their place at once; the same content is stored once."""
    place = path_of(sha256)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not place.exists():
        path.replace(place)
        _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    """The name must survive a power cut as the bytes do."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hold(sha256: str) -> None:
    """One at a time per content until the transaction ends: a clean-up must not remove bytes being stored again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [sha256])


def _remove(upload_id: uuid.UUID) -> bool:
    with transaction.atomic():
        file = FileObject.objects.select_for_update().filter(pk=upload_id, attached=False).first()
        if file is None:
            return False
        _hold(file.sha256)
        file.delete()
        drop_bytes(file.sha256)
    return True


def _clear_incoming() -> None:
    """Files of transfers that broke with the process, by the machine's clock."""
    oldest = (clock.machine_now() - QUARANTINE).timestamp()
    for path in (Path(settings.FILES_DIR) / "incoming").glob("*"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _wrong_size(largest: int) -> Invalid:
    return Invalid(
        say("Tệp rỗng hoặc lớn hơn {n} MB.", "The file is empty or larger than {n} MB.", n=largest // (1024 * 1024))
    )
