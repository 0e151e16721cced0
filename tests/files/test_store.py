"""Bytes received as they flow: checked, stored once, handed out, cleared."""

import hashlib
import io
import os
import threading
import uuid
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from backend import clock
from backend.accounts.models import User
from backend.activity.chain import Tally
from backend.errors import Invalid, KeyReused, NotFound
from backend.files import store
from backend.files.models import FileObject
from backend.ids import uuid7

PDF = b"%PDF-1.7\n" + b"1 0 obj" * 400


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    """A store of its own for each test."""
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def sender(db) -> User:
    return User.objects.create_user("nguoi.gui", full_name="Người Gửi Thử")


def send(by: User, content: bytes, *, upload_id: uuid.UUID | None = None, **said: Any) -> FileObject:
    """As the upload request does: in pieces."""
    pieces = (content[n : n + 1000] for n in range(0, len(content), 1000))
    say = {"name": "báo cáo.pdf", "size": len(content), "sha256": hashlib.sha256(content).hexdigest(), **said}
    return store.receive(by, upload_id or uuid7(), pieces, **say)


def stored(folder: Path) -> list[Path]:
    """Every file the store holds, whatever it is."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bytes_are_stored_by_their_hash_and_handed_out(sender: User, folder: Path) -> None:
    file = send(sender, PDF)
    assert (file.name, file.size, file.media_type) == ("báo cáo.pdf", len(PDF), "application/pdf")
    assert stored(folder) == [folder / file.sha256[:2] / file.sha256]
    with store.open_file(file) as again:
        assert again.read() == PDF


def test_repeating_an_upload_gives_the_same_record_and_reads_nothing(sender: User, folder: Path) -> None:
    upload_id = uuid7()
    first = send(sender, PDF, upload_id=upload_id)

    untouched = iter([b"the bytes are not read again"])
    again = store.receive(sender, upload_id, untouched, name="khác.pdf", size=first.size, sha256=first.sha256)
    assert again == first
    assert list(untouched) == [b"the bytes are not read again"]
    assert FileObject.objects.count() == 1
    with pytest.raises(KeyReused):
        send(sender, PDF + b"2", upload_id=upload_id)
    with pytest.raises(KeyReused):
        send(User.objects.create_user("nguoi.khac", full_name="Người Khác"), PDF, upload_id=upload_id)


def test_the_same_content_is_stored_once(sender: User, folder: Path) -> None:
    assert send(sender, PDF).pk != send(sender, PDF, name="bản sao.pdf").pk
    assert len(stored(folder)) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"size": len(PDF) - 1},
        {"size": len(PDF) + 1},
        {"sha256": "0" * 64},
        {"size": 0},
        {"largest": len(PDF) - 1},
    ],
)
def test_what_is_not_as_announced_leaves_nothing(sender: User, folder: Path, said: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        send(sender, PDF, **said)
    assert stored(folder) == []
    assert not FileObject.objects.exists()


def test_size_is_checked_as_it_flows(sender: User, folder: Path) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b"%PDF-" + b"x" * 995

    with pytest.raises(Invalid):
        store.receive(sender, uuid7(), endless(), name="a.pdf", size=5000, sha256="0" * 64)
    assert read == 6
    assert stored(folder) == []


def test_a_broken_transfer_leaves_nothing(sender: User, folder: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield PDF[:100]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.receive(sender, uuid7(), broken(), name="a.pdf", size=len(PDF), sha256="0" * 64)
    assert stored(folder) == []


def test_attaching_is_for_the_sender_alone(sender: User) -> None:
    file = send(sender, PDF)
    assert store.attach(file.pk, by=sender).attached
    with pytest.raises(NotFound):
        store.attach(file.pk, by=User.objects.create_user("nguoi.khac", full_name="Người Khác"))
    with pytest.raises(NotFound):
        store.attach(uuid7(), by=sender)


def test_quarantine_is_cleared_after_a_day_but_never_what_is_attached_or_shared(sender: User, folder: Path) -> None:
    old = clock.now() - store.QUARANTINE - timedelta(minutes=1)
    unused, kept, shared, fresh = (send(sender, PDF + tag) for tag in (b"a", b"b", b"c", b"d"))
    twin = send(sender, PDF + b"c")
    store.attach(kept.pk, by=sender)
    store.attach(twin.pk, by=sender)
    FileObject.objects.exclude(pk=fresh.pk).update(uploaded_at=old)
    broken = folder / "incoming" / "broken"
    broken.write_bytes(b"half")
    os.utime(broken, (0, 0))
    assert store.clear_quarantine() == 2
    assert set(FileObject.objects.all()) == {kept, twin, fresh}
    assert {path.name for path in stored(folder)} == {kept.sha256, shared.sha256, fresh.sha256}
    assert unused.sha256 not in {path.name for path in stored(folder)}


def test_wrong_files_are_found(sender: User) -> None:
    good, missing, short, changed = (send(sender, PDF + tag) for tag in (b"a", b"b", b"c", b"d"))
    for file in (good, missing, short, changed):
        store.attach(file.pk, by=sender)
    store.path_of(missing.sha256).unlink()
    store.path_of(short.sha256).write_bytes(b"x")
    store.path_of(changed.sha256).write_bytes(PDF + b"e")
    tally = Tally()
    assert {file.pk: what for file, what in store.wrong_files(tally)} == {
        missing.pk: "missing",
        short.pk: "size",
        changed.pk: "sha256",
    }
    assert tally.count == 4


def test_two_transfers_of_one_upload_at_once_make_one_record(own_database: str, tmp_path: Path) -> None:
    sender = User.objects.create_user("nguoi.gui.hai", full_name="Người Gửi")
    upload_id, start, made = uuid7(), threading.Barrier(4), []

    def transfer() -> None:
        def pieces() -> Iterator[bytes]:
            start.wait(10)
            yield PDF

        try:
            sha256 = hashlib.sha256(PDF).hexdigest()
            made.append(store.receive(sender, upload_id, pieces(), name="a.pdf", size=len(PDF), sha256=sha256).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=transfer) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert made == [upload_id] * 4
    assert FileObject.objects.filter(pk=upload_id).count() == 1
    assert len(stored(tmp_path)) == 1


def archive(*names: str) -> bytes:
    """A ZIP with these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORD, BOOK = "WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le")
