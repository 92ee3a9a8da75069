"""Runs every bench/bench_*.py, or those whose NAME is given, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(wanted: list[str]) -> int:
    env = {"DJANGO_SETTINGS_MODULE": "pug_tracker.tests.settings", **os.environ, "PYTHONPATH": str(ROOT)}
    failed = []
    for bench in sorted(Path(__file__).parent.glob("bench_*.py")):
        name = bench.stem.removeprefix("bench_")
        if wanted and name not in wanted:
            continue
        print(f"\n{name}", flush=True)
        if subprocess.run([sys.executable, str(bench)], env=env, cwd=ROOT).returncode:
            failed.append(name)
    if failed:
        print(f"\nDid not finish: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
