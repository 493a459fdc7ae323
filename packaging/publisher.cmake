# SPDX-License-Identifier: GPL-3.0-or-later
# Who publishes the packages, and where: the one place to fill in before a release is cut (docs/packaging.md). Nobody does so
# far, and the packages say so: without a page they name none, and the address of their maintainer is one that cannot exist.
set(LONGSHORE_HOMEPAGE "" CACHE STRING "Page of the project, https://..., with issues and raw files below it as on a forge; empty without one")
set(LONGSHORE_MAINTAINER "Unpublished build <nobody@longshore.invalid>" CACHE STRING "Who packages are from: Name <address>")
