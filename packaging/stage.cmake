# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack over the staged folder before it is packed: puts files where a format's own rules want them, and gives
# every file the same owner's rights and the day of the release, so that two builds give the same bytes.
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    set(epoch $ENV{SOURCE_DATE_EPOCH})
else()
    set(epoch ${CPACK_LONGSHORE_EPOCH})
    set(ENV{SOURCE_DATE_EPOCH} ${epoch})
endif()

# With -n, gzip writes neither name nor time.
function(compress file)
    execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(CPACK_GENERATOR STREQUAL "DEB")
    set(doc ${root}/usr/share/doc/longshore)
    file(REMOVE ${doc}/LICENSE ${doc}/changelog.md) # Debian has the licence in one place for all.
    file(COPY_FILE ${CPACK_LONGSHORE_COPYRIGHT} ${doc}/copyright)
    file(COPY_FILE ${CPACK_LONGSHORE_FILES}/deb-changelog ${doc}/changelog)
    compress(${doc}/changelog)
    file(MAKE_DIRECTORY ${root}/usr/share/zsh/vendor-completions)
    file(RENAME ${root}/usr/share/zsh/site-functions/_longshore ${root}/usr/share/zsh/vendor-completions/_longshore)
    file(REMOVE_RECURSE ${root}/usr/share/zsh/site-functions)
    execute_process(COMMAND strip --remove-section=.comment --remove-section=.note ${root}/usr/bin/longshore COMMAND_ERROR_IS_FATAL ANY)
endif()
if(CPACK_GENERATOR MATCHES "^(DEB|RPM)$")
    compress(${root}/usr/share/man/man1/longshore.1)
endif()

if(CMAKE_HOST_UNIX)
    execute_process(COMMAND find ${root} -type d -exec chmod 755 {} + COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND find ${root} -type f -perm /111 -exec chmod 755 {} + COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND find ${root} -type f -not -perm /111 -exec chmod 644 {} + COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND find ${root} -exec touch -h -d @${epoch} {} + COMMAND_ERROR_IS_FATAL ANY)
endif()
