"""An end to an exchange, however slowly its bytes come."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from types import TracebackType


class Deadline:
    """Shuts the sockets that it watches when its seconds are over. A context manager: leaving it frees them.

    A read timeout ends one silent wait; a peer that sends a byte now and then, in the headers or the body, never
    meets it.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._watched: list[socket.socket] = []
        self._timer: threading.Timer | None = None

    def left(self) -> float:
        """Seconds, never less than a little: a timeout of 0 would mean not to wait at all."""
        return max(self._ends - time.monotonic(), 0.001)

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._ends

    def watch(self, sock: socket.socket) -> None:
        # a copy of the handle: TLS takes the first one over, and a closed one's number may be somebody else's by then
        with self._lock:
            self._watched.append(sock.dup())
            if self.passed:
                self._watched[-1].shutdown(socket.SHUT_RDWR)
            elif self._timer is None:
                self._timer = threading.Timer(self.left(), self._shut)
                self._timer.daemon = True
                self._timer.start()

    def _shut(self) -> None:
        with self._lock:
            for sock in self._watched:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Deadline:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            for sock in self._watched:
                sock.close()
            self._watched.clear()
