#!/bin/sh
# Prints the Python of a virtual environment under .build that has the packages which are named. Usage: bench/python.sh PACKAGE…
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
environment="$root/.build/python"
[ -x "$environment/bin/python" ] || python3 -m venv "$environment" >&2
for package in "$@"; do
    "$environment/bin/pip" show --quiet "$package" >/dev/null 2>&1 ||
        "$environment/bin/pip" install --quiet --disable-pip-version-check "$package" >&2
done
echo "$environment/bin/python"