XML = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("name", "content", "kept_as", "media_type"),
    [
        ("a.PDF", PDF, "a.PDF", "application/pdf"),
        ("ảnh.jpeg", b"\xff\xd8\xff\xe0" + b"0" * 50, "ảnh.jpeg", "image/jpeg"),
        ("ảnh", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "ảnh.png", "image/png"),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", "a.webp", "image/webp"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0", "IMG_1.HEIC", "image/heic"),
        ("a.docx", archive(XML, "word/document.xml"), "a.docx", "wordprocessingml.document"),
        ("a.xlsx", archive(XML, "xl/workbook.xml"), "a.xlsx", "spreadsheetml.sheet"),
        ("a.pptx", archive(XML, "ppt/presentation.xml"), "a.pptx", "presentationml.presentation"),
        ("a.doc", OLE + WORD, "a.doc", "application/msword"),
        ("a.xls", OLE + BOOK, "a.xls", "application/vnd.ms-excel"),
        ("số liệu.csv", "đơn vị;số\nA;1\n".encode(), "số liệu.csv", "text/csv"),
        ("ghi chú.txt", "Đã họp, 3 < 5\n".encode(), "ghi chú.txt", "text/plain"),
        ("virus.exe", PDF, "virus.exe.pdf", "application/pdf"),
        ("C:\\hồ sơ\\..\\mật.pdf", PDF, "mật.pdf", "application/pdf"),
        ("ba\u0301o  ca\u0301o\u202e\u0007.pdf", PDF, "báo cáo.pdf", "application/pdf"),
        ("<a>?.pdf", PDF, "_a__.pdf", "application/pdf"),
        (".pdf", PDF, "tep.pdf", "application/pdf"),
        ("x" * 400 + ".pdf", PDF, "x" * 180 + ".pdf", "application/pdf"),
    ],
)
def test_kinds_taken(sender: User, name: str, content: bytes, kept_as: str, media_type: str) -> None:
    file = send(sender, content, name=name)
    assert file.name == kept_as
    assert media_type in file.media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp3", b"ID3\x04" + b"\0" * 50),
        ("a.m4a", b"\0\0\0\x18ftypM4A \0\0\0\0"),
        ("a.wav", b"RIFF\x10\0\0\0WAVEfmt "),
        ("a.mp4", b"\0\0\0\x18ftypisom\0\0\0\0"),
        ("a.html", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("a.txt", b"\xef\xbb\xbf \n<HTML><body>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
        ("a.svg", b"<?xml version='1.0'?><svg/>"),
        ("a.zip", archive("a.txt")),
        ("a.docx", archive(XML, "word/document.xml", "word/vbaProject.bin")),
        ("a.docx", archive(*[XML, "word/document.xml"], *(f"{n}.xml" for n in range(5001)))),
        ("a.docx", b"PK\x03\x04" + b"\0" * 100),
        ("a.doc", OLE + WORD + "_VBA_PROJECT".encode("utf-16-le")),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("a.msi", OLE),
        ("a.exe", b"MZ\x90\0" + b"\0" * 50),
        ("a.txt", "Tiếng Việt".encode("utf-16")),
        ("a.txt", b"\xc4\xd0 kh\xf4ng ph\xe3i utf-8"),
        ("a.txt", b"abc\x07def"),
    ],
)
def test_kinds_refused(sender: User, folder: Path, name: str, content: bytes) -> None:
    with pytest.raises(Invalid, match="Không nhận loại tệp này"):
        send(sender, content, name=name)
    assert stored(folder) == []
