#!/bin/sh
# Whole scenarios a second on one core, each from a fresh database: tvsim beside SimPy with SQLite.
#
# Usage: bench/simpy.sh [TVSIM]        default .build/release/tvsim
#
# SimPy is installed in a virtual environment under .build. What the two do, and what they do not do alike, is at the head of
# bench/simpy/compare.py and in docs/benchmarks.md. Measure on a quiet machine.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tvsim=${1:-$root/.build/release/tvsim}
[ -x "$tvsim" ] || { echo "There is no $tvsim: 'make release' builds it." >&2; exit 2; }
python=$("$root/bench/python.sh" simpy)
cd "$root"
exec "$python" bench/simpy/compare.py "$(realpath "$tvsim")"
