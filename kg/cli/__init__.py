"""The command line: each command parses, calls the library, and prints.

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 an
expected error in one line (a bug keeps its traceback and also ends in 1), 2 wrong usage, 3 it
ran to the end and the answer is no, 130 stopped by Ctrl-C. Commands import what is heavy when
they run.
"""

from kg.cli import (
    build,
    diff,
    explain,
    extract,
    judging,
    link,
    pages,
    path,
    plugins,
    query,
    serve,
    share,
    store,
    watch,
)
from kg.cli.program import Program

__all__ = ["main"]

main = Program(
    "kg",
    sections={
        "Build": [
            *(build.command, extract.command, store.add, watch.command, store.remove),
            *(store.status, store.errors, diff.command),
        ],
        "Explore": [
            *(explain.command, path.command, query.command, pages.view),
            *(pages.dossier, pages.report),
        ],
        "Curate": [judging.review, judging.merge, judging.split, link.command],
        "Share": [share.validate, share.convert, share.push],
        "Serve": [serve.serve, pages.query_page, serve.mcp],
        "Extend": [plugins.command],
    },
    text="""Turn news articles into a knowledge graph in which every fact keeps its sentence.

    \b
    kg build articles/                     write outputs/graph.ttl, graph.html, facts.jsonl
    kg explain outputs/graph.ttl "NAME"    say what is known about a thing, and why
    kg query outputs/graph.ttl --list      list the ready-made questions
    kg serve outputs/graph.ttl             look around in a browser, ask over HTTP
    """,
)
"""The command ``kg``."""
