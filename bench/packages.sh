#!/bin/sh
# Installs the Debian packages that are named and missing. Usage: bench/packages.sh PACKAGE…
set -eu

missing=""
for package in "$@"; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install what these Debian packages hold, then try again:$missing" >&2
    exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Please run as root, then try again: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "Installing$missing" >&2
# A mirror that stutters is asked again; lists from before may do where it does not answer at all.
$as_root apt-get -o Acquire::Retries=5 update -qq || echo "The lists of packages are not new; trying with those that there are." >&2
# shellcheck disable=SC2086 # the names are words on purpose
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=5 install -y -qq --no-install-recommends $missing >/dev/null
