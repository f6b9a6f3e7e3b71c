"""The embedded PostgreSQL under the faults that it must survive: real servers, real kills."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from config import embedded
from tests.faults.actors import Actor, ask, kill_server, processes_on, server_of, wait_until

pytestmark = pytest.mark.faults


class TestFaults:
    def test_outlives_the_app_that_started_it(self, actor: Actor, checkout: Path) -> None:
        app = actor.begins(lambda: embedded.url(checkout), stays=True)
        url = app.result()
        server = server_of(checkout)

        app.kill()

        assert ask(url, "SELECT 1") == [(1,)]
        assert actor.does(lambda: embedded.url(checkout)) == url
        assert server_of(checkout) == server

    def test_comes_back_with_its_data_after_the_server_is_killed(self, actor: Actor, checkout: Path) -> None:
        url = actor.does(lambda: embedded.url(checkout))
        ask(url, "CREATE TABLE outlived_a_kill (number int)")
        ask(url, "INSERT INTO outlived_a_kill SELECT generate_series(1, 1000)")

        kill_server(checkout)
        again = actor.does(lambda: embedded.url(checkout))

        assert ask(again, "SELECT count(*) FROM outlived_a_kill") == [(1000,)]
        assert "not properly shut down" in embedded.status(checkout).log.read_text()

    def test_waits_for_the_queries_of_a_killed_server_to_end(self, actor: Actor, checkout: Path) -> None:
        url = actor.does(lambda: embedded.url(checkout))
        # A loop that never waits does not notice that its postmaster is gone.
        busy = psycopg.connect(url)
        busy.pgconn.send_query(b"DO $$ DECLARE n int := 0; BEGIN WHILE n < 20000000 LOOP n := n + 1; END LOOP; END $$")
        wait_until(lambda: ask(url, "SELECT 1 FROM pg_stat_activity WHERE query ~ '^DO' AND state = 'active'"))

        kill_server(checkout)
        again = actor.does(lambda: embedded.url(checkout))

        busy.close()
        assert ask(again, "SELECT 1") == [(1,)]
        assert "pre-existing shared memory block" in embedded.status(checkout).log.read_text()

    def test_starts_over_a_stale_pid_file_that_names_a_living_process(
        self, actor: Actor, checkout: Path, bystander: subprocess.Popen[bytes]
    ) -> None:
        actor.does(lambda: embedded.url(checkout))
        kill_server(checkout)
        for path in (
            checkout / ".factrail/data/postmaster.pid",
            checkout / ".factrail/run/.s.PGSQL.5432.lock",
        ):
            path.write_text(re.sub(r"\A\d+", str(bystander.pid), path.read_text()))

        url = actor.does(lambda: embedded.url(checkout))

        assert ask(url, "SELECT 1") == [(1,)]
        assert bystander.poll() is None

    def test_starts_over_a_stale_pid_file_that_names_the_caller(self, actor: Actor, checkout: Path) -> None:
        actor.does(lambda: embedded.url(checkout))
        kill_server(checkout)
        path = checkout / ".factrail/data/postmaster.pid"

        def start() -> str:
            path.write_text(re.sub(r"\A\d+", str(os.getpid()), path.read_text()))
            return embedded.url(checkout)

        assert ask(actor.does(start), "SELECT 1") == [(1,)]

    def test_starts_over_an_empty_pid_file(self, actor: Actor, checkout: Path) -> None:
        actor.does(lambda: embedded.url(checkout))
        kill_server(checkout)
        (checkout / ".factrail/data/postmaster.pid").write_text("")

        url = actor.does(lambda: embedded.url(checkout))

        assert ask(url, "SELECT 1") == [(1,)]

    def test_makes_the_database_anew_when_the_first_attempt_was_killed(
        self, actor: Actor, empty_checkout: Path
    ) -> None:
        first = actor.begins(lambda: embedded.url(empty_checkout))
        wait_until(lambda: list((empty_checkout / ".factrail").glob("data.new-*/global")))
        first.kill()

        url = actor.does(lambda: embedded.url(empty_checkout))

        assert ask(url, "SELECT 1") == [(1,)]

    def test_sets_a_folder_aside_that_is_no_database(self, actor: Actor, empty_checkout: Path) -> None:
        actor.does(lambda: embedded.url(empty_checkout))
        embedded.stop(empty_checkout)
        (empty_checkout / ".factrail/data/global/pg_control").unlink()

        url = actor.does(lambda: embedded.url(empty_checkout))

        assert ask(url, "SELECT 1") == [(1,)]
        assert len(list((empty_checkout / ".factrail").glob("data.unreadable-*/PG_VERSION"))) == 1

    def test_gives_a_new_password_when_its_file_is_gone(self, actor: Actor, checkout: Path) -> None:
        before = actor.does(lambda: embedded.url(checkout))
        ask(before, "CREATE TABLE outlived_a_password ()")
        (checkout / ".factrail/password").unlink()

        after = actor.does(lambda: embedded.url(checkout))

        assert after != before
        assert ask(after, "SELECT count(*) FROM outlived_a_password") == [(0,)]

    def test_starts_anew_when_its_folder_is_removed_under_a_running_server(
        self, actor: Actor, empty_checkout: Path
    ) -> None:
        actor.does(lambda: embedded.url(empty_checkout))
        before = server_of(empty_checkout)
        shutil.rmtree(empty_checkout / ".factrail")

        url = actor.does(lambda: embedded.url(empty_checkout))

        assert ask(url, "SELECT 1") == [(1,)]
        assert before not in processes_on(empty_checkout)

    def test_starts_anew_when_its_socket_is_removed_under_a_running_server(self, actor: Actor, checkout: Path) -> None:
        url = actor.does(lambda: embedded.url(checkout))
        (checkout / ".factrail/run/.s.PGSQL.5432").unlink()

        assert actor.does(lambda: embedded.url(checkout)) == url
        assert ask(url, "SELECT 1") == [(1,)]

    def test_waits_for_a_server_whose_starter_was_killed(self, actor: Actor, checkout: Path) -> None:
        starter = actor.begins(lambda: embedded.url(checkout))
        wait_until(lambda: (checkout / ".factrail/data/postmaster.pid").exists())
        starter.kill()

        url = actor.does(lambda: embedded.url(checkout))

        assert ask(url, "SELECT 1") == [(1,)]

    def test_follows_its_checkout_to_another_place(self, actor: Actor, checkout: Path) -> None:
        ask(actor.does(lambda: embedded.url(checkout)), "CREATE TABLE moved ()")
        moved = checkout.with_name(f"{checkout.name}-moved")
        checkout.rename(moved)
        try:
            assert ask(actor.does(lambda: embedded.url(moved)), "SELECT count(*) FROM moved") == [(0,)]
            embedded.stop(moved)
            assert ask(actor.does(lambda: embedded.url(moved)), "SELECT count(*) FROM moved") == [(0,)]
        finally:
            embedded.stop(moved)
            moved.rename(checkout)  # for its own clearing up
