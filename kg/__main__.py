"""``kg`` and ``python -m kg``."""

import sys

_INTERRUPTED = 130  # as kg.cli.program says once it is imported


def run() -> None:
    """Run the command; Ctrl-C ends it in one line also while its modules are imported."""
    try:
        from kg.cli import main

        main(prog_name="kg")
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: no half file is left\n")
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    run()
