#!/bin/sh
# Opens the HTML report in Chromium and tries everything that it can do. Usage: Tests/Browser/run.sh TVSIM [TEST…]
# Installs what is missing: Chromium from Debian, selenium and axe-core from PyPI in a virtual environment under .build.
set -eu

cd "$(dirname "$0")/../.."
program="${1:?the tvsim to test}"
shift
bench/packages.sh chromium chromium-driver fonts-dejavu-core python3 python3-venv

home=.build/browser
wanted="$(cat Tests/Browser/requirements.txt)"
if [ "$(cat "$home/venv/installed" 2>/dev/null || true)" != "$wanted" ]; then
    echo "Installing selenium and axe-core into $home/venv" >&2
    rm -rf "$home/venv"
    mkdir -p "$home"
    pip="$home/venv/bin/pip install --quiet --disable-pip-version-check --retries 10"
    # shellcheck disable=SC2086 # a command with its options
    if ! { /usr/bin/python3 -m venv "$home/venv" && $pip -r Tests/Browser/requirements.txt &&
        $pip --no-deps axe-playwright-python==0.1.8; } >&2; then
        echo "The browser test cannot run: its Python packages could not be installed (see above)." >&2
        echo "Without the Python package index, 'make lint build test gate' checks everything else." >&2
        exit 1
    fi
    echo "$wanted" >"$home/venv/installed"
fi

export TVSIM="$program" PYTHONDONTWRITEBYTECODE=1
if [ "$#" -gt 0 ]; then
    cd Tests/Browser
    exec ../../"$home"/venv/bin/python -m unittest "$@"
fi
exec "$home/venv/bin/python" -m unittest discover --start-directory Tests/Browser
