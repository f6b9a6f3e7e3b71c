"""A name may answer differently each time it is asked. The connection goes to the address that was judged."""

import socket
import threading

import pytest
from requests import exceptions

from articles.fetching import Deadline, Fetcher, FetchFailed, Guard, Limits, UrlNotAllowed
from articles.fetching.guard import SiteNotFound, resolve
from articles.fetching.transport import GuardedSession
from tests.articles.fetching.conftest import USER_AGENT

PUBLIC = "93.184.216.34"
PUBLIC_IPV6 = "2606:2800:220::1"


class Rebinding:
    """Answers with each of its answers in turn, then with the last for ever."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def __call__(self, host, port):
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def fetcher_with(resolver, listener):
    guard = Guard(ports={80, 443, listener.port}, resolver=resolver)
    return Fetcher(guard, user_agent=USER_AGENT, limits=Limits(connect=0.5, read=0.5, total=1.0))


@pytest.mark.parametrize("scheme", ["http", "https"])
class TestRebinding:
    def test_gains_nothing_after_the_check(self, scheme, listener, watch):
        resolver = Rebinding([PUBLIC], ["127.0.0.1"])

        with pytest.raises(FetchFailed):
            fetcher_with(resolver, listener).fetch(f"{scheme}://rebinding.org:{listener.port}/")

        assert watch.connected == [(PUBLIC, listener.port)]
        assert resolver.asked == ["rebinding.org"]
        assert watch.asked == []
        assert not listener.was_reached

    def test_is_judged_anew_for_each_request(self, scheme, listener, watch):
        fetcher = fetcher_with(Rebinding([PUBLIC], ["127.0.0.1"]), listener)
        url = f"{scheme}://rebinding.org:{listener.port}/"
        with pytest.raises(FetchFailed):
            fetcher.fetch(url)

        with pytest.raises(UrlNotAllowed):
            fetcher.fetch(url)

        assert not listener.was_reached

    @pytest.mark.parametrize(
        "answer",
        [
            ["127.0.0.1"],
            ["::1"],
            ["0.0.0.0"],  # noqa: S104
            ["10.1.2.3"],
            ["169.254.169.254"],
            ["100.64.1.1"],
            ["::ffff:127.0.0.1"],
            ["64:ff9b::7f00:1"],
            ["2002:7f00:1::"],
            ["fe80::1%lo"],
            ["fd00:ec2::254"],
            [PUBLIC, "127.0.0.1"],
            ["127.0.0.1", PUBLIC],
            [PUBLIC_IPV6, "::1"],
        ],
        ids=",".join,
    )
    def test_is_refused_where_any_address_is_inside(self, scheme, answer, listener, watch):
        with pytest.raises(UrlNotAllowed):
            fetcher_with(Rebinding(answer), listener).fetch(f"{scheme}://inside.org:{listener.port}/")

        assert watch.connected == []
        assert not listener.was_reached


class TestTheConnection:
    def test_goes_nowhere_that_was_not_judged(self, listener, watch):
        with Deadline(1.0) as deadline, GuardedSession(Guard(), user_agent=USER_AGENT, deadline=deadline) as session:
            pools = session.get_adapter("http://site.org").poolmanager
            pool = pools.connection_from_host("127.0.0.1", listener.port, "http")

            with pytest.raises(UrlNotAllowed):
                pool.request("GET", "/")

        assert watch.connected == []

    def test_is_not_made_by_way_of_a_proxy(self, listener, watch, monkeypatch):
        proxy = f"http://127.0.0.1:{listener.port}"
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy)
        guard = Guard(resolver=Rebinding([PUBLIC]))

        with (
            Deadline(1.0) as deadline,
            GuardedSession(guard, user_agent=USER_AGENT, deadline=deadline) as session,
            pytest.raises(exceptions.ConnectionError),
        ):
            session.get("http://site.org/", proxies={"http": proxy})

        assert watch.connected == [(PUBLIC, 80)]
        assert not listener.was_reached

    def test_waits_for_no_resolver_longer_than_its_deadline(self, watch):
        over = threading.Event()

        def slow(host, port):
            over.wait(5)
            return [PUBLIC]

        guard = Guard(resolver=slow)

        with pytest.raises(SiteNotFound):
            guard.address_of(guard.read("https://site.org/"), within=0.05)

        over.set()


class TestNames:
    def test_are_looked_up_by_the_system(self):
        assert {"127.0.0.1", "::1"} & set(resolve("localhost", 80))

    def test_for_which_nothing_is_found_are_a_failure_that_lasts(self):
        with pytest.raises(FetchFailed) as failed:
            Fetcher(Guard(resolver=lambda host, port: []), user_agent=USER_AGENT).fetch("https://site.org/")

        assert not failed.value.transient

    def test_that_cannot_be_looked_up_just_now_may_be_tried_again(self):
        def unavailable(host, port):
            raise socket.gaierror(socket.EAI_AGAIN, "try again")

        with pytest.raises(FetchFailed) as failed:
            Fetcher(Guard(resolver=unavailable), user_agent=USER_AGENT).fetch("https://site.org/")

        assert failed.value.transient

    def test_without_an_address_are_a_failure(self, watch):
        fetcher = Fetcher(Guard(), user_agent=USER_AGENT)

        with pytest.raises(FetchFailed, match="name leads to no address") as failed:
            fetcher.fetch("https://site.org/")

        assert not failed.value.transient
        assert watch.asked == ["site.org"]
