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
flags="-O -wmo -parse-as-library -swift-version 6 -package-name tvsim"
# Of the kernel the reader needs the texts alone, so the module of its name has nothing else here.
# shellcheck disable=SC2086 # the flags are words on purpose
swiftc $flags -module-name Simulation -emit-module -emit-module-path "$work/Simulation.swiftmodule" \
    -c "$root"/Sources/Simulation/Text/*.swift -o "$work/text.o"
# shellcheck disable=SC2086 # as above
swiftc $flags -module-name JSONEcho -I "$work" \
    "$root"/Sources/Wire/JSON/*.swift "$root/bench/json/JSONEcho.swift" "$work/text.o" -o "$work/echo"
exec python3 "$root/bench/json/compare.py" "$work/echo" "$@"
