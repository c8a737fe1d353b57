#!/bin/sh
# Gives 'tvsim validate' and 'tvsim run' thousands of damaged and malicious scenario files: no crash, no hang, bounded memory, and
# for each mistake a place in the file.
#
# Usage: bench/hostile.sh [TVSIM [COUNT [SEED]]]        default .build/release/tvsim, 3000 random damages of seed 1
#
# Beside the random damages every key that the JSON Schema of scenarios knows is given every kind of wrong value, and a few files
# are made to be as expensive as a file can be. Needs Python 3 alone. An offending file is kept in .build/hostile.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tvsim=${1:-$root/.build/release/tvsim}
[ -x "$tvsim" ] || { echo "There is no $tvsim: 'make release' builds it." >&2; exit 2; }
tvsim=$(realpath "$tvsim")
[ "$#" -eq 0 ] || shift
cd "$root"
exec python3 bench/hostile/attack.py "$tvsim" "$@"
