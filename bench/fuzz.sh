#!/bin/sh
# Fuzzes a reader with libFuzzer, which comes with the Swift toolchain.
#
# Usage: bench/fuzz.sh json|scenario [SECONDS [LIBFUZZER-OPTION…]]        default 60 seconds
#        bench/fuzz.sh json|scenario minimise
#
# json      the position-keeping JSON reader: no trap; agrees with a recogniser of RFC 8259; places, round trip, limits
# scenario  the scenario reader on top of it: no trap; every refusal has a mistake with a place in the file
#
# It starts from bench/fuzz/seeds and corpus, or the scenarios of the project, and from what earlier runs left in .build/fuzz; 'minimise' keeps of that the fewest
# inputs that reach the same. An input that breaks a promise is left in .build/fuzz as found-…; give it instead of SECONDS
# to see it again. Exit 0: nothing was found.
set -eu

target=${1:-}
what=${2:-60}
case $target in json | scenario) shift ;; *) sed -n '2,13s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac
[ "$#" -eq 0 ] || shift
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work="$root/.build/fuzz"
corpus="$work/corpus-$target"
fuzzer="$work/$target"
mkdir -p "$corpus"

if [ "$target" = json ]; then
    seeds="$root/bench/fuzz/seeds $root/bench/fuzz/corpus"
    words="$root/bench/fuzz/json.dict"
else
    # The project's own scenarios, and every word that the language knows.
    seeds="$work/seeds-scenario"
    words="$work/scenario.dict"
    rm -rf "$seeds"
    mkdir -p "$seeds"
    find "$root/Scenarios" "$root/Tests/ScenariosTests/Fixtures" -name '*.json' ! -name '*.schema.json' |
        while read -r file; do cp "$file" "$seeds/$(echo "${file#"$root"/}" | tr / _)"; done
    {
        cat "$root/bench/fuzz/json.dict"
        grep -o '"[A-Za-z0-9_.:/*$-]\{2,40\}"' "$root/Scenarios/scenario.schema.json" | sort -u | sed 's/"\(.*\)"/"\\"\1\\""/'
    } >"$words"
fi

flags="-O -wmo -parse-as-library -swift-version 6 -sanitize=fuzzer"
if [ "$target" = json ]; then
    # Of the kernel the reader needs the texts alone, so the module of its name has nothing else here.
    # shellcheck disable=SC2086 # the flags are words on purpose
    swiftc $flags -package-name tvsim -module-name Simulation -emit-module -emit-module-path "$work/Simulation.swiftmodule" \
        -c "$root"/Sources/Simulation/Text/*.swift -o "$work/text.o"
    # shellcheck disable=SC2086 # as above
    swiftc $flags -package-name tvsim -module-name JSONFuzz -I "$work" "$root"/Sources/Wire/JSON/*.swift \
        "$root"/bench/fuzz/JSON*.swift "$work/text.o" -o "$fuzzer"
else
    swift build --package-path "$root" -c release --sanitize fuzzer --target Harness --scratch-path "$work/build" >&2
    built="$work/build/release"
    # SwiftPM names the package after its folder.
    package=$(basename "$root" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9\n' '_')
    # shellcheck disable=SC2046,SC2086 # as above
    swiftc $flags -package-name "$package" -module-name ScenarioFuzz -I "$built/Modules" \
        $(for module in CSQLite CCrypto; do echo "-Xcc -fmodule-map-file=$root/Sources/$module/module.modulemap"; done) \
        "$root/bench/fuzz/ScenarioFuzzer.swift" \
        $(find "$built/" -path '*Tests.build' -prune -o -path '*/tvsim.build' -prune -o -path '*/Reporting.build' -prune -o \
            -path '*.build/*.o' -print) \
        -lsqlite3 -lcrypto -o "$fuzzer"
    export TVSIM_MOCKS="$root/Mocks"
fi

case $what in
minimise)
    smallest="$work/smallest-$target"
    rm -rf "$smallest"
    mkdir -p "$smallest"
    # What reaches new edges is kept; counters and values would keep ten times as much.
    # shellcheck disable=SC2086 # several folders
    "$fuzzer" -set_cover_merge=1 -use_counters=0 -use_value_profile=0 "$smallest" $seeds "$corpus" 2>&1 | tail -n 1
    rm -rf "$corpus"
    mv "$smallest" "$corpus"
    echo "$(find "$corpus" -type f | wc -l) inputs, $(du -sk "$corpus" | cut -f 1) kB in $corpus"
    ;;
*[!0-9]*) exec "$fuzzer" "$what" ;;
*)
    # shellcheck disable=SC2086 # several folders
    exec nice -n 10 "$fuzzer" -max_total_time="$what" -dict="$words" -max_len=4096 \
        -rss_limit_mb=1024 -timeout=10 -print_final_stats=1 -artifact_prefix="$work/found-" "$@" "$corpus" $seeds
    ;;
esac
