# SPDX-License-Identifier: GPL-3.0-or-later
# The portable folder, in a root that has neither Qt nor X libraries.

origin_portable() { base_root >&2 && echo "$work/base"; }
program_portable() { echo "/$UserHome/apps/longshore/longshore"; }

# The folder under the name of an earlier version, and a file that the new version has no more.
previous_portable() {
    if [ -n "$previous" ]; then
        ls "$previous"/longshore-*-portable.tar.xz
        return
    fi
    local tree=$work/previous-portable
    rm -rf "$tree" "$tree.tar.xz"
    mkdir "$tree" && tar -xJf "$(package_of portable)" -C "$tree" --strip-components 1 && touch "$tree/no-longer-there" &&
        tar -C "$work" --transform 's/^previous-portable/longshore-0.0.1/' -cf - previous-portable | xz -0 >"$tree.tar.xz"
    rm -rf "$tree"
    echo "$tree.tar.xz"
}

# As a user does: the new folder in the place of the old one.
put_portable() {
    local apps=$1/$UserHome/apps
    if find "$1/usr" "$1/lib" -name 'libQt6*' -o -name 'libX11*' | grep .; then
        echo "the root is not as bare as it should be"
        return 1
    fi
    rm -rf "$apps"
    mkdir -p "$apps" && tar -xJf "$2" -C "$apps" --no-same-owner && mv "$apps"/longshore-* "$apps/longshore" && chown -R 1000:1000 "$apps" &&
        ! { [ "$2" = "$(package_of portable)" ] && [ -e "$apps/longshore/no-longer-there" ]; }
}

# Half of the archive came through.
cut_portable() {
    local apps=$1/$UserHome/apps
    mkdir -p "$apps"
    head -c $(($(stat -c %s "$2") / 2)) "$2" | tar -xJf - -C "$apps"
    [ ! -x "$apps/longshore/longshore" ]
}

again_portable() { put_portable "$@"; }

take_away_portable() { rm -rf "$1/$UserHome/apps"; }

# In a root with a desktop's libraries, where the program of the build tree runs as well.
timing_portable() {
    local root
    root=$(fresh portable-timing "$(qt_root 2>>"$log")")
    mkdir -p "$root/opt"
    cp "${LONGSHORE_BUILD:-$top/build/release}/ui/longshore" "$root/opt/built-longshore"
    cp -a "$1/$UserHome/apps/longshore" "$root/opt/longshore"
    compare_start "$root" /opt/longshore/longshore
    drop "$root"
}
