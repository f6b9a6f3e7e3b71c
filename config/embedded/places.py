"""Where one checkout's server keeps its files, and the account that it runs under.

An ordinary user has it all in `<root>/.factrail/`. PostgreSQL refuses to run as root, so there the server
runs under an existing account, and where that account cannot reach the checkout the files go to one folder of
ours under the system's state folder. Nothing here makes a user or touches a folder that is not ours.
"""

import hashlib
import os
import secrets
import shutil
import stat
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.embedded.errors import EmbeddedError

if sys.platform != "win32":
    import pwd

FOLDER = ".factrail"
STATE_FOLDER = "factrail"
PORT = 5432
SERVICE_ACCOUNTS = ("postgres", "_postgres", "nobody")  # _postgres is macOS's own
STATE_FOLDERS = (Path("/var/lib"), Path("/Library/Application Support"))
# sun_path holds 108 bytes on Linux and 104 on macOS, a terminating zero included.
SOCKET_PATH_BYTES = 103 if sys.platform == "darwin" else 107


class NoServiceAccount(EmbeddedError):
    """PostgreSQL does not run as root, and this system has none of the accounts {names} to run it under. Work
    as an ordinary user, or set DATABASE_URL to a server of your own."""

    code = "embedded-no-account"


class CannotSwitchAccount(EmbeddedError):
    """PostgreSQL does not run as root, and this process may not start one under the account {account}:
    {reason}. Work as an ordinary user, or set DATABASE_URL to a server of your own."""

    code = "embedded-cannot-switch-account"


class NotYours(EmbeddedError):
    """The embedded PostgreSQL's files in {path} belong to {owner}. Work as {owner} or as root, set
    DATABASE_URL to a server of your own, or have the folder removed if nothing in its database is needed."""

    code = "embedded-not-yours"


class NotWritable(EmbeddedError):
    """The embedded PostgreSQL keeps its files in {path}, which cannot be made there: {reason}. Allow writing
    there, or set DATABASE_URL to a server of your own."""

    code = "embedded-not-writable"


class Unreachable(EmbeddedError):
    """The account {account}, under which the embedded PostgreSQL runs, cannot reach {path}. Let it pass
    through the folders above, or set DATABASE_URL to a server of your own."""

    code = "embedded-unreachable"


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int
    name: str


@dataclass(frozen=True)
class Home:
    """The folder of one server. `drop_to` is the account it runs under when we are root, else None."""

    root: Path
    path: Path
    owner: Account
    drop_to: Account | None

    @property
    def runs_as(self) -> Account:
        return self.drop_to or self.owner

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def run(self) -> Path:
        """Holds the unix socket; mode 0700, so nobody else on the machine comes as far as the password."""
        return self.path / "run"

    @property
    def socket(self) -> Path:
        return self.run / f".s.PGSQL.{PORT}"

    @property
    def log(self) -> Path:
        return self.path / "log"

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    @property
    def password(self) -> Path:
        return self.path / "password"

    @property
    def access_rules(self) -> Path:
        return self.path / "pg_hba.conf"

    @property
    def inside_checkout(self) -> bool:
        return self.path.parent == self.root


def locate(root: Path) -> Home:
    """The home of this checkout's server: the one that holds its database, else the one to make. Makes
    nothing."""
    root = root.resolve()
    inside = root / FOLDER
    if os.geteuid() != 0:
        me = _account(os.geteuid()) or Account(os.geteuid(), os.getegid(), f"uid {os.geteuid()}")
        _refuse_foreign(inside, me)
        return Home(root, inside, owner=me, drop_to=None)
    for path in (inside, *_outside(root)):
        if (path == inside or (_is_roots(path.parent) and _is_roots(path))) and (path / "data").is_dir():
            return _home_as_root(root, path)
    home = _home_as_root(root, inside)
    if can_reach(home, root):
        return home
    for path in _outside(root):
        elsewhere = _home_as_root(root, path)
        parent, base = path.parent, path.parent.parent
        free = _is_roots(parent) if os.path.lexists(parent) else os.access(base, os.W_OK)
        if free and can_reach(elsewhere, base):
            return elsewhere
    raise Unreachable(account=home.runs_as.name, path=root)


