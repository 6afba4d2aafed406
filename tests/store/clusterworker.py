"""A Dask worker that extracts with the stand-in: ``python clusterworker.py SCHEDULER``."""

import sys

from benchmarks import standin

standin.stand_in()

if __name__ == "__main__":
    from distributed.cli.dask_worker import main

    main([sys.argv[1], "--no-nanny", "--nthreads", "1", "--no-dashboard", "--nworkers", "1"])
