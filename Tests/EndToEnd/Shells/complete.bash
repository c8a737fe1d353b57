#!/usr/bin/env bash
# What bash would offer at the end of each line: bash complete.bash SCRIPT tab|list LINE…
#
# Calls the function that the script registered, as bash does after a first TAB, or with 'list' when it is about to show
# the words. Prints the line after '@', then the words, each on a line, then after '!' what compopt was told.
set -u

# shellcheck source=/dev/null
source "$1"
COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
COMP_TYPE=9
[[ $2 == list ]] && COMP_TYPE=63
compopt() { told+=("!$*"); }

# complete -F NAME tvsim
read -ra registered < <(complete -p tvsim)
for COMP_LINE in "${@:3}"; do
    COMP_POINT=${#COMP_LINE}
    COMPREPLY=()
    told=()
    "${registered[2]}" tvsim
    printf '%s\n' "@$COMP_LINE" "${COMPREPLY[@]}" "${told[@]}"
done
