# SPDX-License-Identifier: GPL-3.0-or-later
# longshore_precompile(KIND TARGET...): lets targets read the headers they share from one precompiled file each, "core" or "ui".
# longshore_precompile_tests(KIND TARGET...): the same for tests; with LONGSHORE_QUICK_TESTS from files of their own, which hold what most
# tests read of the program too: a test is compiled once and run once there, so that optimising it takes longer than it saves.
# Not in the presets clang, tsan and coverage, which show that no file relies on it.
option(LONGSHORE_PRECOMPILE "Precompile the headers that most files share" OFF)

# _longshore_precompiled(NAME HEADER QT-MODULE...): compiles it once. Of the modules only the folders: a macro such as QT_WIDGETS_LIB, once
# in the file, would have to be set wherever it is read.
function(_longshore_precompiled name header)
    file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp" CONTENT "// Nothing but the headers.\n")
    add_library(precompiled-${name} OBJECT "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp")
    set_target_properties(precompiled-${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(precompiled-${name} PRIVATE longshore-flags Qt6::Core)
    target_precompile_headers(precompiled-${name} PRIVATE "${PROJECT_SOURCE_DIR}/${header}")
    foreach(module ${ARGN})
        target_include_directories(precompiled-${name} SYSTEM PRIVATE $<TARGET_PROPERTY:Qt6::${module},INTERFACE_INCLUDE_DIRECTORIES>)
    endforeach()
endfunction()

set(LONGSHORE_QUICK_FLAGS -O0 -U_FORTIFY_SOURCE)
if(LONGSHORE_PRECOMPILE)
    _longshore_precompiled(core packaging/precompiled-core.h Network)
    _longshore_precompiled(ui packaging/precompiled-ui.h Network Gui Widgets)
endif()
if(LONGSHORE_PRECOMPILE AND LONGSHORE_TESTS AND LONGSHORE_QUICK_TESTS)
    find_package(Qt6 6.4.2 REQUIRED COMPONENTS Test)
    _longshore_precompiled(tests-core tests/support/precompiled-core.h Network Concurrent WebSockets Test)
    _longshore_precompiled(tests-ui tests/support/precompiled-ui.h Network Concurrent WebSockets Gui Widgets Test)
    target_compile_options(precompiled-tests-core PRIVATE ${LONGSHORE_QUICK_FLAGS})
    target_compile_options(precompiled-tests-ui PRIVATE ${LONGSHORE_QUICK_FLAGS})
endif()

function(longshore_precompile kind)
    if(NOT LONGSHORE_PRECOMPILE)
        return()
    endif()
    foreach(target ${ARGN})
        target_precompile_headers(${target} REUSE_FROM precompiled-${kind})
    endforeach()
endfunction()

function(longshore_precompile_tests kind)
    if(NOT LONGSHORE_QUICK_TESTS)
        longshore_precompile(${kind} ${ARGN})
        return()
    endif()
    foreach(target ${ARGN})
        target_compile_options(${target} PRIVATE ${LONGSHORE_QUICK_FLAGS})
    endforeach()
    longshore_precompile(tests-${kind} ${ARGN})
endfunction()
