"""Who works in a checkout, and a checkout for them."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import psycopg

from config import embedded
from config.embedded import binaries


class Failed(Exception):
    """What the actor was told."""


class Child:
    """A process that did something and may still be there."""

    def __init__(self, pid: int, pipe: int) -> None:
        self.pid = pid
        self.pipe: int | None = pipe

    def result(self) -> Any:
        """What it returned; its error as Failed."""
        assert self.pipe is not None
        with os.fdopen(self.pipe, encoding="utf-8") as pipe:
            answer = json.loads(pipe.readline() or '{"error": "it ended without a result"}')
        self.pipe = None
        if "error" in answer:
            raise Failed(answer["error"])
        return answer["result"]

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.join()

    def join(self) -> None:
        os.waitpid(self.pid, 0)


class Actor:
    """Ourselves, or an ordinary user if we are root. Somebody else acts in a forked process, and so needs no reach
    to this Python or its packages; only the server's programs are put where they can be run."""

    def __init__(self, account: pwd.struct_passwd | None = None, packages: Path | None = None) -> None:
        self.account = account
        self.packages = packages

    def begins(self, work: Callable[[], Any], *, stays: bool = False) -> Child:
        """Forks; with `stays` the process lives on after its work, until it is killed."""
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # forking is safe: the child only runs `work`
            pid = os.fork()
        if pid == 0:
            os.close(reading)
            self._live(work, writing, stays)
        os.close(writing)
        return Child(pid, reading)

    def does(self, work: Callable[[], Any]) -> Any:
        if self.account is None and self.packages is None:
            try:
                return work()
            except embedded.EmbeddedError as error:
                raise Failed(str(error)) from error
        child = self.begins(work)
        try:
            return child.result()
        finally:
            child.join()

    def _live(self, work: Callable[[], Any], pipe: int, stays: bool) -> NoReturn:
        try:
            answer = {"result": self._as_account(work)}
        except BaseException:
            answer = {"error": traceback.format_exc()}
        os.write(pipe, f"{json.dumps(answer)}\n".encode())
        if stays:
            time.sleep(600)
        os._exit(0)

    def _as_account(self, work: Callable[[], Any]) -> Any:
        if self.packages is not None:
            sys.path.insert(0, str(self.packages))
        if self.account is not None:
            os.setgroups([])
            os.setgid(self.account.pw_gid)
            os.setuid(self.account.pw_uid)
        return work()


class Checkout:
    """A folder of the actor's; its server ends and it goes with the `with` block."""

    def __init__(self, actor: Actor, *, inside: str = "") -> None:
        self.top = new_folder()
        self.root = self.top / inside
        self.root.mkdir(parents=True, exist_ok=True)
        if actor.account is not None:
            for path in (self.top, self.root):
                os.chown(path, actor.account.pw_uid, actor.account.pw_gid)

    def __enter__(self) -> Path:
        return self.root

    def __exit__(self, *error: object) -> None:
        embedded.stop(self.root)
        shutil.rmtree(self.top)


def new_folder() -> Path:
    """pytest's own folders are closed to other accounts, and too deep for a socket on macOS."""
    folder = Path(tempfile.mkdtemp(prefix="factrail-", dir="/tmp")).resolve()
    folder.chmod(0o755)
    return folder


def copy_wheel(target: Path) -> None:
    installed = binaries._installed().parent
    shutil.copytree(installed, target / installed.name, symlinks=True, ignore=binaries.LEFT_OUT)
    libraries = installed.with_name(f"{installed.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name)


def processes_on(root: Path) -> list[int]:
    """The server of this checkout and its children, by the system's process table."""
    shown = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True)
    rows = [line.split(None, 2) for line in shown.stdout.splitlines()]
    servers = [int(pid) for pid, _, args in rows if f"-D {root}/" in args]
    return servers + [int(pid) for pid, parent, _ in rows if int(parent) in servers]


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    """The rows that a new connection gets."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(question)
        return found.fetchall() if found.description else []


def server_of(root: Path) -> int:
    pid = embedded.status(root).pid
    assert pid is not None
    return pid


def wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.005)


def kill_server(root: Path) -> None:
    pid = server_of(root)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not embedded.status(root).running)
