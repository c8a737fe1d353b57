#!/usr/bin/env bash
# Asks Mermaid itself whether it can read the diagrams of all scenarios; needs node, pip and the network once.
#
#   Tests/Mermaid/check.sh [TVSIM]
set -euo pipefail
cd "$(dirname "$0")/../.."
tvsim=${1:-.build/debug/tvsim}
work=.build/mermaid
mkdir -p "$work/diagrams"
if [ ! -d "$work/jupyterlab/static" ]; then
    pip download --quiet --no-deps --dest "$work" jupyterlab==4.3.4
    python3 -m zipfile -e "$work"/jupyterlab-4.3.4-*.whl "$work"
fi
find Scenarios -name '*.json' ! -name 'scenario.schema.json' ! -name '*.base.json' ! -path '*/matrix/*' | sort |
    while read -r scenario; do
        "$tvsim" run "$scenario" --quiet --mermaid "$work/diagrams/$(basename "$scenario" .json).mmd" >/dev/null || true
    done
node Tests/Mermaid/check.js "$work/jupyterlab/static" "$work"/diagrams/*.mmd
