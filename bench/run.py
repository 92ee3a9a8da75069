"""Runs every bench/bench_*.py, or those whose NAME is given, each in a process of its own, on one example site."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.site import scratch_site  # noqa: E402


def main(wanted: list[str]) -> int:
    benches = [path for path in sorted(Path(__file__).parent.glob("bench_*.py")) if not wanted or _name(path) in wanted]
    failed = []
    print("Making the example site ...", flush=True)
    with scratch_site():
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        for bench in benches:
            print(f"\n{_name(bench)}", flush=True)
            if subprocess.run([sys.executable, str(bench)], env=env, cwd=ROOT).returncode:
                failed.append(_name(bench))
    if failed:
        print(f"\nDid not finish: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


def _name(bench: Path) -> str:
    return bench.stem.removeprefix("bench_")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
