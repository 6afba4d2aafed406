"""Credentials of a server: from the environment or from netrc, never from a command line."""

import ipaddress
import netrc
import os
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KGError

USER, PASSWORD, TOKEN = "KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"
"""Environment variables with credentials: a name and a password, or a bearer token."""

WHERE = f"set {USER} and {PASSWORD}, or {TOKEN}, or write them into ~/.netrc"
"""What a person should do who has given none."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and a password, or a bearer token; all are "" where a server asks for none."""

    user: str = ""
    password: str = ""
    token: str = ""


def find(host: str, *, secure: bool) -> Credentials:
    """Return the credentials for a host.

    Args:
        host: Name or IP address.
        secure: Whether the connection is encrypted; without, only this machine gets any.

    Raises:
        KGError: If netrc cannot be read, or the credentials would go unencrypted elsewhere.
    """
    token, user = os.environ.get(TOKEN, ""), os.environ.get(USER, "")
    if token:
        found = Credentials(token=token)
    elif user:
        found = Credentials(user=user, password=os.environ.get(PASSWORD, ""))
    else:
        found = Credentials(*_netrc(host))
    if any(one in f"{found.token}{found.user}" for one in "\r\n"):
        raise KGError(f"{TOKEN if token else USER} holds a line break: take it out")
    if found != Credentials() and not secure and not _is_local(host):
        raise KGError(f"credentials for {host} would go unencrypted: give an encrypted address")
    return found


def _netrc(host: str) -> tuple[str, str]:
    name = os.environ.get("NETRC", "") or str(Path.home() / ".netrc")
    try:
        found = netrc.netrc(name).authenticators(host)
    except FileNotFoundError:
        return "", ""
    except (OSError, netrc.NetrcParseError) as error:
        raise KGError(f"{name}: cannot be read ({error}): correct it") from error
    return (found[0], found[2]) if found is not None else ("", "")


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
