/// The part of the bash script that reads the tables.
enum BashCode {
    static let text = #"""
        # Splits the line up to the cursor into 'words', without their quotes. bash's own words end at every '=' and ':'.
        # cut: how many characters of the last word stand before the piece that bash will replace.
        # unknown: set when the last word is more than text, or names the file of a redirection.
        _tvsim_split() {
            local line=${COMP_LINE:0:COMP_POINT} word='' quote='' char is_word='' is_target='' i
            words=() cut=0 unknown=''
            for ((i = 0; i < ${#line}; i++)); do
                char=${line:i:1}
                if [[ $quote ]]; then
                    if [[ $char == "$quote" ]]; then
                        quote=''
                    elif [[ $quote == '"' && $char == \\ && ${line:i+1:1} == [\"\\\$\`] ]]; then
                        i=$((i + 1))
                        word+=${line:i:1}
                    else
                        [[ $quote == '"' && $char == [\$\`] ]] && unknown=1
                        word+=$char
                    fi
                    continue
                fi
                case $char in
                [[:space:]] | '<' | '>')
                    if [[ $is_word && ! $is_target && ! ($char != [[:space:]] && $word =~ ^[0-9]+$) ]]; then
                        words+=("$word")
                    fi
                    [[ $is_word ]] && is_target=''
                    [[ $char != [[:space:]] ]] && is_target=1
                    word='' is_word='' cut=0 unknown=''
                    continue
                    ;;
                \' | '"') quote=$char cut=${#word} ;;
                \\)
                    i=$((i + 1))
                    word+=${line:i:1}
                    ;;
                *)
                    [[ $char == [\$\`] ]] && unknown=1
                    word+=$char
                    [[ $COMP_WORDBREAKS == *"$char"* ]] && cut=${#word}
                    ;;
                esac
                is_word=1
            done
            words+=("$word")
            [[ $is_target ]] && unknown=1
        }

        # Finds the option that is called so, by name or letter: sets 'name' and 'kind'.
        _tvsim_find() {
            local i
            for ((i = 0; i < ${#options[@]}; i += 5)); do
                if [[ $1 == "${options[i]}" || $1 == "${options[i + 1]}" ]]; then
                    name=${options[i]} kind=${options[i + 2]}
                    return 0
                fi
            done
            return 1
        }

        # Offers a word, if it continues what was typed; $2 says what it stands for.
        _tvsim_offer() {
            [[ $1 == "$typed"* || ($fold && ${1,,} == "${typed,,}"*) ]] || return 0
            found+=("${1:cut}")
            notes+=("${2-}")
        }

        # Offers the options that can still be given.
        _tvsim_offer_options() {
            local i other
            local -a others
            for ((i = 0; i < ${#options[@]}; i += 5)); do
                read -ra others <<<"${options[i + 3]}"
                for other in "${others[@]}"; do [[ $given == *" $other "* ]] && continue 2; done
                _tvsim_offer "${options[i]}" "${options[i + 4]}"
                [[ ${options[i + 1]} ]] && _tvsim_offer "${options[i + 1]}" "${options[i + 4]}"
            done
        }

        # Offers folders, and files whose names end like one of the words after $2, or all files when none of those
        # is there. $1 stands before the path in the same word; $2 is 'file' or 'folder'.
        _tvsim_offer_files() {
            local prefix=$1 want=$2 start=${typed#"$1"} path ending home=''
            local -a endings=("${@:3}") paths=() wanted=() others=()
            if [[ $start == \~/* ]]; then
                home=$HOME start=$HOME${start:1}
            fi
            mapfile -t -d '' paths < <(
                set +f
                shopt -s nullglob
                shopt -u failglob dotglob nocaseglob
                [[ $fold ]] && shopt -s nocaseglob
                unset -v GLOBIGNORE
                for path in "$start"*; do printf '%s\0' "$path"; done
            )
            for path in "${paths[@]}"; do
                if [[ -d $path ]]; then
                    wanted+=("$path")
                elif [[ $want == file ]]; then
                    for ending in "${endings[@]}"; do
                        [[ $path == *"$ending" ]] && wanted+=("$path") && continue 2
                    done
                    others+=("$path")
                fi
            done
            ((${#wanted[@]} && ${#endings[@]})) || wanted+=("${others[@]}")
            for path in "${wanted[@]}"; do
                [[ $home ]] && path=\~${path#"$home"}
                _tvsim_offer "$prefix$path"
            done
            compopt -o filenames
        }

        # Offers settings, or the values of the one that was typed. $1 stands before it in the same word.
        _tvsim_offer_settings() {
            local i value rest=${typed#"$1"}
            local -a settings values
            _tvsim_settings
            for ((i = 0; i < ${#settings[@]}; i += 3)); do
                if [[ $rest == "${settings[i]}="* ]]; then
                    read -ra values <<<"${settings[i + 1]}"
                    for value in "${values[@]}"; do _tvsim_offer "$1${settings[i]}=$value"; done
                    return
                fi
                _tvsim_offer "$1${settings[i]}=" "${settings[i + 2]}"
            done
            compopt -o nospace
        }

        # Offers what a value can be. $1 stands before it in the same word, $2 is what it is, $3 the option that wants it.
        _tvsim_offer_values() {
            local i
            local -a words_of_kind choices
            read -ra words_of_kind <<<"$2"
            case ${words_of_kind[0]-} in
            choice)
                _tvsim_choices "$command" "$3"
                for ((i = 0; i < ${#choices[@]}; i += 2)); do _tvsim_offer "$1${choices[i]}" "${choices[i + 1]}"; done
                ;;
            file | folder) _tvsim_offer_files "$1" "${words_of_kind[@]}" ;;
            setting) _tvsim_offer_settings "$1" ;;
            esac
        }

        # Hands over what was found. Where bash shows a list, each word stands beside what it means.
        _tvsim_answer() {
            local i longest=0 line
            if ((${#found[@]} < 2)) || [[ ${COMP_TYPE-} != @(33|63|64) || ! ${notes[*]} =~ [^[:space:]] ]]; then
                COMPREPLY=("${found[@]}")
                return
            fi
            for line in "${found[@]}"; do ((${#line} > longest)) && longest=${#line}; done
            for ((i = 0; i < ${#found[@]}; i++)); do
                printf -v line '%-*s  (%s)' "$longest" "${found[i]}" "${notes[i]}"
                ((${#line} >= ${COLUMNS:-80})) && line=${line:0:${COLUMNS:-80}-3}…
                COMPREPLY+=("$line")
            done
        }

        _tvsim() {
            local -a words options found=() notes=()
            local cut unknown operand many name kind fold=''
            local given=' ' awaited='' awaited_kind='' ended='' count=0 word typed command i
            COMPREPLY=()
            _tvsim_split
            if [[ $unknown ]]; then
                compopt -o default
                return
            fi
            [[ $(bind -v 2>/dev/null) == *'completion-ignore-case on'* ]] && fold=1
            typed=${words[-1]} command=''
            ((${#words[@]} > 2)) && command=${words[1]}
            _tvsim_declare "$command"
            for ((i = 2; i < ${#words[@]} - 1; i++)); do
                word=${words[i]}
                if [[ $awaited ]]; then
                    awaited=''
                elif [[ $ended || $word != -?* ]]; then
                    count=$((count + 1))
                elif [[ $word == -- ]]; then
                    ended=1
                elif _tvsim_find "${word%%=*}"; then
                    given+="$name "
                    [[ $kind != flag && $word != *=* ]] && awaited=$name awaited_kind=$kind
                fi
            done
            if [[ $awaited ]]; then
                _tvsim_offer_values '' "$awaited_kind" "$awaited"
            elif [[ ! $ended && $typed == --*=* ]]; then
                _tvsim_find "${typed%%=*}" && _tvsim_offer_values "$name=" "$kind" "$name"
            elif [[ ! $ended && ($typed == -* || ! $operand || ($count -gt 0 && ! $many)) ]]; then
                _tvsim_offer_options
            elif [[ $count -eq 0 || $many ]]; then
                _tvsim_offer_values '' "$operand" ''
            fi
            _tvsim_answer
        }

        """#
}
