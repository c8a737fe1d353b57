#!/bin/sh
# Draws docs/pictures/report.png, the README's picture of the HTML report, anew. Usage: bench/picture.sh [TVSIM]
set -eu

cd "$(dirname "$0")/.."
program="${1:-.build/release/tvsim}"
bench/packages.sh chromium fonts-dejavu-core pngquant
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" run Scenarios/incidents/FM-39.json --quiet --html "$folder/report.html" >/dev/null
chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --user-data-dir="$folder/profile" \
    --window-size=1200,760 --screenshot="$folder/report.png" "file://$folder/report.html#run=1&t=01:10&view=lanes" >/dev/null 2>&1
mkdir -p docs/pictures
pngquant --force --speed 1 --strip --output docs/pictures/report.png 48 "$folder/report.png"
