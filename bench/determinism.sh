#!/bin/sh
# Proves that a run depends on the scenario and the seed alone, and names the first event that differs.
#
# Usage: bench/determinism.sh BINARY [BINARY…]        the scenarios of Scenarios/, every binary, two processes each
#        bench/determinism.sh --compare FILE FILE     two event logs
#
# Every process runs in a folder, a locale and a time zone of its own. The main scenarios, at the top of the folder, are
# compared event by event; of all scenarios, those in folders too, seeds 1..10 must give the same digests in two
# processes, on one thread and on two. Exit 0: everything is equal; 1: something differs; 2: something could not be run.
set -u

# Says where two event logs differ first.
compare() {
    if cmp -s "$1" "$2"; then return 0; fi
    echo "The runs differ:" >&2
    awk -v second="$2" '
        { ended = (getline other < second) <= 0; number = FNR }
        ended || $0 != other {
            print "  first different event: line " number
            print "    one:   " $0
            print "    other: " (ended ? "(ended before)" : other)
            found = 1
            exit
        }
        END {
            if (!found && (getline other < second) > 0) {
                print "  first different event: line " number + 1
                print "    one:   (ended before)"
                print "    other: " other
            }
        }' "$1" >&2
    return 1
}

if [ "${1:-}" = --compare ]; then
    [ "$#" -eq 3 ] && [ -r "$2" ] && [ -r "$3" ] || { echo "Two readable files, please." >&2; exit 2; }
    compare "$2" "$3"
    exit
fi

[ "$#" -gt 0 ] || { echo "Which binary? See the head of $0." >&2; exit 2; }
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
scenarios=0
processes=0

# The folders and surroundings that the processes run in, taken in turn.
mkdir -p "$work/a" "$work/b/deep er"
surroundings() {
    case $(($1 % 4)) in
    0) folder="$root" locale=C zone=UTC ;;
    1) folder="$work/a" locale=C.UTF-8 zone=America/New_York ;;
    2) folder="$work/b/deep er" locale=tr_TR.UTF-8 zone=Asia/Kolkata ;;
    3) folder=/ locale=ja_JP.UTF-8 zone=Asia/Tokyo ;;
    esac
}

# Runs one process: number, binary, then the arguments. A scenario that fails its expectations is as good as any here.
execute() {
    surroundings "$1"
    binary=$2
    shift 2
    (cd "$folder" && LC_ALL=$locale LANG=$locale TZ=$zone "$binary" "$@" >"$work/output" 2>"$work/errors")
    status=$?
    if [ "$status" -gt 1 ]; then
        echo "'$binary $*' ended with exit code $status:" >&2
        cat "$work/errors" >&2
        exit 2
    fi
    processes=$((processes + 1))
}

# Runs all scenarios with ten seeds each: number, binary, threads, then the file for 'file seed digest' lines.
sweep() {
    surroundings "$1"
    (
        cd "$folder" || exit 2
        export LC_ALL=$locale LANG=$locale TZ=$zone
        find "$root/Scenarios" -name '*.json' ! -name '*.schema.json' ! -name '*.base.json' -exec \
            "$2" run --mocks "$root/Mocks" --seeds 1..10 --jobs "$3" --report json {} + >"$work/output" 2>"$work/errors"
    ) || [ ! -s "$work/errors" ] || { cat "$work/errors" >&2; exit 2; }
    processes=$((processes + 1))
    sed -n 's/.*"file": *\("[^"]*"\).*"seed": *\([0-9]*\).*"digest": *"\([0-9a-f]*\)".*/\1 \2 \3/p' "$work/output" |
        LC_ALL=C sort >"$4"
}

for scenario in "$root"/Scenarios/*.json; do
    [ -e "$scenario" ] || continue
    case $scenario in *.schema.json) continue ;; esac
    name=$(basename "$scenario" .json)
    scenarios=$((scenarios + 1))
    number=0
    for binary in "$@"; do
        path=$(CDPATH='' cd -- "$(dirname -- "$binary")" && pwd)/$(basename "$binary")
        for repetition in 1 2; do
            execute "$number" "$path" run "$scenario" --mocks "$root/Mocks" --quiet --events "$work/events.$number"
            if [ "$number" -gt 0 ] && ! compare "$work/events.0" "$work/events.$number"; then
                echo "  scenario $name: $1, first process, against $binary, process $repetition ($locale, $zone)" >&2
                failed=1
            fi
            number=$((number + 1))
        done
    done
    [ -s "$work/events.0" ] || { echo "$name: the event log is empty." >&2; exit 2; }
done

[ "$scenarios" -gt 0 ] || { echo "There is no scenario in $root/Scenarios." >&2; exit 2; }
sweep 1 "$path" 1 "$work/digests.1"
sweep 2 "$path" 2 "$work/digests.2"
runs=$(wc -l <"$work/digests.1")
[ "$runs" -ge $((scenarios * 10)) ] || { echo "ten digests of each scenario were expected, not $runs." >&2; exit 2; }
if ! cmp -s "$work/digests.1" "$work/digests.2"; then
    echo "The digests of seeds 1..10 differ between two processes, first here:" >&2
    diff "$work/digests.1" "$work/digests.2" | head -n 4 >&2
    failed=1
fi

[ "$failed" -eq 0 ] || exit 1
echo "Determinism: $scenarios scenarios event by event, $runs runs by digest, $processes processes, all the same."
