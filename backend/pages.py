"""Django's handler for HTTP: each request whole in one thread, from the first middleware to the connection's return.

Django's own awaits every middleware in the event loop and carries each of their steps, one by one, into a thread that it
made for that request: thirty changes of thread cost more than what most pages ask of the database. All of ours is
synchronous, so one change is enough, into a thread that is kept. Built files are handed out by the event loop itself.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.exception import convert_exception_to_response
from django.http import Http404
from django.middleware.security import SecurityMiddleware
from django.urls import set_script_prefix
from servestatic.base import ServeStaticBase
from servestatic.middleware import ServeStaticMiddleware

THREADS = 20  # as many as the pool has connections: who waits, waits here


class Files(ServeStaticMiddleware):
    """The library's, which asks SERVESTATIC_IMMUTABLE_FILE_TEST: its own middleware reads that setting and forgets it."""

    immutable_file_test = ServeStaticBase.immutable_file_test

    @staticmethod
    async def aserve(static_file: Any, request: Any) -> Any:
        """With its first piece in hand. The library opens a file after its headers have gone out, when nobody can be told
        any more that a new build took it away: the server gave up that connection without closing it."""
        response: Any = await ServeStaticMiddleware.aserve(static_file, request)
        pieces = aiter(response)
        try:
            first = await anext(pieces, b"")
        except FileNotFoundError as gone:
            raise Http404(request.path) from gone
        response.streaming_content = _all(first, pieces)
        return response


async def _all(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece


class Pages(ASGIHandler):
    """ASGI in front, Django's synchronous chain of middleware behind."""

    def __init__(self) -> None:
        super().__init__()
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
        self.answer: Any = convert_exception_to_response(Files(self.in_a_thread))
        self.secured = SecurityMiddleware(self.whole).process_response  # for files, which no other middleware sees

    def load_middleware(self, is_async: bool = False) -> None:
        """Synchronous, whatever Django would choose here."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """One request. Whoever goes away before the answer is answered in vain: a thread cannot be called off."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        request, refused = self.create_request(scope, body)
        response: Any = refused if request is None else self.secured(request, await self.answer(request))
        try:
            if response.streaming and not response.is_async:
                response.streaming_content = self.pieces(response.streaming_content)
            await self.send_response(response, send)
        finally:
            if response.streaming:
                await self.run(response.close)
            body.close()

    async def in_a_thread(self, request: Any) -> Any:
        """What is no file."""
        return await self.run(self.whole, request)

    async def run(self, act: Callable[..., Any], *args: Any) -> Any:
        """`act` in one of our threads, whose context is this request's own."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, copy_context().run, act, *args)

    def whole(self, request: Any) -> Any:
        """Middleware and view; what is no stream gives its connection back at once."""
        set_script_prefix(get_script_prefix(request.scope))
        signals.request_started.send(sender=self.__class__, scope=request.scope)
        response: Any = self.get_response(request)
        response._handler_class = self.__class__
        if not response.streaming:
            response.close()
        return response

    async def pieces(self, content: Iterator[bytes]) -> AsyncIterator[bytes]:
        """A stored file as it is read, not all of it in memory first."""
        while (piece := await self.run(next, content, None)) is not None:
            yield piece
