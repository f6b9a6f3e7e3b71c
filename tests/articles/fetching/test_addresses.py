"""Which addresses are public."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.fetching.addresses import is_public

PUBLIC = [
    *("1.1.1.1", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1"),
    *("198.17.1.1", "223.255.255.254", "2606:4700::1111", "2a00:1450:4001:800::200e", "2001:200::1", "2003::1"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_takes_addresses_that_sites_stand_at(address):
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_takes_no_ipv4_address_within_an_ipv6_one(address):
    number = int(address)
    dressed = [
        ipaddress.IPv6Address(number),
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x64FF9B << 96) | number),
        ipaddress.IPv6Address((0x64FF9B0001 << 80) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
        ipaddress.IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)),
        ipaddress.IPv6Address((0x2A01_04F8 << 96) | (0x5EFE << 32) | number),
    ]

    assert not any(map(is_public, dressed))


@given(st.ip_addresses())
def test_takes_nothing_that_python_knows_to_be_special(address):
    special = address.is_private or address.is_loopback or address.is_link_local or address.is_reserved

    assert not (special and is_public(address))
