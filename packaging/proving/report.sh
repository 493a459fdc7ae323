# SPDX-License-Identifier: GPL-3.0-or-later
# The table: a line for each thing that was to be shown.

good=0
bad=0
table=
log=$work/log.txt
mkdir -p "$work"
: >"$log"

# line FORMAT WHAT OUTCOME [FIGURE]
line() {
    local text
    text=$(printf '%-12s %-52s %-5s %s' "$1" "$2" "$3" "${4:-}")
    echo "$text"
    table+=$text$'\n'
    if [ "$3" = ok ]; then good=$((good + 1)); fi
    if [ "$3" = FAIL ]; then bad=$((bad + 1)); fi
}

# step FORMAT WHAT COMMAND...: runs it, and on failure shows the end of what it said.
step() {
    local format=$1 what=$2
    shift 2
    printf '\n== %s: %s\n' "$format" "$what" >>"$log"
    if "$@" >>"$log" 2>&1; then
        line "$format" "$what" ok
    else
        line "$format" "$what" FAIL
        tail -n 15 "$log" | sed 's/^/    /'
    fi
}

conclusion() {
    printf '\n%s\nprove: %d passed, %d failed\n' "$table" "$good" "$bad"
    printf '%s' "$table" >"$work/table.txt"
    [ "$bad" -eq 0 ] && [ "$good" -gt 0 ]
}
