"""Which internet addresses are public: those that somebody else's web site may stand at."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What RFC 6890's registries keep for special use, whatever the interpreter's own table says: it has changed between
# Python's releases. https://www.iana.org/assignments/iana-ipv4-special-registry/
_SPECIAL_IPV4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers (CGNAT); one cloud's metadata too
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # one cloud's host agent, though the address looks public
        "169.254.0.0/16",  # link-local; the clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; one cloud's metadata too
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved; broadcast
    )
)
# All of today's public IPv6 addresses are in here. What lies outside is loopback, private, link-local, multicast, or
# an IPv4 address in another dress: ::a.b.c.d, ::ffff:a.b.c.d, 64:ff9b::/96 and 64:ff9b:1::/48 (NAT64).
_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
_SPECIAL_IPV6 = tuple(
    ipaddress.IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address in the next 32 bits
        "3fff::/20",  # documentation
    )
)
# An ISATAP tunnel ends at the IPv4 address in the last 32 bits (RFC 5214, section 6.1), under any prefix.
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)


def is_public(address: Address) -> bool:
    """True where `address` may be connected to."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in net for net in _SPECIAL_IPV4)
    if address not in _GLOBAL_IPV6 or address.scope_id is not None:
        return False
    tunnelled = (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP
    return not tunnelled and not any(address in net for net in _SPECIAL_IPV6)
