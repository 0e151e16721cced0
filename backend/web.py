"""The web server: daphne, which hands a request's body on piece by piece instead of holding all of it in memory.

`python -m backend.web` takes daphne's own arguments. daphne puts a whole body into the application's queue before the
application has read anything; large bodies lie in a temporary file by then, and from there they are read as asked for.
"""

from io import BytesIO
from typing import Any

import uvloop

uvloop.install()  # before daphne makes its loop: an empty answer takes a tenth less

from daphne.cli import CommandLineInterface  # noqa: E402 - see above
from daphne.server import Server  # noqa: E402 - see above

PIECE = 64 * 1024
BODY = "dondoc.body"


class PieceByPiece(Server):
    """Takes the body out of daphne's hands before it is queued: what daphne queues is an empty one."""

    def __init__(self, application: Any, **options: Any) -> None:
        super().__init__(fed(application), **options)

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        """As daphne's, with the body beside the scope."""
        if scope["type"] == "http":
            scope["extensions"] = {BODY: protocol.content}
            protocol.content = BytesIO()
        return super().create_application(protocol, scope)


def fed(application: Any) -> Any:
    """`application`, whose `receive` reads the body from its file, a piece at a time."""

    async def with_body(scope: dict[str, Any], receive: Any, send: Any) -> None:
        body = scope.get("extensions", {}).pop(BODY, None)

        async def next_message() -> dict[str, Any]:
            nonlocal body
            if body is None:
                return await receive()  # type: ignore[no-any-return]  # daphne's queue is untyped
            piece = body.read(PIECE)
            if last := len(piece) < PIECE:
                body.close()
                body = None
            return {"type": "http.request", "body": piece, "more_body": not last}

        if body is not None and (await receive())["type"] != "http.request":  # what daphne queued: empty, or a goodbye
            body.close()
            return
        await application(scope, next_message, send)

    return with_body


class Command(CommandLineInterface):
    """daphne's command line for this server."""

    server_class = PieceByPiece


if __name__ == "__main__":
    Command.entrypoint()
