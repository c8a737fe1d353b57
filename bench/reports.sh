#!/bin/sh
# Holds the JSON reports of every command to the schemas that 'tvsim schema --of COMMAND' prints, with Python's jsonschema.
#
# Usage: bench/reports.sh [TVSIM]        default .build/release/tvsim
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tvsim=${1:-$root/.build/release/tvsim}
[ -x "$tvsim" ] || { echo "There is no $tvsim: 'make release' builds it." >&2; exit 2; }
tvsim=$(realpath "$tvsim")
python=$("$root/bench/python.sh" jsonschema)
cd "$root"
exec "$python" bench/reports/check.py "$tvsim"
