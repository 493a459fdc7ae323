# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for longshore(1)
complete -c longshore -f
complete -c longshore -l demo -d 'Open the built-in sample server'
complete -c longshore -l demo-line -x -a '2.19 2.21 2.23' -d 'Server line the sample server plays'
complete -c longshore -l demo-user -d 'Sign in to the sample server as a standard user'
complete -c longshore -l server -x -d 'Show this saved server at start'
complete -c longshore -l connect -d 'Ask for a server to connect to'
complete -c longshore -l config -x -a '(__fish_complete_directories)' -d 'Keep settings, servers and layout in a folder'
complete -c longshore -l color-scheme -x -a 'light dark' -d 'Use this scheme for this start'
complete -c longshore -l read-only -d 'Refuse everything that would change a server'
complete -c longshore -l trace-startup -d 'Print milestones since the process started'
complete -c longshore -l screenshot -r -F -d 'Save a picture of the window, then quit'
complete -c longshore -l self-test -d 'Check that everything the program needs is there'
complete -c longshore -s h -l help -d 'Show a summary of the options'
complete -c longshore -s v -l version -d 'Show the version'