def make_home(home: Home) -> None:
    """Makes the folder if it is missing. Needs no lock, since the lock lies in it: it appears with its owner
    and mode, so that of two processes neither sees it half made."""
    # The server's account must pass through to its data; what else lies here has modes of its own.
    mode = 0o700 if home.drop_to in (None, home.owner) else 0o711
    if home.path.is_dir():
        found = stat.S_IMODE(home.path.stat().st_mode)
        if found | mode != found:  # the settings keep a key here and may have made the folder, under any umask
            home.path.chmod(found | mode)
        return
    draft = home.path.with_name(f"{home.path.name}.{secrets.token_hex(4)}")
    try:
        if not home.inside_checkout:
            home.path.parent.mkdir(mode=0o755, exist_ok=True)
        draft.mkdir()
        if not home.inside_checkout:
            (draft / "checkout").write_text(f"{home.root}\n", encoding="utf-8")
        draft.chmod(mode)
        _give(draft, home.owner)
        draft.rename(home.path)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        if not home.path.is_dir():  # else another process was faster
            raise NotWritable(path=home.path, reason=error.strerror) from error


def make_run(home: Home) -> None:
    """The socket's folder. Call with the lock held."""
    if not home.run.is_dir():
        make_server_folder(home, home.run)
    if not can_reach(home, home.run):
        raise Unreachable(account=home.runs_as.name, path=home.run)


def make_server_folder(home: Home, path: Path) -> None:
    path.mkdir()
    path.chmod(0o700)
    _give(path, home.drop_to)


def open_file(home: Home, path: Path, flags: int) -> int:
    """A descriptor of one of the home's files, mode 0600, made for its owner if it is missing. Follows no
    link: as root we may stand in a folder that an ordinary user can write to."""
    descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    if os.geteuid() == 0:
        os.fchown(descriptor, home.owner.uid, home.owner.gid)
    return descriptor


def write_file(home: Home, path: Path, text: str, *, mode: int = 0o600) -> None:
    """Whole or not at all: a reader never meets half of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(open_file(home, draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), mode)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def can_reach(home: Home, path: Path) -> bool:
    """Whether the server's account may pass through to `path`; asked of the system by going there as that
    account."""
    if home.drop_to is None:
        return True
    account = home.drop_to
    try:
        tried = subprocess.run(  # noqa: S603 - a fixed script; the path is an argument of it
            ["/bin/sh", "-c", 'cd "$1"', "sh", str(path)],
            cwd="/",
            env={},
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        raise CannotSwitchAccount(account=account.name, reason=error.strerror) from error
    return tried.returncode == 0


def _home_as_root(root: Path, path: Path) -> Home:
    # A checkout of an ordinary user stays theirs when root works in it: they can attach, stop and delete it
    # later.
    inside = path.parent == root
    owner = _account((path if path.exists() else root).stat().st_uid) if inside else None
    if owner is not None and owner.uid != 0:
        return Home(root, path, owner=owner, drop_to=owner)
    data = path / "data"
    runner = _account(data.stat().st_uid) if data.is_dir() else None
    return Home(root, path, owner=Account(0, 0, "root"), drop_to=runner or _service_account())


def _outside(root: Path) -> list[Path]:
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    bases = [base for base in STATE_FOLDERS if base.is_dir()]
    bases += [Path(tempfile.gettempdir()), Path("/tmp")]  # noqa: S108 - used only where nobody else made it
    return [base / STATE_FOLDER / name for base in dict.fromkeys(bases)]


def _is_roots(path: Path) -> bool:
    """Whether only root can have made `path`. Anyone may make a folder of any name in a temporary folder."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return found.st_uid == 0 and stat.S_ISDIR(found.st_mode) and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _refuse_foreign(path: Path, me: Account) -> None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotWritable(path=path, reason=error.strerror) from error
    if found.st_uid != me.uid:
        owner = _account(found.st_uid)
        raise NotYours(path=path, owner=owner.name if owner else f"uid {found.st_uid}")


def _give(path: Path, account: Account | None) -> None:
    if account is not None and os.geteuid() == 0:
        os.chown(path, account.uid, account.gid)


def _account(uid: int) -> Account | None:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid, entry.pw_name)


def _service_account() -> Account:
    for name in SERVICE_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid > 0:  # macOS gives nobody the uid -2
            return Account(entry.pw_uid, entry.pw_gid, entry.pw_name)
    raise NoServiceAccount(names=", ".join(SERVICE_ACCOUNTS))
