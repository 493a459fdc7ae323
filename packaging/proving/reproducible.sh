# SPDX-License-Identifier: GPL-3.0-or-later
# The same source in two folders of different depth, compiled twice without any cache, gives the same bytes.

reproducible() {
    local first=$work/one second=$work/another/place/deeper tree name
    # Both copies first: the second must not see what is edited while the first is built.
    for tree in "$first" "$second"; do
        rm -rf "$tree"
        mkdir -p "$tree"
        (cd "$top" && git ls-files -z | xargs -0 tar -cf - | tar -xf - -C "$tree") || return 1
    done
    for tree in "$first" "$second"; do
        step reproducible "builds and packs in ${tree#"$top"/}" build_and_pack "$tree"
        # Not the same minute, nor the same rights.
        umask 077
    done
    umask 022
    for name in $(cd "$first/build/packages" && ls); do
        step reproducible "$name is the same from both" cmp "$first/build/packages/$name" "$second/build/packages/$name"
    done
}

build_and_pack() {
    (cd "$1" && CCACHE_DISABLE=1 packaging/build release && packaging/package deb tarball)
}
