# SPDX-License-Identifier: GPL-3.0-or-later
# Whether this machine can make a clean root and run programs in it. Where not, ends with 77, which ctest calls skipped.

possible() {
    local tool
    [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null || not_here "only root can make a clean root, and sudo would ask for a password"
    for tool in apt-get dpkg-deb; do
        command -v "$tool" >/dev/null || not_here "this is no Debian: there is no $tool"
    done
    for tool in debootstrap Xvfb lintian unshare; do
        PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || not_here "there is no $tool; packaging/install-packages packaging run installs it"
    done
    $(as_root) unshare --mount --propagation private -- true 2>/dev/null || not_here "this system lets nobody have mounts of his own (a container without the right)"
    [ -e "$work/base.done" ] || mirror_answers || not_here "the mirror of Debian, from which a clean root is made, does not answer: $(mirror)"
}

as_root() { [ "$(id -u)" -eq 0 ] || echo sudo -n; }

mirror_answers() {
    local folder
    folder=$(mktemp -d)
    /usr/lib/apt/apt-helper download-file "$(mirror | sed "s|/*$||")/dists/$release/InRelease" "$folder/InRelease" >/dev/null 2>&1
    local code=$?
    rm -rf "$folder"
    return $code
}

not_here() {
    echo "prove: skipped, for $1" >&2
    exit 77
}
