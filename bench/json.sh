#!/bin/sh
# Compares the JSON reader with Python's json module: values, and what is refused, over random documents and damaged ones.
#
# Usage: bench/json.sh [COUNT [SEED]]        default 20000 documents of seed 1
#
# The public suite of test cases has a test of its own:
#   TVSIM_JSON_TEST_SUITE=PATH-OF-A-CHECKOUT swift test --disable-xctest --filter JSONTestSuiteTests
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work="$root/.build/json-echo"
mkdir -p "$work"
swiftc -O -wmo -parse-as-library -swift-version 6 -package-name tvsim -module-name JSONEcho \
    "$root"/Sources/Wire/JSON/*.swift "$root/bench/json/JSONEcho.swift" -o "$work/echo"
exec python3 "$root/bench/json/compare.py" "$work/echo" "$@"
