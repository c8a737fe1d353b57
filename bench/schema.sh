#!/bin/sh
# Holds the JSON Schemas against a reader that is not tvsim's: Python's jsonschema. Every scenario must be valid, and the
# schema must refuse of a list of broken ones what tvsim refuses; reports of every form must keep to theirs.
#
# Usage: bench/schema.sh [TVSIM]        default .build/release/tvsim
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tvsim=${1:-$root/.build/release/tvsim}
[ -x "$tvsim" ] || { echo "There is no $tvsim: 'make release' builds it." >&2; exit 2; }
python=$("$root/bench/python.sh" jsonschema)
tvsim=$(realpath "$tvsim")
cd "$root"
exec "$python" bench/schema/check.py "$tvsim"
