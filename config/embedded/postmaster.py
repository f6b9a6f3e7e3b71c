"""The running server: is there one, is it ours, is it ready; start it, end it.

The truth is the server's own `postmaster.pid`. A crash leaves that file behind, and by then its process id
may belong to anybody, so a server counts only once it has proved itself: by answering on the socket in our
closed folder, or by being a process whose command line names our data folder.
"""

import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from config.embedded import programs
from config.embedded.binaries import Binaries
from config.embedded.errors import EmbeddedError
from config.embedded.places import PORT, SOCKET_PATH_BYTES, Home
from config.embedded.progress import Progress, say

LOOPBACK = "127.0.0.1"
PAUSE_S = 0.01
CONNECT_S = 5.0
LOG_BYTES = 10_000_000
# Backends of a killed postmaster end when they next look up from their query; until then no server may start.
ORPHANS_S = 120.0
PORT_TRIES = 5
READY = "ready"
PROC = Path("/proc")
PEER = struct.Struct("3i")  # struct ucred: process, user, group


class CannotStart(EmbeddedError):
    """The embedded PostgreSQL in {path} did not start. Mend what its log ({log}) says, or set DATABASE_URL to
    a server of your own. The log ends:"""

    code = "embedded-cannot-start"


class RunsElsewhere(EmbeddedError):
    """The embedded PostgreSQL in {path} runs where this process cannot see it, in another container perhaps. Stop
    it there."""

    code = "embedded-runs-elsewhere"


@dataclass(frozen=True)
class Postmaster:
    pid: int
    port: int
    on_socket: bool
    status: str  # starting, ready, stopping; as in postmaster.pid


def find(home: Home) -> Postmaster | None:
    """The server of this home if one runs, ready or not."""
    found = _read(home)
    if found is None:
        return None
    # On the socket only our server can answer, since nobody else may make one there; on a port anybody may.
    listener = _listener(home, found) if found.on_socket else None
    if listener is not None:
        return replace(found, pid=listener)
    return found if _is_ours(home, found.pid) else None


def is_ready(home: Home, server: Postmaster) -> bool:
    return server.status == READY and _listener(home, server) is not None


def start(home: Home, binaries: Binaries) -> Postmaster:
    """Starts the server and waits until it is ready, however long its recovery takes. Call with the lock
    held, on a prepared home without a server."""
    _turn_log(home)
    orphans = Progress("waiting for the last queries of a server that was killed")
    ports_left = PORT_TRIES
    while True:
        _clear_stale(home)
        begin = home.log.stat().st_size if home.log.exists() else 0
        pid = programs.detach(home, _command(home, binaries))
        ready = wait(home, pid)
        if ready is not None:
            return ready
        said = _log_from(home, begin)
        if "pre-existing shared memory block" in said and time.monotonic() - orphans.began < ORPHANS_S:
            orphans.tick()
            time.sleep(0.2)
        elif "Address already in use" in said and ports_left:
            ports_left -= 1  # somebody took the free port before the server did
        else:
            raise CannotStart(path=home.path, log=home.log, detail="\n".join(said.splitlines()[-15:]))


def wait(home: Home, pid: int) -> Postmaster | None:
    """Waits for the server whose process is `pid`; None if it ends before it is ready."""
    progress = Progress("recovering or starting up")
    while True:
        found = find(home)
        if found is not None and is_ready(home, found):
            return found
        if found is None and not _is_ours(home, pid):
            return None
        progress.tick(_last_line(home))
        time.sleep(PAUSE_S)


def stop(home: Home, server: Postmaster) -> None:
    """A fast shutdown: ends the connections, writes everything, waits until no process of it is left."""
    if server.pid <= 0:
        raise RunsElsewhere(path=home.path)
    progress = Progress("stopping")
    with contextlib.suppress(ProcessLookupError):
        os.kill(server.pid, signal.SIGINT)
    # The postmaster ends last, after all of its children.
    while _is_ours(home, server.pid) or find(home) is not None:
        progress.tick(_last_line(home))
        time.sleep(PAUSE_S)


def end_strays(home: Home) -> None:
    """Ends servers of this home that no `postmaster.pid` names: somebody removed the folder under a running one.
    It would notice within a minute, and on its way out remove the socket of the server that came after it."""
    strays = [pid for pid in _processes() if _is_ours(home, pid)]
    if strays:
        say(f"ending a server whose folder was removed (process id {', '.join(map(str, strays))})")
    for pid in strays:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
    while any(_is_ours(home, pid) for pid in strays):
        time.sleep(PAUSE_S)


