# SPDX-License-Identifier: GPL-3.0-or-later
# Clean roots, and programs run in them by an ordinary user with a display.

UserHome=home/user
display=

# The mirror and release of this machine's own apt.
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror() {
    apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk -v release="$release" '$1 == release { print $2; exit }'
}

# A Debian with nothing but what every Debian has, made once.
base_root() {
    local base=$work/base
    [ ! -e "$base.done" ] || return 0
    rm -rf "$base"
    debootstrap --variant=minbase "$release" "$base" "$(mirror)" || return 1
    apt-config dump | grep -i '^Acquire::http.*::proxy ' >"$base/etc/apt/apt.conf.d/proxy" || rm -f "$base/etc/apt/apt.conf.d/proxy"
    echo force-unsafe-io >"$base/etc/dpkg/dpkg.cfg.d/fast"
    chroot "$base" useradd --create-home --home-dir "/$UserHome" --uid 1000 --shell /bin/sh user || return 1
    touch "$base.done"
}

# The same with what the deb depends on, no more.
qt_root() {
    local depends qt
    depends=$(dpkg-deb -f "$(package_of deb)" Depends)
    qt=$work/qt-$(echo "$depends" | sha256sum | cut -c 1-8)
    echo "$qt"
    [ ! -e "$qt.done" ] || return 0
    base_root >&2 || return 1
    rm -rf "$qt"
    cp -a "$work/base" "$qt"
    cp /etc/resolv.conf "$qt/etc/resolv.conf"
    {
        chroot "$qt" apt-get -q update &&
            chroot "$qt" env DEBIAN_FRONTEND=noninteractive apt-get -q satisfy -y --no-install-recommends "$depends" &&
            chroot "$qt" apt-get clean
    } >&2 || return 1
    touch "$qt.done"
}

# fresh NAME FROM: a root of that name which changes nothing of FROM; prints its path.
fresh() {
    local root=$work/$1
    umount -R "$root" 2>/dev/null
    rm -rf "$root" "$root.changes"
    mkdir -p "$root" "$root.changes/upper" "$root.changes/work"
    if ! mount -t overlay overlay -o "lowerdir=$2,upperdir=$root.changes/upper,workdir=$root.changes/work" "$root" 2>/dev/null; then
        rm -rf "$root"
        cp -a "$2" "$root"
    fi
    mkdir -p "$root/tmp/.X11-unix" "$root/run/user/1000"
    chmod 700 "$root/run/user/1000"
    chown 1000:1000 "$root/run/user/1000"
    mount -t proc proc "$root/proc" 2>/dev/null
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix" 2>/dev/null
    echo "$root"
}

drop() {
    umount -R "$1" 2>/dev/null
    rm -rf "$1" "$1.changes"
}

open_display() {
    [ -z "$display" ] || return 0
    local numbers
    numbers=$(mktemp)
    mkdir -p /tmp/.X11-unix
    Xvfb -displayfd 9 -screen 0 1280x800x24 -nolisten tcp -ac 9>"$numbers" >/dev/null 2>&1 &
    trap "kill $! 2>/dev/null; rm -f '$numbers'" EXIT
    for _ in $(seq 100); do
        [ ! -s "$numbers" ] || break
        sleep 0.1
    done
    display=:$(cat "$numbers")
}

# as_user ROOT COMMAND...: with a clean environment, and not for ever.
as_user() {
    local root=$1
    shift
    chroot --userspec=1000:1000 --groups= "$root" env -i HOME="/$UserHome" USER=user PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY="$display" \
        XDG_RUNTIME_DIR=/run/user/1000 QT_QPA_PLATFORM="${platform:-xcb}" timeout 60 "$@"
}

# Every file of the root but the user's, and what package tools write down about themselves.
listing() {
    (cd "$1" && find . -xdev \( -path ./proc -o -path "./$UserHome" -o -path ./tmp -o -path ./run -o -path ./var/lib/dpkg -o -path ./var/lib/apt \
        -o -path ./var/lib/rpm -o -path ./var/cache -o -path ./var/log -o -path ./opt \) -prune -o -print | LC_ALL=C sort)
}
