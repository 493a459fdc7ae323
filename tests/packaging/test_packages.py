# SPDX-License-Identifier: GPL-3.0-or-later
"""The deb, the rpm and the tarball: nothing to be said against them, and the same bytes when they are made again."""
import glob
import os
import re
import shutil
import tempfile
import unittest

from support import BUILD, Case, HARDENED, PROGRAM, SOURCE, VERSION, source

MEBIBYTE = 1024 * 1024
# Flags of the release that a tree for development is built without.
ONLY_HARDENED = "hardening-no-fortify-functions,hardening-no-bindnow,hardening-no-pie,hardening-no-relro"

# Which package of Fedora has the library, and which of our own requirements brings it.
FEDORA = {
    r"libQt6(Core|Network|DBus|Concurrent)\.so\.6": "qt6-qtbase-gui",  # needs qt6-qtbase, of the same version
    r"libQt6(Gui|Widgets|PrintSupport)\.so\.6": "qt6-qtbase-gui",
    r"libQt6Svg\.so\.6": "qt6-qtsvg",
    r"libQt6HttpServer\.so\.6": "qt6-qthttpserver",
    r"libQt6WebSockets\.so\.6": "qt6-qtwebsockets",
    r"libqt6keychain\.so\.1": "qtkeychain-qt6",
    r"libqscintilla2_qt6\.so\.15": "qscintilla-qt6",
    r"libsimdjson\.so\.\d+": "simdjson",
    r"libyaml-0\.so\.2": "libyaml",
    r"libvterm\.so\.0": "libvterm",
    r"libpcre2-8\.so\.0": "pcre2",
    r"lib(c|m|gcc_s|stdc\+\+|dl|pthread)\.so\.\d+|ld-linux.*": None,  # on every system
    r"lib(crypto|ssl)\.so\.3": None,  # openssl-libs, needed by dnf itself
}


class Packages(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = {}
        cls.once = tempfile.mkdtemp(prefix="longshore-packaging-")
        cls.addClassCleanup(shutil.rmtree, cls.once)

    def packed(self, generator):
        """Made once for all that only look at it."""
        if generator not in self.made:
            self.made[generator] = self.pack(generator, os.path.join(self.once, generator))
        return self.made[generator]

    def pack(self, generator, folder):
        before = os.umask(0o022)  # as packaging/package has it
        try:
            environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
            self.run_tool("cpack", "-G", generator, "-B", self.path(folder), cwd=BUILD, env=environment)
        finally:
            os.umask(before)
        found = [path for path in glob.glob(self.path(folder, "longshore*")) if os.path.isfile(path)]
        self.assertEqual(len(found), 1)
        return found[0]

    def test_deb(self):
        self.run_tool("dpkg-shlibdeps", "--version")
        deb = self.packed("DEB")
        self.assertEqual(os.path.basename(deb).split("_")[:2], ["longshore", VERSION])
        said = self.run_tool("lintian", "--display-info", "--allow-root", "--fail-on", "error,warning,info", "--suppress-tags",
                             "spelling-error-in-binary" + ("" if HARDENED else "," + ONLY_HARDENED), deb)  # Words by chance.
        self.assertEqual([line for line in said.splitlines() if re.match(r"[EWI]:", line)], [])
        if HARDENED:
            self.assertLessEqual(os.path.getsize(deb), 4 * MEBIBYTE)
        depends = self.run_tool("dpkg-deb", "-f", deb, "Depends")
        for package in ("libqt6widgets6", "libqt6svg6", "libsecret-1-0", "libqt6httpserver6", "libqscintilla2-qt6-15", "libssl3"):
            self.assertIn(package, depends)
        self.assertIn("Maintainer: ", self.run_tool("dpkg-deb", "-I", deb))

    def test_rpm(self):
        rpm = self.packed("RPM")
        said = self.run_tool("rpmlint", "-c", source("packaging", "rpm", "rpmlint.toml"), rpm)
        self.assertIn("0 errors, 0 warnings", said)
        files = self.run_tool("rpm", "--force-debian", "-qlp", rpm).split()
        self.assertIn("/usr/bin/longshore", files)
        self.assertNotIn("/usr/bin", files)  # belongs to the system

    def test_rpm_requires_what_is_linked_by_fedoras_names(self):
        requires = self.run_tool("rpm", "--force-debian", "-qp", "--requires", self.packed("RPM"))
        names = {line.split()[0] for line in requires.splitlines()}
        needed = re.findall(r"\(NEEDED\).*\[(.+?)\]", self.run_tool("readelf", "-dW", PROGRAM))
        self.assertIn("libQt6Widgets.so.6", needed)
        for library in needed:
            known = [package for pattern, package in FEDORA.items() if re.fullmatch(pattern, library)]
            self.assertEqual(len(known), 1, "Fedora's package of %s is not known here" % library)
            if known[0]:
                self.assertIn(known[0], names)
        self.assertIn("libsecret", names)

    def test_the_same_bytes_again(self):
        for generator in ("DEB", "TXZ"):
            first = self.packed(generator)
            os.utime(PROGRAM)  # built at another time
            second = self.pack(generator, "again-" + generator)
            with open(first, "rb") as one, open(second, "rb") as other:
                self.assertEqual(one.read(), other.read(), generator)

    def test_the_release_does_not_tell_where_it_was_built(self):
        if not HARDENED:
            self.skipTest("only the release is told to keep it")
        with open(PROGRAM, "rb") as file:
            self.assertNotIn(SOURCE.encode(), file.read())


if __name__ == "__main__":
    unittest.main()