def _listener(home: Home, server: Postmaster) -> int | None:
    """The process that accepts connections where this server would; None if none does, 0 if it is hidden from us."""
    with socket.socket(socket.AF_UNIX if server.on_socket else socket.AF_INET, socket.SOCK_STREAM) as client:
        client.settimeout(CONNECT_S)
        try:
            client.connect(str(home.socket) if server.on_socket else (LOOPBACK, server.port))
        except (BlockingIOError, TimeoutError):
            return server.pid  # too busy to take one more, so it lives
        except OSError:
            return None
        if server.on_socket and sys.platform == "linux":
            # The kernel's word on who listens; a number in a file may mean another process in another container.
            credentials = client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, PEER.size)
            return int(PEER.unpack(credentials)[0])
    return server.pid


def _read(home: Home) -> Postmaster | None:
    # Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status. The
    # last three come while it starts.
    try:
        lines = (home.data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        pid, port = int(lines[0]), int(lines[3])
    except (OSError, ValueError, IndexError):
        return None
    status = lines[7].strip() if len(lines) > 7 else "starting"
    # A negative id is a single-user server's.
    on_socket = len(lines) > 4 and lines[4].strip() != ""
    return Postmaster(pid, port, on_socket, status) if pid > 0 else None


def _is_ours(home: Home, pid: int) -> bool:
    """Whether the process is a server on our data folder. A zombie has no command line and so is not."""
    data = os.fsencode(home.data)
    if (PROC / "self").exists():
        try:
            words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return words[0].endswith(b"/postgres") and words[1:3] == [b"-D", data]
    ps = ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)]
    shown = subprocess.run(ps, capture_output=True, check=False)  # noqa: S603 - a fixed program
    return b"/postgres -D " + data + b" " in shown.stdout


def _processes() -> list[int]:
    if (PROC / "self").exists():
        return [int(path.name) for path in PROC.iterdir() if path.name.isdigit()]
    ps = ["/bin/ps", "-axo", "pid=,ucomm="]
    shown = subprocess.run(ps, capture_output=True, check=False, text=True)  # noqa: S603 - a fixed program
    return [int(row.split()[0]) for row in shown.stdout.splitlines() if row.strip().endswith("postgres")]


def _clear_stale(home: Home) -> None:
    """PostgreSQL refuses to start while its lock file, or the socket's, names a living process of its own
    account, whoever that is; and on an empty one, which a power cut can leave. We know that no server of ours
    runs."""
    for path in (home.data / "postmaster.pid", home.run / f"{home.socket.name}.lock"):
        try:
            first = path.read_text(encoding="utf-8", errors="replace").partition("\n")[0]
        except FileNotFoundError:
            continue
        # A dead one's file stays: PostgreSQL reads there which shared memory to look for orphans in.
        if first and not _is_alive(first):
            continue
        say(f"removing a stale {path.name}, whose process id {first or '(none)'} is not this server's")
        path.unlink(missing_ok=True)


def _is_alive(pid: str) -> bool:
    try:
        os.kill(abs(int(pid)), 0)
    except PermissionError:
        return True
    except (ValueError, OverflowError):
        return True  # not a number: no lock file that PostgreSQL could read
    except OSError:
        return False
    return True


def _command(home: Home, binaries: Binaries) -> list[str]:
    settings = {"hba_file": str(home.access_rules)}
    if _sockets_work(home):
        folder = str(home.run).replace('"', '""')
        settings |= {"listen_addresses": "", "unix_socket_directories": f'"{folder}"', "port": str(PORT)}
    else:
        settings |= {"listen_addresses": LOOPBACK, "unix_socket_directories": "", "port": str(_free_port())}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [binaries.postgres, "-D", str(home.data), *options]


def _sockets_work(home: Home) -> bool:
    """Some paths are too long for a socket, and some file systems (of virtual machines, mostly) have none."""
    # libpq takes a comma for the end of one host and the start of the next.
    if len(os.fsencode(home.socket)) > SOCKET_PATH_BYTES or "," in str(home.run):
        return False
    trial = home.run / "trial"
    trial.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        try:
            server.bind(str(trial))
        except OSError:
            return False
    trial.unlink(missing_ok=True)
    return True


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.bind((LOOPBACK, 0))
        return int(server.getsockname()[1])


def _turn_log(home: Home) -> None:
    with contextlib.suppress(FileNotFoundError):
        if home.log.stat().st_size > LOG_BYTES:
            home.log.replace(home.log.with_name("log.1"))


def _log_from(home: Home, begin: int) -> str:
    with home.log.open("rb") as file:
        file.seek(begin)
        return file.read().decode(errors="replace")


def _last_line(home: Home) -> str:
    try:
        begin = max(0, home.log.stat().st_size - 1000)
        return (_log_from(home, begin).splitlines() or [""])[-1]
    except OSError:
        return ""
