#!/bin/sh
# Measures 'tvsim test --watch': from the moment a scenario is saved until its verdict stands there, over some rounds.
#
# Usage: bench/watch.sh [TVSIM [ROUNDS]]        default .build/release/tvsim, 15 rounds
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
exec python3 "$root/bench/watch/measure.py" "$(realpath "${1:-$root/.build/release/tvsim}")" "$root" "${2:-15}"
