"""Each bench still runs on the site as it is by now. What it measures is nobody's test."""

import os
import subprocess
import sys

from pug_tracker.tests.house import ROOT

BENCHES = sorted(path.stem.removeprefix("bench_") for path in (ROOT / "bench").glob("bench_*.py"))


def test_every_bench_runs_to_its_end() -> None:
    env = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TEST_DATABASE_URL")}
    command = [sys.executable, "bench/run.py"]

    run = subprocess.run(command, cwd=ROOT, env={**env, "BENCH_TINY": "1"}, capture_output=True, text=True)

    assert run.returncode == 0, run.stdout + run.stderr
    titles = [line for line in run.stdout.splitlines() if line in BENCHES]
    assert titles == BENCHES
