"""Writes a page in HTML: no script runs on it, and its policy allows none."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kg.model import Entity, EntityType
from kg.pages.digest import Changes, Digest
from kg.pages.subject import Dossier
from kg.view import assets
from kg.view.page import counted

if TYPE_CHECKING:
    from jinja2 import Template

_SHARED = ("theme.css", "site.css", "quotes.css")
"""The picture's own sheets that the pages beside it use as they are."""

PLURALS = {
    EntityType.PERSON: "people",
    EntityType.INSTITUTION: "institutions",
    EntityType.TECHNOLOGY: "technologies",
    EntityType.PLACE: "places",
}

_NONE: Mapping[str, str] = MappingProxyType({})


def dossier(found: Dossier, **served: Any) -> str:
    """Return the page about a thing; ``served`` is as in ``linked_dossier``."""
    return _render("dossier.html", page=found, title=found.name, **served)


def report(found: Digest, title: str, **served: Any) -> str:
    """Return the digest; ``served`` is as in ``linked_dossier``."""
    return _render("report.html", page=found, title=title, **served)


def clean(text: str) -> str:
    r"""Return text without what HTML or UTF-8 cannot hold; lines and tabs stay.

    >>> clean("a\x00b\ud800\n") == "a\ufffdb\ufffd\n"
    True
    """
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def line(text: str) -> str:
    r"""Return text on one line.

    >>> line(" two\n lines ")
    'two lines'
    """
    return clean(" ".join(text.split()))


def by_kind(entities: Iterable[Entity]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return names and ids under the plural of their type, in the order of the types."""
    found: dict[EntityType, list[tuple[str, str]]] = {}
    for entity in entities:
        found.setdefault(entity.type, []).append((entity.name, entity.id))
    return [(PLURALS[kind], sorted(found[kind])) for kind in EntityType if kind in found]


def news(changes: Changes) -> str:
    """Return one line: how much is new, and how much is gone."""
    parts = [
        counted(len(changes.articles), "new article"),
        counted(len(changes.entities), "new entity", "new entities"),
        counted(len(changes.facts), "new fact"),
        f"{len(changes.turns):,} told otherwise",
        f"{len(changes.confirmed):,} told again",
    ]
    if changes.gone:
        parts.append(f"{counted(changes.gone, 'fact')} no longer there")
    return " · ".join(parts)


def _web(address: str) -> bool:
    # Asked a second time here, where the link is made: only these two schemes ever become one.
    return re.match(r"https?://", address, re.IGNORECASE) is not None


def _render(name: str, **values: Any) -> str:
    return page(name, **{"policy": assets.policy((), (style(),))} | values)


def page(name: str, **values: Any) -> str:
    """Return a page from a template, in the style of all pages; most have a ``title``.

    ``site`` says what stands above it on a server, None for nothing; ``policy`` is its
    Content-Security-Policy, "" where a server sends one.
    """
    known = {"paths": _NONE, "places": _NONE, "site": None, "policy": ""} | values
    return template(name).render(style=style(), **known) + "\n"


@cache
def style() -> str:
    """Return the style sheet of all pages."""
    own = (files("kg.pages") / "css" / "pages.css").read_text(encoding="utf-8")
    return f"{assets.style(_SHARED)}\n{own}".replace("\r\n", "\n")


def template(name: str, **filters: Callable[..., Any]) -> "Template":
    """Return a template of this package, with more filters; what fills HTML is escaped."""
    shared = {
        "by_kind": by_kind,
        "clean": clean,
        "line": line,
        "news": news,
        "number": lambda text, numbers: numbers[text],
        "web": _web,
    }
    found = assets.templates("kg.pages")
    found.filters |= shared | filters
    return found.get_template(name)
