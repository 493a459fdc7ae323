# SPDX-License-Identifier: GPL-3.0-or-later
# The rpm, by rpm's own tool from outside, into a root with Debian's Qt.

origin_rpm() { qt_root; }
program_rpm() { echo /usr/bin/longshore; }
timing_rpm() { timing_deb "$@"; }

check_rpm() { step rpm "rpmlint has nothing to say" eval 'rpmlint -c "$here/rpm/rpmlint.toml" "$(package_of rpm)" | grep "0 errors, 0 warnings"'; }

previous_rpm() {
    if [ -n "$previous" ]; then
        ls "$previous"/longshore-*.rpm
        return
    fi
    local build=${LONGSHORE_BUILD:-$top/build/release}
    rm -rf "$work/previous-rpm"
    (cd "$build" && cpack -G RPM -R 0.0.1 -B "$work/previous-rpm" >>"$log" 2>&1) || return 1
    ls "$work"/previous-rpm/longshore-0.0.1-*.rpm
}

rpm_in() {
    local root=$1
    shift
    rpm --root "$root" --dbpath /var/lib/rpm --force-debian "$@"
}

# Folders that on Fedora belong to filesystem and hicolor-icon-theme, so not to this package.
prepare_rpm() {
    local folder
    rpm --query --list --package --force-debian "$(package_of rpm)" 2>>"$log" | grep -v /doc/longshore | xargs -n 1 dirname | sort -u | while read -r folder; do
        mkdir -p "$1$folder"
    done
}

# Its dependencies have Fedora's names, which no root of Debian's has.
put_rpm() {
    rpm_in "$1" --upgrade --nodeps --replacepkgs "$2" && rpm_in "$1" --verify --nodeps longshore && [ "$(rpm_in "$1" --query longshore | wc -l)" = 1 ]
}

cut_rpm() {
    (ulimit -c 0 -f 1500 && rpm_in "$1" --install --nodeps "$2")
    local code=$?
    echo "rpm ended with $code"
    [ $code -ne 0 ]
}

again_rpm() { put_rpm "$@"; }

take_away_rpm() {
    rpm_in "$1" --erase --nodeps longshore && ! rpm_in "$1" --query longshore
}
