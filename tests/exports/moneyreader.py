"""Reads FollowTheMoney entities as FollowTheMoney does: ``python moneyreader.py FILE``.

Runs where followthemoney is, without kg. Prints the number of entities, or what is wrong.
"""

import json
import sys
from pathlib import Path

LATER = {"proof"}
"""Properties of links that FollowTheMoney has since version 4; version 3 passes over them."""


def check(path: Path) -> int:
    """Return the number of entities.

    Raises:
        SystemExit: If one has an unknown schema or property, or loses a value, or if a link
            leads nowhere or to a thing of another schema.
    """
    from followthemoney import model  # type: ignore[import-not-found]  # make ftm

    given = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = {one["id"]: model.get_proxy(one, cleaned=False) for one in given}
    for one in given:
        proxy = read[one["id"]]
        proxy.schema.validate(one)
        for name, values in one["properties"].items():
            prop = proxy.schema.properties.get(name)
            if prop is None and name in LATER and proxy.schema.is_a("Interval"):
                continue
            if prop is None or len(proxy.get(name)) != len(values):
                raise SystemExit(f"{one['id']}: {name}: {values} reads {proxy.get(name)}")
            ends = [read.get(value) for value in values if prop.range is not None]
            if any(end is None or not end.schema.is_a(prop.range) for end in ends):
                raise SystemExit(f"{one['id']}: {name}: {values} is no {prop.range.name}")
        if proxy.schema.edge and not (
            proxy.get(proxy.schema.edge_source) and proxy.get(proxy.schema.edge_target)
        ):
            raise SystemExit(f"{one['id']}: a link without ends")
    return len(read)


if __name__ == "__main__":
    sys.stdout.write(f"{check(Path(sys.argv[1]))}\n")
