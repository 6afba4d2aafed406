"""Check web addresses: http and https only, and no machine that the public cannot reach.

A page, a feed or a redirect may name any address, also that of a router or of a cloud machine's
secrets. Names are looked up here once, every address behind a name is checked, and the
connection goes to an address that was checked: a name that changes in between (DNS rebinding)
changes nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from kg.errors import SourceError, printable

IP: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""Looks up a name: host and port to addresses as text. Raises OSError."""

_LONGEST = 4000
_PORTS = {"http": 80, "https": 443}
# IANA's registries of special-purpose addresses as of 2026, of IPv4 and of IPv6: what is not
# globally reachable, with multicast and deprecated relays. Python's own is_global differs from
# version to version. The few anycast addresses inside 192.0.0.0/24 and 2001::/23 that are
# reachable serve no pages.
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24"),
        *("192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA gives out of IPv6
# Well-known prefix of NAT64 (RFC 6052): the last four bytes are an IPv4 address.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in its parts."""

    scheme: str
    host: str  # ASCII, lower case, without brackets
    port: int
    target: str  # path and query, as the request line has them

    @property
    def site(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        default = _PORTS[self.scheme] == self.port
        return f"{self.scheme}://{host}" + ("" if default else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole, without fragment."""
        return self.site + self.target


def split(url: str) -> Address:
    """Return the parts of a web address.

    Raises:
        SourceError: It is none that kg opens.

    >>> split("HTTPS://News.Example/a b?c#d").url
    'https://news.example/a%20b?c'
    """
    shown = printable(url[:200])
    bare = url.strip()
    if len(bare) > _LONGEST or any(ord(char) < 32 for char in bare):
        raise SourceError(f"{shown}: is no address ({len(url):,} characters); check it")
    try:
        parts = urlsplit(bare)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
        # What other alphabets have for a dot (U+2024) becomes one only here.
        host = host if host.isascii() else host.encode("idna").decode("ascii").rstrip(".")
    except ValueError as error:
        raise SourceError(f"{shown}: is no address ({error}); check it") from error
    if parts.scheme not in _PORTS:
        raise SourceError(f"{shown}: is not http or https; kg opens nothing else")
    if not host:
        raise SourceError(f"{shown}: names no host; check it")
    if parts.username is not None or parts.password is not None:
        raise SourceError(f"{shown}: holds a password; kg sends none")
    return Address(
        scheme=parts.scheme,
        host=host.lower(),
        port=_PORTS[parts.scheme] if port is None else port,
        target=_quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else ""),
    )


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host by the system's resolver, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def reachable(address: Address, *, private: bool, resolve: Resolve = look_up) -> list[str]:
    """Return the addresses to connect to, all of them checked.

    Raises:
        SourceError: The host is unknown, or one of its addresses is not public; ``private``
            ones are allowed.
    """
    try:
        found = list(resolve(address.host, address.port))
    except (OSError, UnicodeError) as error:
        raise SourceError(
            f"{address.url}: there is no host {printable(address.host)} that can be found; "
            "check the address and the network"
        ) from error
    for text in found:
        if not private and not is_public(text):
            raise SourceError(
                f"{address.url}: leads to {text}, which is no public address; allow it with "
                "--allow-private if you trust it"
            )
    return found


def is_public(text: str) -> bool:
    """Return True if anybody can reach an address, by IANA's registries.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "fe80::1")]
    [True, False, False, False]
    """
    try:
        ip: IP = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if ip in _NAT64:
        ip = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    if ip.version == 6 and ip not in _GLOBAL_UNICAST:
        return False
    return not any(ip in network for network in _NOT_PUBLIC)


def _quoted(part: str) -> str:
    """Return a path or a query with what a request line cannot hold in percent notation."""
    return quote(part, safe="!#$%&'()*+,/:;=?@[]", errors="replace")
