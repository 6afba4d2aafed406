"""Makes communities of GraphRAG's tables as GraphRAG does: ``python graphragreader.py FOLDER``.

Runs where graphrag is, without kg. Prints how many nodes its communities of the largest
component have, how many of these are titles of entities, and how many relationships have both
ends among them: ``graphrag index`` joins communities with both tables by title.
"""

import json
import sys
from pathlib import Path

import pandas as pd


def communities(folder: Path) -> tuple[int, int, int]:
    """Return the numbers of nodes, of those that are known, and of relationships of them."""
    # make graphrag
    from graphrag.data_model import schemas  # type: ignore[import-not-found]
    from graphrag.index.operations.cluster_graph import (  # type: ignore[import-not-found]
        cluster_graph,
    )

    tables = {
        name: pd.read_parquet(folder / f"{name}.parquet")
        for name in ("entities", "relationships", "text_units")
    }
    for name, table in tables.items():
        wanted = getattr(schemas, f"{name.upper()}_FINAL_COLUMNS")
        if list(table.columns) != wanted:
            raise SystemExit(f"{name}: has the columns {list(table.columns)}, not {wanted}")
    entities, links = tables["entities"], tables["relationships"]
    clusters = cluster_graph(links, max_cluster_size=10, use_lcc=True, seed=0)
    nodes = {title for *_, titles in clusters for title in titles}
    inside = links["source"].isin(nodes) & links["target"].isin(nodes)
    return len(nodes), len(nodes & set(entities["title"])), int(inside.sum())


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(communities(Path(sys.argv[1])))}\n")
