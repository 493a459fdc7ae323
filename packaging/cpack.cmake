# SPDX-License-Identifier: GPL-3.0-or-later
# CPack: deb, rpm and tarball on Linux, a disk image on macOS, a folder for the installer on Windows.
set(CPACK_PACKAGE_NAME longshore)
set(CPACK_PACKAGE_VENDOR "The Longshore developers")
set(CPACK_PACKAGE_CONTACT "${LONGSHORE_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop client for Portainer servers")
set(CPACK_PACKAGE_DESCRIPTION "Longshore shows every stack you may see, from every Portainer server you use,
in one window that opens at once. It signs in with an access token and speaks
Portainer's own API, so it can do what your user may do, and nothing more.

Details of a stack show its compose file, variables, git settings and who has
access. What was known last is there at once, also without the server.
Access tokens are kept in the keyring of the desktop, never in a file.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_ICON "")
set(CPACK_STRIP_FILES TRUE)
set(CPACK_VERBATIM_VARIABLES TRUE)
set(CPACK_THREADS 0)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGE_FILE_NAME longshore-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/stage.cmake)
# For stage.cmake, which evens out what differs from build to build.
set(CPACK_LONGSHORE_HOMEPAGE "${LONGSHORE_HOMEPAGE}")
set(CPACK_LONGSHORE_EPOCH ${LONGSHORE_EPOCH})
set(CPACK_LONGSHORE_FILES ${CMAKE_CURRENT_BINARY_DIR})
set(CPACK_LONGSHORE_COPYRIGHT ${PROJECT_SOURCE_DIR}/resources/deb/copyright)

set(CPACK_GENERATOR TXZ)
if(APPLE)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME Longshore)
    set(CPACK_DMG_FORMAT ULFO)
    set(CPACK_PACKAGE_ICON ${icons}/longshore.icns)
    set(CPACK_STRIP_FILES FALSE) # A signature does not survive it.
elseif(WIN32)
    set(CPACK_GENERATOR ZIP)
endif()

# What is loaded while it runs is named here; what is linked, dpkg-shlibdeps finds by itself.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, libsecret-1-0")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, gnome-keyring | kwalletmanager | keepassxc, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Names of Fedora. Sonames are found by rpm besides; tests/packaging checks that no linked library is missing here.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_PACKAGE_SUMMARY "Desktop client for Portainer servers")
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_REQUIRES "qt6-qtbase-gui >= 6.4, qt6-qtsvg, qt6-qthttpserver, qt6-qtwebsockets, qtkeychain-qt6, qscintilla-qt6, simdjson, libyaml, libvterm, pcre2, libsecret, hicolor-icon-theme")
set(CPACK_RPM_CHANGELOG_FILE ${CMAKE_CURRENT_BINARY_DIR}/rpm-changelog)
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_USER_FILELIST "%doc /usr/share/doc/longshore/changelog.md" "%license /usr/share/doc/longshore/LICENSE")
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/applications /usr/share/metainfo /usr/share/man /usr/share/man/man1 /usr/share/bash-completion /usr/share/bash-completion/completions
    /usr/share/zsh /usr/share/zsh/site-functions /usr/share/fish /usr/share/fish/vendor_completions.d /usr/share/icons /usr/share/icons/hicolor
    /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps)
foreach(size IN LISTS sizes)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
set(CPACK_RPM_SPEC_MORE_DEFINE "Packager: ${LONGSHORE_MAINTAINER}
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _buildhost reproducible
%define _build_id_links none
%define debug_package %{nil}")

if(LONGSHORE_HOMEPAGE)
    set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${LONGSHORE_HOMEPAGE})
    set(CPACK_RPM_PACKAGE_URL ${LONGSHORE_HOMEPAGE})
endif()

include(CPack)
