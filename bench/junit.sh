#!/bin/sh
# Checks what 'tvsim test --junit' writes with strict readers: hostile names, every verdict, empty suites, repetitions, parts.
#
# Usage: bench/junit.sh [TVSIM [SCHEMA.xsd]]        default .build/release/tvsim
#
# The readers are xmlschema with the schema by which Jenkins' xUnit plugin refuses files (junit-10.xsd), and junitparser.
# Both are installed in a virtual environment under .build; the schema is taken from the source of pytest, which is tested
# against it too, since no other package index carries it.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tvsim=${1:-$root/.build/release/tvsim}
work="$root/.build/junit"
schema=${2:-$work/junit-10.xsd}
[ -x "$tvsim" ] || { echo "There is no $tvsim: 'make release' builds it." >&2; exit 2; }
mkdir -p "$work"
python=$("$root/bench/python.sh" xmlschema junitparser)
if [ ! -e "$schema" ]; then
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary pytest --dest "$work" 'pytest>=9' >&2
    tar -xzOf "$work"/pytest-*.tar.gz --wildcards '*/junit-10.xsd' >"$work/part.xsd"
    mv "$work/part.xsd" "$schema"
fi
exec "$python" "$root/bench/junit/check.py" "$(realpath "$tvsim")" "$schema" "$root/Mocks"
