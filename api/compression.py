"""Answers made shorter for the line. Level 1 by isal: a tenth of the time of the standard library's, and as small."""

from isal import igzip


def compressed(content: bytes) -> bytes:
    """gzip, the same bytes for the same content."""
    return igzip.compress(content, compresslevel=1, mtime=0)
