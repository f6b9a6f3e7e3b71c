"""Sites that send too much, too slowly or otherwise than they say. Each is let go of within its limit."""

import gzip
import socket
import time
import tracemalloc
import zlib

import pytest

from articles.errors import DomainError
from articles.fetching import Deadline, FetchFailed, TooLarge
from tests.articles.fetching.conftest import make_fetcher
from tests.articles.fetching.sites import page, redirect

LIMIT = 200_000


@pytest.fixture
def hasty(site, watch):
    return make_fetcher(site, read=0.3, total=0.6, body=LIMIT)


def raw(*pieces, every=0.0, times=1):
    """Sends the pieces as they are, the last one `times` times."""

    def answer(handler):
        for piece in pieces[:-1]:
            handler.wfile.write(piece)
        for _ in range(times):
            handler.wfile.write(pieces[-1])
            handler.wfile.flush()
            time.sleep(every)
        handler.close_connection = True

    return answer


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
FOREVER = 1_000_000


class TestTooMuch:
    def test_is_refused_by_its_declared_length(self, hasty, site):
        site.pages["/a"] = page(b"", Content_Length=str(LIMIT + 1))

        with pytest.raises(TooLarge):
            hasty.fetch(f"{site.url}/a")

    def test_just_at_the_limit_is_taken(self, hasty, site):
        site.pages["/a"] = page(b"x" * LIMIT)

        assert len(hasty.fetch(f"{site.url}/a").body) == LIMIT

    def test_without_a_declared_length_is_refused(self, hasty, site):
        site.pages["/a"] = raw(HEAD + b"\r\n", b"x" * 10_000, times=FOREVER)

        with pytest.raises(TooLarge):
            hasty.fetch(f"{site.url}/a")

    def test_in_chunks_is_refused(self, hasty, site):
        chunk = b"2710\r\n" + b"x" * 10_000 + b"\r\n"
        site.pages["/a"] = raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk, times=FOREVER)

        with pytest.raises(TooLarge):
            hasty.fetch(f"{site.url}/a")

    @pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip"])
    def test_once_unpacked_is_refused_early(self, encoding, hasty, site):
        packed = b"\0" * 50_000_000
        for name in encoding.split(", "):
            packed = gzip.compress(packed, 1) if name == "gzip" else zlib.compress(packed, 1)
        site.pages["/a"] = page(packed, Content_Encoding=encoding)
        tracemalloc.start()

        with pytest.raises(TooLarge):
            hasty.fetch(f"{site.url}/a")

        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 3_000_000

    def test_before_a_redirect_is_not_read(self, hasty, site):
        head = b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"
        site.pages |= {"/a": raw(head, b"x" * 10_000, times=FOREVER), "/b": page(b"<p>here")}

        assert hasty.fetch(f"{site.url}/a").body == b"<p>here"


class TestTooSlow:
    @pytest.mark.parametrize(
        "answer",
        [
            pytest.param(raw(b"H", every=5), id="nothing more after the first byte"),
            pytest.param(
                raw(b"HTTP/1.1 200 OK\r\nX: ", b"x", every=0.1, times=FOREVER), id="a header a byte at a time"
            ),
            pytest.param(raw(b"HTTP/1.1 200 OK\r\n", b"X: x\r\n", every=0.1, times=FOREVER), id="endless headers"),
            pytest.param(raw(b"HTTP/1.1 100 Continue\r\n\r\n", every=0.1, times=FOREVER), id="never the answer itself"),
            pytest.param(raw(HEAD + b"\r\n", b"x", every=0.1, times=FOREVER), id="a body a byte at a time"),
            pytest.param(raw(HEAD + b"\r\n<p>", every=5), id="a body that stops"),
            pytest.param(
                raw(HEAD + b"Content-Length: 1000\r\n\r\n", b"x", every=0.1, times=FOREVER), id="a length never reached"
            ),
            pytest.param(
                raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", every=0.1, times=FOREVER), id="chunks"
            ),
            pytest.param(
                raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x", every=0.1, times=FOREVER), id="a chunk's name"
            ),
            pytest.param(
                raw(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10], b"", every=5),
                id="packed nothing",
            ),
        ],
    )
    def test_ends_at_the_deadline_and_may_be_tried_again(self, answer, hasty, site):
        site.pages["/a"] = answer
        started = time.monotonic()

        with pytest.raises(FetchFailed) as failed:
            hasty.fetch(f"{site.url}/a")

        assert failed.value.transient
        assert time.monotonic() - started < 1.2

    def test_counts_over_all_redirects_together(self, hasty, site):
        def later(answer):
            def wait(handler):
                time.sleep(0.25)
                answer(handler)

            return wait

        site.pages |= {f"/{step}": later(redirect(f"/{step + 1}")) for step in range(3)} | {"/3": later(page())}
        started = time.monotonic()

        with pytest.raises(FetchFailed) as failed:
            hasty.fetch(f"{site.url}/0")

        assert failed.value.transient
        assert time.monotonic() - started < 1.0

    def test_after_the_deadline_is_shut_at_once(self, site):
        with Deadline(0.0) as deadline, socket.create_connection(("127.0.0.1", site.port)) as late:
            deadline.watch(late)

            assert late.recv(1) == b""

    def test_in_its_handshake_ends_too(self, site, watch):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            site.authority = f"127.0.0.1:{silent.getsockname()[1]}"
            fetcher = make_fetcher(site, connect=0.3, total=0.6)
            started = time.monotonic()

            with pytest.raises(FetchFailed) as failed:
                fetcher.fetch(f"https://{site.authority}/")

        assert failed.value.transient
        assert time.monotonic() - started < 1.0


class TestOtherThanSaid:
    def test_a_body_shorter_than_its_length_may_be_tried_again(self, hasty, site):
        site.pages["/a"] = page(b"<p>half", Content_Length="100")

        with pytest.raises(FetchFailed) as failed:
            hasty.fetch(f"{site.url}/a")

        assert failed.value.transient

    def test_a_body_longer_than_its_length_is_cut_there(self, hasty, site):
        site.pages["/a"] = page(b"<p>more than said", Content_Length="7")

        assert hasty.fetch(f"{site.url}/a").body == b"<p>more"

    @pytest.mark.parametrize(
        "answer",
        [
            pytest.param(b"", id="nothing"),
            pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", id="another protocol"),
            pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", id="no status"),
            pytest.param(b"HTTP/1.1 200 " + b"x" * 70_000 + b"\r\n\r\n", id="a line too long"),
            pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200 + b"\r\n", id="too many headers"),
            pytest.param(HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", id="two lengths"),
            pytest.param(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nx", id="a chunk of no size"),
            pytest.param(HEAD + b"Content-Encoding: gzip\r\n\r\n<p>plain", id="not packed"),
            pytest.param(HEAD + b"Content-Encoding: " + b"gzip, " * 50 + b"gzip\r\n\r\nx", id="packed too often"),
            pytest.param(b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe/\r\n\r\n", id="a place that is no text"),
            pytest.param(b"HTTP/1.1 302 Found\r\nLocation:\r\n\r\n", id="a place that is nothing"),
        ],
    )
    def test_an_answer_that_cannot_be_read_is_a_refusal_of_ours(self, answer, hasty, site):
        site.pages["/a"] = raw(answer)

        with pytest.raises(DomainError):
            hasty.fetch(f"{site.url}/a")
