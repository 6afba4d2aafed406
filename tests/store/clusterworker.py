"""A Dask worker that extracts with the stand-in: ``python clusterworker.py SCHEDULER``."""

import sys

if __name__ == "__main__":  # pytest imports every module for its doctests
    from distributed.cli.dask_worker import main

    from benchmarks.scale import standin

    standin.stand_in()
    main([sys.argv[1], "--no-nanny", "--nthreads", "1", "--no-dashboard", "--nworkers", "1"])
