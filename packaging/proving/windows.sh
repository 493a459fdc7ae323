# SPDX-License-Identifier: GPL-3.0-or-later
# The Windows installer under Wine, over a staged folder of stand-ins: that it installs for this user and for everyone,
# upgrades in place, and removes with the settings or without. That the program runs on Windows is not shown by this.

windows() {
    local wine stage=$work/stage
    wine=$(command -v wine64 || ls /usr/lib/wine/wine64 2>/dev/null) || {
        line windows "Wine is not installed" skip "apt-get install wine64"
        return
    }
    export WINEPREFIX=$work/wine WINEDEBUG=-all
    rm -rf "$WINEPREFIX" "$stage"
    mkdir -p "$stage/plugins/platforms" "$stage/old/deep"
    touch "$stage/longshore.exe" "$stage/plugins/platforms/qwindows.dll" "$stage/old/deep/no-longer-there.dll"
    export LONGSHORE_NSIS_TARGET=amd64-unicode
    step windows "installer of the version before" "$here/windows/installer" 0.0.1 "$stage" "$work/longshore-0.0.1-setup.exe"
    rm -r "$stage/old"
    step windows "installer" "$here/windows/installer" "$(version_of_build)" "$stage" "$work/longshore-setup.exe" "$top/build/release/packaging/icons/longshore.ico"
    windows_life CurrentUser "$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Programs/Longshore" HKCU
    windows_life AllUsers "$WINEPREFIX/drive_c/Program Files/Longshore" HKLM
    "$(dirname "$wine")/wineserver64" -k 2>/dev/null
    rm -rf "$WINEPREFIX"
}

# windows_life MODE FOLDER HIVE
windows_life() {
    local mode=$1 folder=$2 hive=$3 key="$3\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\io.github.longshore.Longshore"
    local settings="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/longshore"
    step windows "$mode: install the version before" eval 'wine_run "$work/longshore-0.0.1-setup.exe" /S "/$mode" && [ -f "$folder/old/deep/no-longer-there.dll" ]'
    mkdir -p "$settings" && echo kept >"$settings/servers.ini"
    step windows "$mode: upgrade in place" eval 'wine_run "$work/longshore-setup.exe" /S "/$mode" && [ -f "$folder/longshore.exe" ] && [ ! -e "$folder/old" ]'
    step windows "$mode: version and links are registered" eval '"$wine" reg query "$key" /v DisplayVersion | grep -q "$(version_of_build)" && "$wine" reg query "$hive\\Software\\Classes\\longshore\\shell\\open\\command" | grep -q %1'
    step windows "$mode: uninstall, settings stay" eval 'wine_uninstall && [ -f "$settings/servers.ini" ] && ! "$wine" reg query "$key"'
    step windows "$mode: install again" eval 'wine_run "$work/longshore-setup.exe" /S "/$mode" && [ -f "$folder/longshore.exe" ]'
    step windows "$mode: uninstall with the settings" eval 'wine_uninstall /RemoveSettings && [ ! -e "$settings" ]'
}

wine_run() { timeout 120 "$wine" "$@" </dev/null; }

# The uninstaller goes on in a copy of itself, so its end is seen by what is gone.
wine_uninstall() {
    wine_run "$folder/uninstall.exe" /S "/$mode" "$@" || return 1
    for _ in $(seq 100); do
        [ -e "$folder" ] || break
        sleep 0.2
    done
    [ ! -e "$folder" ] && ! find "$WINEPREFIX" -name 'Longshore.lnk' | grep .
}
