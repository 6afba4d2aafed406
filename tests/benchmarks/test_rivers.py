"""Which regions lie along a river."""

import json
from pathlib import Path
from typing import Any

from training.places.rivers import Town, Towns, known, rivers


def line(name: str | None, *points: tuple[float, float], **more: str) -> dict[str, Any]:
    return {
        "properties": {"name": name, **more},
        "geometry": {"type": "LineString", "coordinates": [list(at) for at in points]},
    }


def along(folder: Path, *features: dict[str, Any], people: int = 90_000) -> dict[str, Any]:
    """Return what is known of rivers where a town of each region lies on each degree."""
    path = folder / "lines.json"
    path.write_text(json.dumps({"features": features}), encoding="utf-8")
    towns = (Town((at, 50.0), ("land", f"region {at}"), people) for at in range(6))
    return known(rivers([path]), Towns(towns))


def test_a_region_is_along_a_river_where_it_has_the_nearest_town(tmp_path: Path) -> None:
    found = along(tmp_path, line("Vega", (0.9, 50.0), (2.1, 50.0)))
    assert found == {"vega": [("land", "region 1"), ("land", "region 2")]}


def test_what_goes_on_in_another_line_is_one_river(tmp_path: Path) -> None:
    upper = line("Alto", (0.0, 50.0), (1.5, 50.0))
    lower = line("Río Bajo", (1.5, 50.0), (2.0, 50.0), name_en="Low River")
    found = along(tmp_path, upper, lower)
    assert set(found) == {"alto", "bajo", "low"}
    assert all(regions == found["alto"] for regions in found.values())
    assert len(found["alto"]) == 3
    third = line("Vega", (1.5, 51.0), (1.5, 50.0))  # where two meet, nobody knows which goes on
    assert len(along(tmp_path, upper, lower, third)["alto"]) == 2


def test_a_river_of_few_people_is_left_out(tmp_path: Path) -> None:
    vega = line("Vega", (0.0, 50.0), (1.0, 50.0))
    assert not along(tmp_path, vega, people=1000)
    assert not along(tmp_path, line("S. Br. Vega", (0.0, 50.0), (1.0, 50.0)))
    assert not along(tmp_path, line("Vega Canal", (0.0, 50.0), (1.0, 50.0)))
    assert not along(tmp_path, line(None, (0.0, 50.0), (1.0, 50.0)))
