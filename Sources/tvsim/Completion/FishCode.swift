/// The part of the fish script that does not depend on what is declared.
enum FishCode {
    static let text = #"""
        # Whether no command was typed yet.
        function __tvsim_at_start
            test (count (commandline -opc)) -eq 1
        end

        # Whether this is the command.
        function __tvsim_in -a command
            set -l words (commandline -opc)
            test "$words[2]" = $command
        end

        # Whether an option of this command may still be given: neither it nor a word that rules it out was typed. The last
        # word may be the option itself, when its value is typed now.
        function __tvsim_may -a command option
            __tvsim_in $command
            or return
            set -l words (commandline -opc)[3..]
            contains -- -- $words
            and return 1
            if test "$words[-1]" = $option; and contains -- $option (__tvsim_valued $command)
                set -e words[-1]
            end
            for word in $argv[2..]
                contains -- $word $words
                or string match -q -- "$word=*" $words
                and return 1
            end
            return 0
        end

        # Whether this is the command, and nothing but options stands after it.
        function __tvsim_wants_operand -a command
            __tvsim_in $command
            or return
            set -l valued (__tvsim_valued $command)
            set -l ended 0
            set -l is_value 0
            for word in (commandline -opc)[3..]
                if test $is_value = 1
                    set is_value 0
                else if contains -- $word $valued; and test $ended = 0
                    set is_value 1
                else if test "$word" = --
                    set ended 1
                else if test $ended = 1; or not string match -q -- '-?*' $word
                    return 1
                end
            end
        end

        # Folders, and files whose names end like one of the words given, or all files when none of those is there;
        # folders alone for '/'. A file's name is handed over as it is and never read as code.
        function __tvsim_files
            set -l token (commandline -ct | string replace -r -- '^--[^=]*=' '')
            set -l paths (complete -C "__tvsim_no_such_command $token")
            set -l found (string match -- '*/' $paths)
            for ending in $argv
                set -a found (string match -- "*$ending" $paths)
            end
            if not set -q argv[1]; or not set -q found[1]; and test "$argv" != /
                set found $paths
            end
            set -q found[1]
            and printf '%s\n' $found
        end

        """#
}
