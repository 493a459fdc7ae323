# SPDX-License-Identifier: GPL-3.0-or-later
# The life of a package, the same for every format. A format brings: package_of, previous_of, its root (origin_FORMAT),
# put_FORMAT ROOT FILE, cut_FORMAT ROOT FILE, again_FORMAT ROOT FILE, take_away_FORMAT ROOT, and where the program is (program_FORMAT).

LargestDeb=$((4 * 1024 * 1024))

# The one file of a format in build/packages.
package_of() {
    case $1 in
    deb) ls "$packages"/longshore_*.deb ;;
    rpm) ls "$packages"/longshore-*.rpm ;;
    portable) ls "$packages"/longshore-*-portable.tar.xz ;;
    esac
}

version_of_build() {
    sed -n 's/^set(CPACK_PACKAGE_VERSION "\(.*\)")$/\1/p' "${LONGSHORE_BUILD:-$top/build/release}/CPackConfig.cmake"
}

picture() {
    local root=$1 program=$2
    shift 2
    rm -f "$root/$UserHome/picture.png"
    as_user "$root" "$program" "$@" --screenshot "/$UserHome/picture.png" || return 1
    file "$root/$UserHome/picture.png" | grep -q 'PNG image data, 1280 x 800' && [ "$(stat -c %s "$root/$UserHome/picture.png")" -gt 20000 ]
    local outcome=$?
    cp "$root/$UserHome/picture.png" "$work/$format${1:-}.png" # To look at.
    rm -f "$root/$UserHome/picture.png"
    return $outcome
}

plant_profile() {
    as_user "$1" mkdir -p "/$UserHome/.config" && python3 "$here/plant-profile" "$1/$UserHome/.config/longshore" && chown -R 1000:1000 "$1/$UserHome/.config"
}

digest_of_profile() {
    (cd "$1/$UserHome/.config/longshore" && sha256sum servers.ini)
}

profile_kept() {
    [ "$(digest_of_profile "$1")" = "$profile" ] && ! ls "$1/$UserHome/.config/longshore" | grep -q broken
}

same_version() {
    [ "$(as_user "$1" "$2" --version)" = "longshore $(version_of_build)" ]
}

# What is there now and was not before, or the other way round.
nothing_left() {
    listing "$1" >"$work/$format.after"
    diff "$work/$format.before" "$work/$format.after" || return 1
    ! find "$1/$UserHome" -iname '*longshore*' -not -path "$1/$UserHome/.config/longshore*" | grep .
}

# start_time ROOT PROGRAM: milliseconds from the start of the process until the stacks of the sample are painted.
start_time() {
    as_user "$1" "$2" --demo --trace-startup --config /tmp/timing --screenshot /tmp/timing.png | awk '/stacks-painted/ { print $1 }'
}

# Both programs in turn in one root, so that what else the machine does slows both; each pair gives a ratio, and the one in the middle of
# many counts: the quickest of a few starts is a matter of luck on a machine with other work.
compare_start() {
    local root=$1 program=$2 pairs= middle ratio
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        pairs+="$(start_time "$root" /opt/built-longshore) $(start_time "$root" "$program")"$'\n'
    done
    middle=$(printf %s "$pairs" | awk 'NF == 2 && $1 > 0 { printf "%.3f %d %d\n", $2 / $1, $2, $1 }' | sort -n | awk '{ line[NR] = $0 } END { if (NR > 7) print line[int((NR + 1) / 2)] }')
    if [ -z "$middle" ]; then
        line "$format" "start of the package and of the build tree" FAIL
        return
    fi
    # shellcheck disable=SC2086 # Three numbers.
    set -- $middle
    ratio=$(printf %.2f "$1")
    line "$format" "start: package $2 ms, build tree $3 ms" "$(awk -v r="$1" 'BEGIN { print r <= 1.1 ? "ok" : "slow" }')" "ratio $ratio, goal 1.10"
}

size() {
    local file bytes outcome=ok
    file=$(package_of "$format")
    bytes=$(stat -c %s "$file")
    [ "$format" != deb ] || [ "$bytes" -le "$LargestDeb" ] || outcome=FAIL
    line "$format" "size of $(basename "$file")" $outcome "$(awk -v b="$bytes" 'BEGIN { printf "%.2f MiB", b / 1048576 }')"
}

story() {
    format=$1
    local root program new old profile
    new=$(package_of "$format") && old=$("previous_$format") || {
        line "$format" "packages" FAIL
        return
    }
    open_display
    size
    ! declare -F "check_$format" >/dev/null || "check_$format"
    root=$(fresh "$format-root" "$("origin_$format" 2>>"$log")")
    program=$("program_$format" "$root")
    ! declare -F "prepare_$format" >/dev/null || "prepare_$format" "$root"
    listing "$root" >"$work/$format.before"
    step "$format" "install the version before" "put_$format" "$root" "$old"
    step "$format" "its self-test" as_user "$root" "$program" --self-test
    step "$format" "a user's configuration is shown" eval 'plant_profile "$root" && picture "$root" "$program"'
    profile=$(digest_of_profile "$root")
    step "$format" "upgrade" "put_$format" "$root" "$new"
    step "$format" "it is the new version" same_version "$root" "$program"
    step "$format" "self-test" as_user "$root" "$program" --self-test
    step "$format" "sample data, drawn on a display" picture "$root" "$program" --demo
    step "$format" "the configuration is kept and shown" eval 'profile_kept "$root" && picture "$root" "$program" && profile_kept "$root"'
    step "$format" "remove" "take_away_$format" "$root"
    step "$format" "nothing is left but the user's configuration" eval 'nothing_left "$root" && profile_kept "$root"'
    step "$format" "an installation is cut off" "cut_$format" "$root" "$new"
    step "$format" "and done again" "again_$format" "$root" "$new"
    step "$format" "self-test after that" as_user "$root" "$program" --self-test
    mkdir -p "$root/opt"
    "timing_$format" "$root" "$program"
    step "$format" "remove again" "take_away_$format" "$root"
    step "$format" "nothing is left then either" nothing_left "$root"
    drop "$root"
}
