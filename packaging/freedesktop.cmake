# SPDX-License-Identifier: GPL-3.0-or-later
# The files that a freedesktop.org system looks for, below any prefix.
set(freedesktop ${PROJECT_SOURCE_DIR}/resources/freedesktop)
file(STRINGS ${changelog} day REGEX "^## " LIMIT_COUNT 1)
string(REGEX MATCH "[0-9]+-[0-9]+-[0-9]+" LONGSHORE_DAY "${day}")

# What names the project's page, where there is one.
set(LONGSHORE_METAINFO_LINKS "")
set(LONGSHORE_MANUAL_LINKS "")
if(LONGSHORE_HOMEPAGE)
    set(LONGSHORE_METAINFO_LINKS "
  <url type=\"homepage\">${LONGSHORE_HOMEPAGE}</url>
  <url type=\"bugtracker\">${LONGSHORE_HOMEPAGE}/issues</url>
  <screenshots>
    <screenshot type=\"default\">
      <caption>The sources at the left, the table of stacks, the details of one below</caption>
      <image type=\"source\">${LONGSHORE_HOMEPAGE}/raw/v${PROJECT_VERSION}/docs/window.png</image>
    </screenshot>
  </screenshots>")
    set(LONGSHORE_MANUAL_LINKS "
.SH SEE ALSO
.UR ${LONGSHORE_HOMEPAGE}
.UE")
endif()

configure_file(${freedesktop}/${LONGSHORE_ID}.metainfo.xml.in ${LONGSHORE_ID}.metainfo.xml @ONLY)
configure_file(${freedesktop}/longshore.1.in longshore.1 @ONLY)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/deb-changelog "${LONGSHORE_DEB_CHANGELOG}")
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/rpm-changelog "${LONGSHORE_RPM_CHANGELOG}")

install(FILES ${freedesktop}/${LONGSHORE_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${LONGSHORE_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/longshore.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${freedesktop}/longshore.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME longshore)
install(FILES ${freedesktop}/longshore.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _longshore)
install(FILES ${freedesktop}/longshore.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/docs/changelog.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/longshore.svg DESTINATION ${hicolor}/scalable/apps RENAME ${LONGSHORE_ID}.svg)
foreach(size IN LISTS sizes)
    install(FILES ${icons}/${size}.png DESTINATION ${hicolor}/${size}x${size}/apps RENAME ${LONGSHORE_ID}.png)
endforeach()
