"""The one door to the database thread.

The book lives on one thread; the workbench awaits what it asks of it and never blocks. Functions of
`salesbook.book` go in with their arguments, plain dataclasses come out.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from salesbook.book.opened import Book

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Result(Generic[T]):
    """What work in steps came to."""

    value: T


_WITHIN = "within a transaction"
"""What SQLite says to whoever begins to write between two steps; nothing has been written then."""


def quietly(_step: object) -> None:
    """Say nothing of the steps of what is soon done."""


class Superseded(Exception):
    """A newer question of the same kind was asked; this one's answer is of no use any more."""


class Desk:
    """A thread with an open book."""

    def __init__(self, path: Path, prepare: Callable[[Book], None] | None = None, name: str = "") -> None:
        """Make ready to open the book at `path`.

        Args:
            path: the book's file.
            prepare: what to do with the book before anything else, such as filling the demo.
            name: what the head line calls the book.
        """
        self.name = name
        self._path = path
        self._prepare = prepare
        self._jobs: queue.SimpleQueue[Callable[[Book], None] | None] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._one_at_a_time = asyncio.Lock()
        self._steps: Generator[Any, None, Any] | None = None
        self._writers: list[Callable[[Book], None]] = []
        self._thread: threading.Thread | None = None

    async def open(self) -> None:
        """Open the book on a thread of its own.

        Raises:
            SalesbookError: it can't be opened.
        """
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(opened,), name="book", daemon=True)
        self._thread.start()
        await asyncio.wrap_future(opened)

    async def ask(self, use_case: Callable[Concatenate[Book, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case on the book's thread and return what it returns."""
        future = self._send(lambda book: use_case(book, *args, **kwargs))
        return await asyncio.wrap_future(future)

    async def newest(
        self, topic: str, use_case: Callable[Concatenate[Book, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Like `ask`, but only the newest question of a `topic` is answered.

        Raises:
            Superseded: a newer question of the topic came in before this one was answered.
        """
        number = self._newest[topic] = self._newest.get(topic, 0) + 1

        def answer(book: Book) -> T:
            if self._newest[topic] != number:
                raise Superseded
            return use_case(book, *args, **kwargs)

        result = await asyncio.wrap_future(self._send(answer))
        if self._newest[topic] != number:
            raise Superseded
        return result

    async def in_steps(
        self,
        told: Callable[[S], None],
        work: Callable[Concatenate[Book, P], Generator[S, None, T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a use case that works in steps, within one transaction, and return what it returns.

        Between two steps other questions are answered; what wants to write waits for the last one. If `told`, which
        gets what each step gives, raises, or the task is cancelled, everything is taken back.
        """
        async with self._one_at_a_time:
            try:
                # The first step at once: a write asked for meanwhile comes behind work that has no more than that.
                step = await self.ask(self._begin, lambda book: work(book, *args, **kwargs))
                while not isinstance(step, _Result):
                    told(step)
                    step = await self.ask(self._step)
                result: T = step.value
                return result
            finally:
                self._send(self._end)

    def _begin(self, book: Book, work: Callable[[Book], Generator[Any, None, Any]]) -> Any:
        self._steps = work(book)
        return self._step(book)

    def _step(self, _book: Book) -> Any:
        if self._steps is None:
            raise asyncio.CancelledError
        try:
            return next(self._steps)
        except StopIteration as end:
            return _Result(end.value)

    def _end(self, book: Book) -> None:
        """Take back what has not come to its last step, and let those write who waited."""
        if self._steps is not None:
            self._steps.close()
        self._steps = None
        waiting, self._writers = self._writers, []
        for job in waiting:
            job(book)

    def ask_now(self, use_case: Callable[Concatenate[Book, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case and block until it is done: for the moments when the program is about to end.

        Work in steps is called off: its transaction would not let anybody write.

        Raises:
            TimeoutError: the thread did not come to it within two seconds.
        """
        self._send(self._end)
        return self._send(lambda book: use_case(book, *args, **kwargs)).result(timeout=2)

    def close(self) -> None:
        """Finish what was asked, close the book and end the thread."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(timeout=5)

    def _send(self, job: Callable[[Book], T]) -> Future[T]:
        future: Future[T] = Future()

        def run(book: Book) -> None:
            if future.set_running_or_notify_cancel():
                answer(book)

        def answer(book: Book) -> None:
            try:
                future.set_result(job(book))
            except BaseException as error:
                if self._steps is not None and _WITHIN in str(error):
                    self._writers.append(answer)
                else:
                    future.set_exception(error)

        self._jobs.put(run)
        return future

    def _run(self, opened: Future[None]) -> None:
        # Only here: while the interface draws its first frame nothing of the database is loaded.
        from salesbook.book.opened import Book

        try:
            book = Book(self._path)
            if self._prepare:
                self._prepare(book)
        except BaseException as error:
            opened.set_exception(error)
            return
        opened.set_result(None)
        while (job := self._jobs.get()) is not None:
            job(book)
        self._end(book)
        book.close()
