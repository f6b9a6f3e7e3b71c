"""Read a page of a stranger in a child process that is killed when it takes too long or too much memory.

One child a process, made at the first page and used again; it ends with its parent, however that ends. Threads may
share it: their pages wait for one another. No Django here: the child loads the reader alone.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from datetime import date
from multiprocessing import connection, process
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from articles.errors import Invalid
from articles.readers.drafts import ArticleDraft, UnreadableArticle

SECONDS = 10.0
MEGABYTES = 512
# a child is replaced now and then, so that what libraries keep does not add up
_PAGES = 500
_CPU_SLACK = 5
_SPENT = 71


class ParseLimit(Invalid):
    """The page takes too long or too much memory to read."""

    code = "parse-limit"


class _Child:
    """The pool of one child that belongs to this process; made anew after a fork or when it broke."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.pool: ProcessPool | None = None
        self.owner = 0

    def get(self) -> ProcessPool:
        with self.lock:
            if self.pool is None or self.owner != os.getpid() or not self.pool.active:
                self.pool = _pool()
                self.owner = os.getpid()
            return self.pool

    def drop(self, pool: ProcessPool) -> None:
        with self.lock:
            if self.pool is pool:
                self.pool = None
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


_child = _Child()


def read_html(
    raw: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    headline: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    published_on: date | None = None,
    language: str | None = None,
    genre: str | None = None,
    seconds: float = SECONDS,
) -> ArticleDraft:
    """`articles.readers.html.read` within bounds. Raises ParseLimit beyond them, and UnreadableArticle as it does."""
    told = {
        "url": url,
        "charset": charset,
        "headline": headline,
        "publisher": publisher,
        "authors": tuple(authors),
        "published_on": published_on,
        "language": language,
        "genre": genre,
    }
    for last_try in (False, True):
        pool = _child.get()
        try:
            answer = pool.schedule(_read, args=(raw, told, seconds), timeout=seconds).result()
        except FutureTimeout:
            raise ParseLimit(f"Reading it took more than {seconds:g} seconds.") from None
        except ProcessExpired as error:
            raise ParseLimit(_why(error.exitcode)) from None
        except (BrokenExecutor, CancelledError, RuntimeError):
            # the child was lost between two pages; a second time it is not by chance
            _child.drop(pool)
            if last_try:
                raise ParseLimit("The process that reads pages could not be kept alive.") from None
            continue
        if isinstance(answer, ArticleDraft):
            return answer
        detail, pointer = answer
        raise UnreadableArticle(detail, pointer=pointer)
    raise AssertionError("unreachable")


def stop() -> None:
    """End the child now; the next page makes another."""
    if _child.pool is not None and _child.owner == os.getpid():
        _child.drop(_child.pool)


def _why(exitcode: int | None) -> str:
    if exitcode == _SPENT:
        return f"Reading it took more than {MEGABYTES} MB of memory."
    return "Reading it ended the process that does so."


def _pool() -> ProcessPool:
    # spawned, not forked: a fork of a threaded server may hold a lock for ever
    context = multiprocessing.get_context("spawn")
    return ProcessPool(max_workers=1, max_tasks=_PAGES, initializer=_begin, initargs=(MEGABYTES,), context=context)


def _begin(megabytes: int) -> None:
    """In the child: load the reader, then allow only so much memory above what stands now."""
    from articles.readers import html

    # killed at once when told to end, whatever the interpreter is busy with; a page's faults are answered, not logged
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    logging.disable(logging.CRITICAL)
    html.read(_WARM, publisher="–")
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    room = megabytes * 1024 * 1024
    for kind, field in ((resource.RLIMIT_AS, "VmSize"), (resource.RLIMIT_DATA, "VmData")):
        if (now := _status(field)) is not None:
            _, hard = resource.getrlimit(kind)
            bound = now + room
            resource.setrlimit(kind, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_WARM = (
    b"<html><head><title>A page to warm up</title></head><body><article><p>" + b"Some words. " * 60 + b"</p></article>"
)


def _status(field: str) -> int | None:
    """Bytes, from Linux's own account of this process; elsewhere None, and only time is bounded."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{field}:")), None)


def _end_with_parent(parent: int) -> None:
    watched = process.parent_process()
    while os.getppid() == parent:
        if watched is None:
            time.sleep(1)
        elif connection.wait([watched.sentinel], timeout=1):
            break
    os._exit(0)


def _read(raw: bytes, told: dict[str, Any], seconds: float) -> ArticleDraft | tuple[str, str | None]:
    from articles.readers import html

    # also where nobody is left to kill it: a child never uses much more processor time than it may for a page
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + _CPU_SLACK, hard))
    try:
        return html.read(raw, **told)
    except UnreadableArticle as error:
        if _spent():
            os._exit(_SPENT)
        return error.detail, error.pointer
    except MemoryError:
        # nothing in here can be trusted any more, the libraries' own state least of all
        os._exit(_SPENT)


def _spent() -> bool:
    """Whether memory ran out at some time, which parsers report as a fault of the page."""
    peak, (bound, _) = _status("VmPeak"), resource.getrlimit(resource.RLIMIT_AS)
    return peak is not None and bound != resource.RLIM_INFINITY and peak > 0.9 * bound
