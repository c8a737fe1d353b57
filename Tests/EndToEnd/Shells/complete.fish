# What fish would offer at the end of each line: fish --no-config complete.fish SCRIPT LINE…
#
# Prints the line after '@', then the words, each with a tab and what it stands for.
source $argv[1]
for line in $argv[2..]
    printf '@%s\n' $line
    complete --do-complete=$line
end
