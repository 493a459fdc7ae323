# SPDX-License-Identifier: GPL-3.0-or-later
# The application bundle: its icon, Qt inside, and a signature. Without an identity it is signed ad hoc, which runs on the
# machine that built it and, after a right click, on others; LONGSHORE_SIGN takes the name of a Developer ID.
set(LONGSHORE_SIGN "-" CACHE STRING "Identity for codesign")
set_source_files_properties(${icons}/longshore.icns PROPERTIES MACOSX_PACKAGE_LOCATION Resources GENERATED TRUE)
target_sources(longshore PRIVATE ${icons}/longshore.icns)
add_dependencies(longshore icons)
set_target_properties(longshore PROPERTIES MACOSX_BUNDLE TRUE OUTPUT_NAME Longshore MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_BINARY_DIR}/Info.plist)

qt_generate_deploy_app_script(TARGET longshore OUTPUT_SCRIPT deploy)
install(SCRIPT ${deploy})
set(runtime "")
if(NOT LONGSHORE_SIGN STREQUAL "-")
    set(runtime "--options runtime --timestamp") # The hardened runtime wants one signer for all libraries.
endif()
install(CODE "execute_process(COMMAND sh -c \"codesign --force --deep ${runtime} --sign '${LONGSHORE_SIGN}' \
    --entitlements '${PROJECT_SOURCE_DIR}/resources/macos/longshore.entitlements' \\\"$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/Longshore.app\\\"\"
    COMMAND_ERROR_IS_FATAL ANY)")
