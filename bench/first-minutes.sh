#!/bin/sh
# Times a newcomer's first minutes: a fresh clone, 'make run', then every command of the README's tour, part by part.
# Usage: bench/first-minutes.sh [REPOSITORY]
#
# The commands are read from the clone's README, so that what is timed is what it shows. Some of them fail on purpose;
# one that cannot be run at all ends the script.
set -eu

repository="${1:-$(cd "$(dirname "$0")/.." && pwd)}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
log="$folder/log"

# Runs a command line and leaves the seconds that it took in 'seconds'.
timed() {
    start=$(date +%s%N)
    status=0
    sh -c "$1" >"$log" 2>&1 </dev/null || status=$?
    seconds=$(awk "BEGIN { printf \"%.2f\", ($(date +%s%N) - $start) / 1e9 }")
    if [ "$status" -gt 2 ] || { [ "$status" -gt 0 ] && [ "${2:-}" = must ]; }; then
        printf '%s\n' "'$1' ended with $status" >&2
        tail -20 "$log" >&2
        exit 1
    fi
}

row() { printf '| %s | %s | %s s |\n' "$1" "$2" "$3"; }

printf '| step | commands | time |\n|---|---|---|\n'
timed "git clone --quiet '$repository' '$folder/tvsim'" must
row 'Get it' 'git clone' "$seconds"
cd "$folder/tvsim"
timed 'make run' must
row 'Install what is missing, build, run' 'make run' "$seconds"
PATH="$folder/tvsim/.build/release:$PATH"
export PATH

# One line a command of the tour: the part's name, a tab, the command.
awk '/^\*\*/ { part = $0; sub(/^\*\*/, "", part); sub(/[.,]?\*\*.*/, "", part) }
     /^```/ { inside = !inside && $0 == "```console"; next }
     inside && /^\$ / { print part "\t" substr($0, 3) }' README.md >"$folder/tour"

part=""
total=0
count=0
while IFS="$(printf '\t')" read -r name command; do
    if [ "$name" != "$part" ] && [ "$count" -gt 0 ]; then
        row "$part" "$count of the tour" "$total"
        total=0
        count=0
    fi
    part="$name"
    timed "$command"
    total=$(awk "BEGIN { printf \"%.2f\", $total + $seconds }")
    count=$((count + 1))
done <"$folder/tour"
[ "$count" -eq 0 ] || row "$part" "$count of the tour" "$total"
