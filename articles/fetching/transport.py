"""Requests that go only where the guard lets them. Articles are fetched and webhooks sent through it.

It stands on requests-hardened, which looks a name up once, filters, and connects to the address found. What it adds:
its own stricter judgement of spelling and addresses; a resolver with a deadline; a check of the very address at
`connect`, so that no pool can be made that goes elsewhere; no body of a redirect is read (requests does, without a
limit, even where redirects are off); no proxy, of the environment or of the caller.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Generator, Mapping
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests_hardened.client import HTTPSession
from requests_hardened.config import Config
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from articles.fetching.deadline import Deadline
from articles.fetching.guard import Guard, UrlNotAllowed

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0


class GuardedSession(HTTPSession):
    """A requests session behind a guard. Raises UrlNotAllowed, SiteNotFound and what requests raises.

    Answers are streamed: read their bodies with `body_of`. Redirects are never followed: ask again for where they
    lead, so that it is judged like any other address.
    """

    def __init__(
        self,
        guard: Guard,
        *,
        user_agent: str,
        deadline: Deadline,
        connect: float = CONNECT_SECONDS,
        read: float = READ_SECONDS,
    ) -> None:
        super().__init__(
            Config(
                ip_filter_enable=True,
                ip_filter_allow_loopback_ips=False,
                never_redirect=True,
                default_timeout=(connect, read),
                user_agent_override=user_agent,
            )
        )
        self._guard = guard
        self._deadline = deadline
        self._connect, self._read = connect, read
        self.stream = True
        # no proxies, certificates or passwords from the environment
        self.trust_env = False
        for scheme in ("http", "https"):
            self.mount(f"{scheme}://", _GuardedAdapter(guard, deadline, is_https=scheme == "https"))

    def prepare_request(self, request: requests.Request) -> requests.PreparedRequest:
        # before requests reads the URL, whose repairs (backslashes, spaces, odd schemes) would hide what was asked
        if not isinstance(request.url, str):
            raise UrlNotAllowed
        request.url = self._guard.read(request.url).url
        return super().prepare_request(request)

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        left = self._deadline.left()
        options |= {"timeout": (min(self._connect, left), min(self._read, left)), "proxies": {}, "stream": True}
        return super().send(request, **options)

    def resolve_redirects(self, *args: Any, **options: Any) -> Generator[requests.Response, None, None]:
        """None: to answer with the next one, requests would read this one's body to its end."""
        yield from ()


class _GuardedAdapter(IPFilterAdapter):
    """Makes every connection to an address that was judged; the name stays in `Host` and in the certificate."""

    def __init__(self, guard: Guard, deadline: Deadline, *, is_https: bool) -> None:
        self._guard = guard
        self._deadline = deadline
        self._judged: set[str] = set()
        super().__init__(is_https_proto=is_https)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools()

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        try:
            return super().send(request, *args, **options)
        except InvalidIPAddress:
            raise UrlNotAllowed from None

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: bool | str, cert: str | tuple[str, str] | None = None
    ) -> tuple[Any, Any]:
        place = self._guard.read(request.url or "")
        address = self._guard.address_of(place, within=min(CONNECT_SECONDS, self._deadline.left()))
        pinned = request.copy()
        pinned.url = place.pinned_to(address)
        # the library's own filter has its say too, but where the guard was told to allow what no filter would
        build = HTTPAdapter.build_connection_pool_key_attributes if place.is_exempt else _FILTERED
        host_params, pool_options = build(self, pinned, verify, cert)
        self._judged.add(str(address))
        request.headers["Host"] = place.authority
        if place.scheme == "https":
            name = place.host.strip("[]")
            pool_options |= {"assert_hostname": name, "server_hostname": name}
        return host_params, pool_options

    def _connecting_to(self, host: str) -> None:
        if host.strip("[]") not in self._judged:
            raise UrlNotAllowed

    def _connected(self, host: str, sock: socket.socket) -> socket.socket:
        try:
            if ipaddress.ip_address(sock.getpeername()[0]) != ipaddress.ip_address(host.strip("[]")):
                raise UrlNotAllowed
            self._deadline.watch(sock)
        except BaseException:
            sock.close()
            raise
        return sock

    def _pools(self) -> dict[str, type[HTTPConnectionPool]]:
        adapter = self

        class Connection(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                adapter._connecting_to(self.host)
                return adapter._connected(self.host, super()._new_conn())

        class SecureConnection(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                adapter._connecting_to(self.host)
                return adapter._connected(self.host, super()._new_conn())

        class Pool(HTTPConnectionPool):
            ConnectionCls = Connection

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = SecureConnection

        return {"http": Pool, "https": SecurePool}


_FILTERED = IPFilterAdapter.build_connection_pool_key_attributes


def body_of(response: requests.Response, *, at_most: int, cut: bool = False) -> bytes | None:
    """The body, unpacked; None where it is longer than `at_most` bytes, or its beginning with `cut`.

    It stops at the limit: a packed body is unpacked a piece at a time, so that what would swell to gigabytes costs no
    more than the limit. Raises urllib3's errors.
    """
    told = response.headers.get("Content-Length", "")
    if not cut and told.isdecimal() and int(told[:20]) > at_most:
        return None
    body = bytearray()
    for piece in response.raw.stream(65_536, decode_content=True):
        body += piece
        if len(body) > at_most:
            return bytes(body[:at_most]) if cut else None
    return bytes(body)


def header(headers: Mapping[str, str], name: str, *, longest: int = 500) -> str:
    """A header's value that can be kept and sent back; "" where it is none, too long or not plain."""
    value = headers.get(name, "")
    return value if len(value) <= longest and value.isascii() and value.isprintable() else ""
