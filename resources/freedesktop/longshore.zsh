#compdef longshore
# SPDX-License-Identifier: GPL-3.0-or-later

_arguments \
    '--demo[open the built-in sample server]' \
    '--demo-line[server line the sample server plays]:line:(2.19 2.21 2.23)' \
    '--demo-user[sign in to the sample server as a standard user]' \
    '--server[show this saved server at start]:name:' \
    '--connect[ask for a server to connect to]' \
    '--config[keep settings, servers and layout in this folder]:folder:_files -/' \
    '--color-scheme[use this scheme for this start]:scheme:(light dark)' \
    '--read-only[refuse everything that would change a server]' \
    '--trace-startup[print milestones since the process started]' \
    '--screenshot[save a picture of the window, then quit]:file:_files -g "*.png"' \
    '--self-test[check that everything the program needs is there]' \
    '(- *)'{-h,--help}'[show a summary of the options]' \
    '(- *)'{-v,--version}'[show the version]' \
    '::link:'
