"""Looks up sources, extractors and exporters: kg's own tables and installed entry points.

A plugin is a plain function under one of three entry-point groups. Two packages that claim one
name are an error that names both; so is a plugin that cannot be imported.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.errors import KGError

if TYPE_CHECKING:
    from kg.pipeline.exporters import Exporter
    from kg.sources import Reader
    from kg.text import Extractor

V = TypeVar("V")

DISTRIBUTION = "kg-news"
"""Name under which kg is installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin(Generic[V]):
    """A function that kg or another package adds to a step."""

    group: str  # of entry points ("kg.extractors")
    name: str  # file suffix (".ttl"), or name of an extractor ("patterns")
    package: str  # distribution that brings it
    version: str  # of that distribution, or ""
    call: V


def sources() -> Mapping[str, "Plugin[Reader]"]:
    """Return the readers by the suffix they read, kg's own and installed ones."""
    from kg.sources import BUILTIN

    return _table("kg.sources", BUILTIN, suffixes=True)


def extractors() -> Mapping[str, "Plugin[Extractor]"]:
    """Return the extractors by name, kg's own and installed ones."""
    from kg.text import BUILTIN, ON_REQUEST

    return _table("kg.extractors", {**BUILTIN, **ON_REQUEST})


def exporters() -> Mapping[str, "Plugin[Exporter]"]:
    """Return the exporters by the suffix they write, kg's own and installed ones."""
    from kg.pipeline.exporters import BUILTIN

    return _table("kg.exporters", BUILTIN, suffixes=True)


def chosen(names: Iterable[str]) -> dict[str, "Extractor"]:
    """Return the extractors with these names; where none is named, all but those on request."""
    from kg.text import ON_REQUEST

    table = extractors()
    wanted = list(names) or [name for name in table if name not in ON_REQUEST]
    for name in wanted:
        if name not in table:
            raise KGError(f"no extractor {name!r}: choose from {', '.join(sorted(table))}")
    return {name: table[name].call for name in wanted}


def version(distribution: str = "") -> str:
    """Return the version of a distribution, by default kg's; "unknown" if not installed."""
    try:
        return metadata.version(distribution or DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "unknown"


def _table(
    group: str, builtin: Mapping[str, V], *, suffixes: bool = False
) -> dict[str, Plugin[V]]:
    """Return kg's own functions of a group and those of installed packages, by name."""
    mine = version()
    found = {
        name: Plugin(group=group, name=name, package=DISTRIBUTION, version=mine, call=call)
        for name, call in builtin.items()
    }
    values: dict[str, str] = {}
    for point in sorted(metadata.entry_points(group=group), key=_order):
        name = f".{point.name.lower().lstrip('.')}" if suffixes else point.name
        package, number = _distribution(point)
        if values.get(name) == f"{package} {point.value}":
            continue  # one installation found by two paths, as in an editable install
        if name in found:
            raise KGError(
                f"{group}: {name!r} comes from both {found[name].package} and {package}: "
                "uninstall one of them"
            )
        values[name] = f"{package} {point.value}"
        found[name] = Plugin(
            group=group,
            name=name,
            package=package,
            version=number,
            call=_loaded(point, name, package, number),
        )
    return found


def _order(point: metadata.EntryPoint) -> tuple[str, str, str]:
    return (point.name, _distribution(point)[0], point.value)


def _distribution(point: metadata.EntryPoint) -> tuple[str, str]:
    if point.dist is None:
        return point.value.partition(":")[0], ""
    return point.dist.name, point.dist.version


def _loaded(point: metadata.EntryPoint, name: str, package: str, number: str) -> Any:
    what = f"{point.group}: {name!r} of {package} {number}"
    try:
        call = point.load()
    except Exception as error:  # a plugin's module may raise whatever it likes
        reason = f"{type(error).__name__}: {error}"
        raise KGError(
            f"{what} cannot be imported ({reason}): update or uninstall {package}"
        ) from error
    if not callable(call):
        raise KGError(f"{what} is no function: update or uninstall {package}")
    return call
