# SPDX-License-Identifier: GPL-3.0-or-later
# longshore_precompile(KIND TARGET...): lets targets read the headers they share from one precompiled file each, "core" or "ui".
# Not in the presets clang, tsan and coverage, which show that no file relies on it.
option(LONGSHORE_PRECOMPILE "Precompile the headers that most files share" OFF)

if(LONGSHORE_PRECOMPILE)
    foreach(kind core ui)
        file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp" CONTENT "// Nothing but the headers.\n")
        add_library(precompiled-${kind} OBJECT "${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp")
        set_target_properties(precompiled-${kind} PROPERTIES AUTOMOC OFF AUTORCC OFF)
        target_link_libraries(precompiled-${kind} PRIVATE longshore-flags Qt6::Core)
        target_precompile_headers(precompiled-${kind} PRIVATE "${PROJECT_SOURCE_DIR}/packaging/precompiled-${kind}.h")
    endforeach()
    # Only the folders: a macro such as QT_WIDGETS_LIB, once in the file, would have to be set wherever it is read.
    foreach(module Network Gui Widgets)
        target_include_directories(precompiled-ui SYSTEM PRIVATE $<TARGET_PROPERTY:Qt6::${module},INTERFACE_INCLUDE_DIRECTORIES>)
    endforeach()
    target_include_directories(precompiled-core SYSTEM PRIVATE $<TARGET_PROPERTY:Qt6::Network,INTERFACE_INCLUDE_DIRECTORIES>)
endif()

function(longshore_precompile kind)
    if(NOT LONGSHORE_PRECOMPILE)
        return()
    endif()
    foreach(target ${ARGN})
        target_precompile_headers(${target} REUSE_FROM precompiled-${kind})
    endforeach()
endfunction()
