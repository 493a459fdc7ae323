# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for longshore(1)

_longshore()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    case $previous in
    --demo-line) mapfile -t COMPREPLY < <(compgen -W "2.19 2.21 2.23" -- "$word") && return ;;
    --color-scheme) mapfile -t COMPREPLY < <(compgen -W "light dark" -- "$word") && return ;;
    --config) mapfile -t COMPREPLY < <(compgen -d -- "$word") && compopt -o filenames 2>/dev/null; return ;;
    --screenshot) mapfile -t COMPREPLY < <(compgen -f -- "$word") && compopt -o filenames 2>/dev/null; return ;;
    --server) return ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "--demo --demo-line --demo-user --server --connect --config --color-scheme
        --read-only --trace-startup --screenshot --self-test -h --help -v --version" -- "$word")
}

complete -F _longshore longshore
