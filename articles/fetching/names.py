"""Host names and addresses as they stand in a URL: read strictly, in one spelling only."""

from __future__ import annotations

import ipaddress
import re

import idna

from articles.fetching.addresses import Address

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)\Z")
_NUMERIC = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")

# Names that never lead to a public site: RFC 6761, 6762, 7686, 8375, 9476, ICANN's `internal`, and what home routers
# and Windows domains use. The resolver is not asked for them: its answer would tell what stands in the network.
_NOT_PUBLIC = frozenset(
    {
        *("alt", "arpa", "corp", "example", "home", "internal", "intranet", "invalid", "lan", "local"),
        *("localdomain", "localhost", "onion", "private", "test"),
    }
)


class NotAHost(ValueError):
    """That is no host, or not in the one spelling that is read."""


def read(host: str) -> str | Address:
    """A name in lower-case ASCII without its last dot, or an address.

    An IPv4 address is read in four decimal numbers only. The other spellings that resolvers take (`127.1`, `0x7f.1`,
    `2130706433`, `0177.0.0.1`) are refused here, by the test with which browsers tell an address from a name: the
    last label is a number (https://url.spec.whatwg.org/#ends-in-a-number-checker).
    """
    if host.startswith("["):
        return _ipv6(host)
    name = _ascii(host).lower().removesuffix(".")
    labels = name.split(".")
    if _NUMERIC.match(labels[-1]):
        try:
            return ipaddress.IPv4Address(name)
        except ValueError:
            raise NotAHost(host) from None
    if len(name) > 253 or not all(map(_LABEL.match, labels)):
        raise NotAHost(host)
    return name


def is_public_name(name: str) -> bool:
    """False for names of one label and those under a suffix that only a local network answers for."""
    _, dot, suffix = name.rpartition(".")
    return bool(dot) and suffix not in _NOT_PUBLIC


def _ipv6(host: str) -> ipaddress.IPv6Address:
    if not host.endswith("]") or "%" in host:
        raise NotAHost(host)
    try:
        return ipaddress.IPv6Address(host[1:-1])
    except ValueError:
        raise NotAHost(host) from None


def _ascii(host: str) -> str:
    """As a resolver would be asked: fullwidth digits and dots become plain ones, other letters punycode."""
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise NotAHost(host) from None
