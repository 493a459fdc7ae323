# SPDX-License-Identifier: GPL-3.0-or-later
# A program with an icon and without a console, and beside it what it needs of Qt.
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/longshore.rc "1 ICON \"icons/longshore.ico\"\n")
set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/longshore.rc PROPERTIES OBJECT_DEPENDS ${icons}/longshore.ico)
enable_language(RC)
target_sources(longshore PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/longshore.rc)
add_dependencies(longshore icons)
set_target_properties(longshore PROPERTIES WIN32_EXECUTABLE TRUE)

qt_generate_deploy_app_script(TARGET longshore OUTPUT_SCRIPT deploy)
install(SCRIPT ${deploy})
install(IMPORTED_RUNTIME_ARTIFACTS Qt6Keychain::Qt6Keychain RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
