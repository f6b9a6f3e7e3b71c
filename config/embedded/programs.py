"""Running PostgreSQL's programs: under the server's account and with none of our environment."""

import os
import subprocess
from collections.abc import Sequence

from config.embedded.places import Home, open_file

# Runs its arguments in the background and prints their process id. The shell ends at once, so that the server
# belongs to init and not to us: a dead server then leaves no zombie in a long-lived app.
DETACH = '"$@" </dev/null >&2 & echo $!'


def run(home: Home, argv: Sequence[str], *, text: str = "") -> subprocess.CompletedProcess[str]:
    """Runs to the end. OSError if it cannot be started, CalledProcessError (with stderr) if it fails."""
    account = home.drop_to
    return subprocess.run(  # noqa: S603 - the wheel's programs
        argv,
        input=text,
        cwd="/",
        env=_environment(),
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        umask=0o077,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=True,
    )


def detach(home: Home, argv: Sequence[str]) -> int:
    """Starts a program in a session of its own, its output in the home's log; returns its process id."""
    account = home.drop_to
    log = open_file(home, home.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        done = subprocess.run(  # noqa: S603 - the wheel's programs
            ["/bin/sh", "-c", DETACH, "sh", *argv],
            cwd="/",
            env=_environment(),
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            umask=0o077,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            check=True,
        )
    finally:
        os.close(log)
    return int(done.stdout)


def _environment() -> dict[str, str]:
    """No PG* variable may steer the server, and a server that outlives us must not keep our secrets."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", **kept}
