#!/bin/sh
# Types a line, with its TABs, into an interactive shell behind a terminal: type.sh bash|zsh SETUP LINE FILE
#
# SETUP is read first. 'tvsim' is a function that writes its arguments to FILE, each in
# angle brackets.
set -eu

export TYPED_FILE="$4" INPUTRC=/dev/null HISTFILE='' TERM=vt100
case $1 in
bash) start='exec bash --norc --noprofile -i' ;;
zsh) start='exec zsh -f -i' ;;
*) exit 2 ;;
esac
# shellcheck disable=SC2016 # the shell that reads it expands it
define='tvsim() { printf "<%s>" "$@" >"$TYPED_FILE"; }'
printf '%s; %s\n%s\nexit\n' "$2" "$define" "$3" | timeout 300 script -qec "$start" /dev/null
