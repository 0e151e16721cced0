"""Identifiers a client or the server may make before the row exists."""

import os
import uuid

from backend.clock import machine_now


def uuid7() -> uuid.UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then random; sorts by time of making."""
    milliseconds = int(machine_now().timestamp() * 1000)
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)


def is_number(text: str) -> bool:
    """Whether `text` is a whole number ≥ 0 that every column can hold: at most 18 digits, none but 0 to 9."""
    return text.isascii() and text.isdigit() and len(text) <= 18
