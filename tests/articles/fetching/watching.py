"""Sees every connection that Python code tries to make, and every name it asks the system for; lets none leave."""

import contextlib
import errno
import select
import socket
import sys
from dataclasses import dataclass, field

_LOOPBACK = ("127.0.0.1", "::1")


@dataclass
class Watch:
    """`connected` holds (address, port) of every attempt, `asked` every name given to the system's resolver."""

    connected: list = field(default_factory=list)
    asked: list = field(default_factory=list)


_watches: list[Watch] = []


def _hook(event, args):
    if not _watches:
        return
    if event == "socket.connect" and isinstance(args[1], tuple):
        for watch in _watches:
            watch.connected.append(args[1][:2])
        if args[1][0] not in _LOOPBACK:
            raise OSError(errno.ENETUNREACH, "tests do not leave this machine")
    if event == "socket.getaddrinfo" and not _is_literal(args[0]):
        for watch in _watches:
            watch.asked.append(args[0])
        raise socket.gaierror(socket.EAI_NONAME, "tests resolve no names")


def _is_literal(host):
    with contextlib.suppress(OSError, TypeError, ValueError):
        socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
        return True
    return False


# An audit hook stands below everything that could open a connection, and nothing has to be replaced to see it.
# It cannot be taken away again; without a watch it does nothing.
sys.addaudithook(_hook)


@contextlib.contextmanager
def watching():
    watch = Watch()
    _watches.append(watch)
    try:
        yield watch
    finally:
        _watches.remove(watch)


class Listener:
    """Listens on one port of both loopback addresses and accepts nothing: who connects is seen in the queue."""

    def __init__(self):
        self._sockets = [socket.create_server(("127.0.0.1", 0), backlog=8)]
        self.port = self._sockets[0].getsockname()[1]
        with contextlib.suppress(OSError):
            # no IPv6 on this machine is no failure
            self._sockets.append(socket.create_server(("::1", self.port), family=socket.AF_INET6, backlog=8))

    @property
    def was_reached(self) -> bool:
        return bool(select.select(self._sockets, [], [], 0)[0])

    def close(self):
        for listening in self._sockets:
            listening.close()
