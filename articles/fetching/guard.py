"""What may be asked of the network. One refusal for everything that may not.

A URL passes twice: `read` judges its spelling, before anything is sent or resolved; `address_of` resolves its host
once and judges what came back. The connection is then made to that address, not to the name (`transport`), so that
a name which answers differently the second time leads nowhere.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from articles.errors import Invalid
from articles.fetching import names
from articles.fetching.addresses import Address, is_public

# What the most common servers take in a request line is 8,000; longer than this is no article's address.
LONGEST_URL = 2_048
WEB_PORTS = frozenset({80, 443})

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[^\[\]/?#@\\]*\]|[^\[\]/?#@:\\]+)(?::(?P<port>[0-9]{0,5}))?(?P<rest>(?:[/?].*)?)\Z",
    re.IGNORECASE | re.DOTALL,
)
# White space and control characters, C1 ones too, and the marks that change how an address reads: parsers differ in
# what they drop.
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ud800-\udfff]")

Resolver = Callable[[str, int], Sequence[str]]


class UrlNotAllowed(Invalid):
    """Only public web pages are asked for: http or https, on its usual port, at a public address, in few redirects."""

    # Always raised without a detail: which rule refused would tell what stands in our own network.
    code = "url-not-allowed"


class SiteNotFound(Exception):
    """No address could be had for the site's name. `lasting` where the resolver said that there is none."""

    def __init__(self, *, lasting: bool) -> None:
        super().__init__("no address for the name")
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Place:
    """A URL that may be asked for, in the one spelling that goes out: no user, no fragment, an ASCII host.

    `host` is as it stands in a URL, in brackets if IPv6. `is_exempt` says that the guard was told to allow it.
    """

    url: str
    scheme: str
    host: str
    port: int
    is_exempt: bool

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        usual = {"http": 80, "https": 443}[self.scheme]
        return self.host if self.port == usual else f"{self.host}:{self.port}"

    def pinned_to(self, address: Address) -> str:
        """The same place with an address for its host."""
        host = f"[{address}]" if address.version == 6 else str(address)
        return f"{self.scheme}://{host}:{self.port}/"


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver gives, in the order to try them in (RFC 6724)."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Guard:
    """The rules for what may be asked.

    `own_hosts` are this system's names, as Django's ALLOWED_HOSTS has them. `allow` holds `host:port` pairs, spelled
    as in the URL, that pass whatever their address, for tests and closed networks. `ports` and `resolver` are other
    than the usual in tests only.
    """

    def __init__(
        self,
        *,
        own_hosts: Iterable[str] = (),
        allow: Iterable[str] = (),
        ports: Iterable[int] = WEB_PORTS,
        resolver: Resolver = resolve,
    ) -> None:
        self._own = frozenset(host.lower().rstrip(".") for host in own_hosts)
        self._allow = frozenset(pair.lower() for pair in allow)
        self._ports = frozenset(ports)
        self._resolver = resolver

    def read(self, url: str) -> Place:
        """The place that `url` names, judged by its spelling. Raises UrlNotAllowed. Sends nothing, resolves nothing."""
        if len(url) > LONGEST_URL or "\\" in url or _UNSEEN.search(url):
            raise UrlNotAllowed
        found = _URL.match(url.partition("#")[0])
        if found is None:
            raise UrlNotAllowed
        try:
            host = names.read(found["host"])
        except names.NotAHost:
            raise UrlNotAllowed from None
        scheme = found["scheme"].lower()
        port = int(found["port"]) if found["port"] else {"http": 80, "https": 443}[scheme]
        shown = f"[{host}]" if isinstance(host, ipaddress.IPv6Address) else str(host)
        is_exempt = f"{shown}:{port}" in self._allow
        if not is_exempt and not (port in self._ports and self._may_be_named(host) and not self._is_own(shown)):
            raise UrlNotAllowed
        place = Place("", scheme, shown, port, is_exempt)
        rest = found["rest"] if found["rest"].startswith("/") else "/" + found["rest"]
        return Place(place.origin + rest, scheme, shown, port, is_exempt)

    def address_of(self, place: Place, *, within: float) -> Address:
        """The address to connect to, looked up once, in at most `within` seconds.

        Every address that the name has must be public: one that is not marks a name that points inside. Raises
        UrlNotAllowed, and SiteNotFound where there is none.
        """
        literal = names.read(place.host)
        found = self._look_up(place, within=within) if isinstance(literal, str) else [literal]
        if not place.is_exempt and not all(map(is_public, found)):
            raise UrlNotAllowed
        return found[0]

    def _look_up(self, place: Place, *, within: float) -> Sequence[Address]:
        # The system's resolver knows no deadline, so it is left behind in a thread that ends when it does.
        answers: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolver(place.host, place.port))
            except (OSError, UnicodeError) as error:
                answers.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, name="resolving", daemon=True).start()
        try:
            answer = answers.get(timeout=max(within, 0.001))
        except queue.Empty:
            raise SiteNotFound(lasting=False) from None
        if isinstance(answer, OSError):
            raise SiteNotFound(lasting=answer.errno == socket.EAI_NONAME) from answer
        if not answer:
            raise SiteNotFound(lasting=True)
        return [ipaddress.ip_address(address) for address in answer]

    @staticmethod
    def _may_be_named(host: str | Address) -> bool:
        return names.is_public_name(host) if isinstance(host, str) else is_public(host)

    def _is_own(self, host: str) -> bool:
        # `*` is every host and so names none; `.name` is the name and all below it
        return any(
            host == own.removeprefix(".") or (own.startswith(".") and host.endswith(own)) for own in self._own - {"*"}
        )
