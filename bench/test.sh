#!/bin/sh
# Runs the whole test suite. Shows what failed, or the runner's closing line. Usage: bench/test.sh [SWIFT]
set -eu

swift="${1:-swift}"
log=.build/test.log
mkdir -p .build
status=0
"$swift" test --disable-xctest --explicit-target-dependency-import-check error >"$log" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
    # Compiler errors and what follows a failure; not the lines that only say that something began or passed.
    awk '/^(◇|✔|➜) / { shown = 0; next }
        /^\[[0-9]+\/[0-9]+\] / { shown = 1; next }
        /^✘ Test run / { shown = 0; next }
        /^✘ / { shown = 1 }
        shown || NR == 1' "$log" >&2
    echo "The whole output is in $log." >&2
fi
# A runner that ran nothing, or stopped before its closing line, has not passed.
if ! grep -E 'Test run with [1-9][0-9]* tests? ' "$log" | tail -n 1; then
    echo "The test runner did not come to its closing line." >&2
    [ "$status" -ne 0 ] || status=1
fi
exit "$status"
