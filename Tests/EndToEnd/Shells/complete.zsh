# What zsh would offer at the end of each line: zsh -f complete.zsh FOLDER-OF-_tvsim FILE LINE…
#
# Types the lines into an interactive zsh behind a pseudo-terminal, where compadd, in which every completion ends, writes
# what it is given to FILE. Prints the line after '@', then the words, each with a tab and what zsh shows beside it.
emulate -R zsh
zmodload zsh/zpty || exit 2
folder=$1 told=$2
shift 2

zpty shell "stty -echo columns 400; exec zsh -f -i"
zpty -w shell "fpath=(${(q)folder} \$fpath) PROMPT= HISTFILE= told=${(q)told}; cd ${(q)PWD}"
zpty -w shell "source ${(q)0:A:h}/told.zsh"
zpty -r shell screen '*ready*' || exit 2
for line; do
    : >$told
    zpty -n -w shell "$line"$'\t'
    zpty -r shell screen '*answered*' || exit 2
    print -r -- "@$line"
    cat -- $told
done
zpty -d shell
