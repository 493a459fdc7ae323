# SPDX-License-Identifier: GPL-3.0-or-later
# The deb, by Debian's own tools.

origin_deb() { qt_root; }
program_deb() { echo /usr/bin/longshore; }

# In machine code there are words by chance.
check_deb() { step deb "lintian has nothing to say" lintian --display-info --fail-on error,warning,info --allow-root --suppress-tags spelling-error-in-binary "$(package_of deb)"; }

# The same files under an earlier version, and one that the new version has no more.
previous_deb() {
    if [ -n "$previous" ]; then
        ls "$previous"/longshore_*.deb
        return
    fi
    local tree=$work/previous-deb
    rm -rf "$tree" "$tree.deb"
    dpkg-deb -R "$(package_of deb)" "$tree" && sed -i 's/^Version: .*/Version: 0.0.1/' "$tree/DEBIAN/control" &&
        install -D /dev/null "$tree/usr/share/longshore/no-longer-there" && dpkg-deb --root-owner-group -b "$tree" "$tree.deb" >/dev/null
    rm -rf "$tree"
    echo "$tree.deb"
}

# Its dependencies are there, and apt has to find that they are enough.
put_deb() {
    local command="apt-get -q -o Dpkg::Use-Pty=0 install -y --no-install-recommends --reinstall /tmp/longshore.deb"
    cp "$2" "$1/tmp/longshore.deb"
    [ "$(chroot "$1" $command --simulate | grep -c '^Inst')" = 1 ] && chroot "$1" env DEBIAN_FRONTEND=noninteractive $command || return 1
    rm "$1/tmp/longshore.deb"
    deb_is_whole "$@"
}

# The command that was cut off, once more.
again_deb() {
    cp "$2" "$1/tmp/longshore.deb"
    chroot "$1" dpkg -i /tmp/longshore.deb || return 1
    rm "$1/tmp/longshore.deb"
    deb_is_whole "$@"
}

deb_is_whole() {
    [ "$(chroot "$1" dpkg-query -W -f '${db:Status-Status}' longshore)" = installed ] && ! find "$1/usr" -name '*.dpkg-*' | grep . &&
        ! { [ "$2" = "$(package_of deb)" ] && [ -e "$1/usr/share/longshore" ]; }
}

# The kernel kills dpkg in the middle of the largest file.
cut_deb() {
    cp "$2" "$1/tmp/longshore.deb"
    (ulimit -c 0 -f 1500 && chroot "$1" dpkg -i /tmp/longshore.deb)
    local code=$?
    rm "$1/tmp/longshore.deb"
    echo "dpkg ended with $code, the package is $(chroot "$1" dpkg-query -W -f '${db:Status-Status}' longshore)"
    [ $code -ne 0 ] && [ "$(chroot "$1" dpkg-query -W -f '${db:Status-Status}' longshore)" != installed ]
}

take_away_deb() {
    chroot "$1" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 purge -y longshore && ! chroot "$1" dpkg-query -W longshore 2>/dev/null
}

timing_deb() {
    cp "${LONGSHORE_BUILD:-$top/build/release}/ui/longshore" "$1/opt/built-longshore"
    compare_start "$1" "$2"
}
