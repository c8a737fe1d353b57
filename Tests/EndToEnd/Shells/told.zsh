# Read by the zsh that complete.zsh starts: compadd writes what it is given to the file 'told'.
autoload -Uz compinit
compinit -D -u
setopt noautomenu
zstyle ':completion:*' list-separator '--'
zstyle ':completion:*' list-grouped false

compadd() {
    setopt localoptions extendedglob norcexpandparam
    # With -O, -A or -D it only computes: nothing is offered.
    if [[ "${@[1,(i)(-|--)]}" == *-[a-zA-Z]#[OAD]\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a words notes names
    local -i i at=${@[(I)-d]}
    if ((at)); then
        names=("${@[at + 1]}")
        notes=("${(@P)names[1]}")
        builtin compadd -A words -D notes "$@"
    else
        builtin compadd -A words "$@"
    fi
    for ((i = 1; i <= $#words; i++)); do print -r -- "$words[i]"$'\t'"${notes[i]-}" >>$told; done
    builtin compadd "$@"
}

answer() {
    zle complete-word
    BUFFER=
    print answered
}
zle -N answer
bindkey '^I' answer
print ready
