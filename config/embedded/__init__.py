"""The embedded PostgreSQL: one server per checkout, used when DATABASE_URL is unset.

    from config import embedded
    embedded.url(BASE_DIR)  # finds the server or starts it

The server is its own session: it outlives whoever started it, and `manage.py embedded stop` ends it. For
development and tests; see docs/adr/0002-embedded-postgresql.md.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from config.embedded import binaries, cluster, lock, places, postmaster
from config.embedded.errors import EmbeddedError
from config.embedded.places import Home
from config.embedded.postmaster import Postmaster
from config.embedded.progress import say

__all__ = ["EmbeddedError", "Status", "UnsupportedPlatform", "status", "stop", "url"]


class UnsupportedPlatform(EmbeddedError):
    """The embedded PostgreSQL does not run on Windows. Set DATABASE_URL to a server of your own, or work in
    WSL."""

    code = "embedded-unsupported-platform"


@dataclass(frozen=True)
class Status:
    running: bool
    folder: Path
    log: Path
    account: str
    why_there: str
    pid: int | None = None
    address: str | None = None  # without the password


def url(root: Path) -> str:
    """The URL of this checkout's server, which is started if it does not run; ready to be connected to.

    Its host is the folder of a unix socket (percent-encoded, as libpq and dj-database-url read it), or
    127.0.0.1 where sockets do not work. It holds the password.
    """
    _require_platform()
    home = places.locate(root)
    server = _ready(home)
    if server is None:
        server = _bring_up(home)
    return _url(home, server)


def stop(root: Path) -> bool:
    """Ends the server of this checkout and no other. Returns whether one ran."""
    _require_platform()
    home = places.locate(root)
    if not home.path.is_dir():
        return False
    with lock.held(home):
        server = postmaster.find(home)
        if server is None:
            return False
        postmaster.stop(home, server)
    return True


def status(root: Path) -> Status:
    _require_platform()
    home = places.locate(root)
    server = postmaster.find(home)
    return Status(
        running=server is not None and postmaster.is_ready(home, server),
        folder=home.path,
        log=home.log,
        account=home.runs_as.name,
        why_there=_why_there(home),
        pid=server.pid if server else None,
        address=_url(home, server, hidden=True) if server else None,
    )


def _ready(home: Home) -> Postmaster | None:
    server = postmaster.find(home)
    usable = server is not None and postmaster.is_ready(home, server) and home.password.is_file()
    return server if usable else None


def _bring_up(home: Home) -> Postmaster:
    places.make_home(home)
    with lock.held(home):
        server = _ready(home)
        if server is not None:
            return server
        server = postmaster.find(home)
        if server is not None and server.status != postmaster.READY and home.password.is_file():
            # Whoever started it was killed before it was ready.
            server = postmaster.wait(home, server.pid)
            if server is not None:
                return server
        if server is not None:
            postmaster.stop(home, server)  # its password or its socket is gone, which it cannot mend while it runs
        postmaster.end_strays(home)
        places.make_run(home)
        programs = binaries.find(home)
        cluster.prepare(home, programs)
        server = postmaster.start(home, programs)
    say(f"PostgreSQL {programs.version} runs until `manage.py embedded stop`; {_why_there(home)}")
    return server


def _url(home: Home, server: Postmaster, *, hidden: bool = False) -> str:
    secret = "***" if hidden else home.password.read_text(encoding="utf-8")
    host = quote(os.fsencode(home.run), safe="") if server.on_socket else postmaster.LOOPBACK
    return f"postgresql://{cluster.NAME}:{secret}@{host}:{server.port}/{cluster.NAME}"


def _why_there(home: Home) -> str:
    if home.inside_checkout:
        return f"its files are in {home.path}"
    return f"its files are in {home.path}, since the account {home.runs_as.name} cannot reach {home.root}"


def _require_platform() -> None:
    if os.name != "posix":
        raise UnsupportedPlatform
