# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that a freedesktop.org system looks for: valid, installed where they belong, and all under one name."""
import configparser
import os
import re
import struct
import unittest
import xml.etree.ElementTree as ElementTree

from support import BUILD, Case, ID, PROGRAM, VERSION, built, source, text

DESKTOP = source("resources", "freedesktop", ID + ".desktop")
METAINFO = built(ID + ".metainfo.xml")
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


class Freedesktop(Case):
    def desktop_entry(self):
        entry = configparser.ConfigParser(interpolation=None, delimiters="=")
        entry.optionxform = str
        entry.read(DESKTOP, encoding="utf-8")
        return entry

    def test_desktop_file_is_valid(self):
        self.assertEqual(self.run_tool("desktop-file-validate", DESKTOP), "")

    def test_the_validator_notices(self):
        broken = self.write("broken.desktop", text(DESKTOP).replace("Terminal=false", "Terminal=perhaps"))
        self.run_tool("desktop-file-validate", broken, code=1)

    def test_metainfo_is_valid(self):
        self.run_tool("appstreamcli", "validate", "--no-net", METAINFO)

    def test_with_a_page_of_the_project_it_is_named(self):
        page = "https://forge.example/longshore"
        self.run_tool("cmake", "-S", source(), "-B", self.path("build"), "-DLONGSHORE_TESTS=OFF", "-DLONGSHORE_HOMEPAGE=" + page)
        metainfo = self.path("build", "packaging", ID + ".metainfo.xml")
        self.run_tool("appstreamcli", "validate", "--no-net", metainfo)
        component = ElementTree.parse(metainfo)
        self.assertEqual([url.text for url in component.findall("url")], [page, page + "/issues"])
        self.assertEqual(component.findtext("screenshots/screenshot/image"), "%s/raw/v%s/docs/window.png" % (page, VERSION))
        manual = self.path("build", "packaging", "longshore.1")
        self.assertIn(".UR %s\n" % page, text(manual))
        self.assertEqual(self.run_tool("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", manual).count("warning"), 0)
        cpack = text(self.path("build", "CPackConfig.cmake"))
        for name in ("DEBIAN_PACKAGE_HOMEPAGE", "RPM_PACKAGE_URL"):
            self.assertIn('set(CPACK_%s "%s")' % (name, page), cpack)

    def test_no_page_is_made_up(self):
        if re.search(r'LONGSHORE_HOMEPAGE "https', text(source("packaging", "publisher.cmake"))):
            self.skipTest("there is a page")
        self.assertEqual(ElementTree.parse(METAINFO).findall("url"), [])
        self.assertNotIn("https://", text(built("longshore.1")))

    def test_the_newest_release_is_this_version(self):
        releases = ElementTree.parse(METAINFO).findall("releases/release")
        self.assertEqual(releases[0].get("version"), VERSION)
        self.assertIn("## %s (%s)" % (VERSION, releases[0].get("date")), text(source("docs", "changelog.md")))

    def test_one_name_everywhere(self):
        metainfo = ElementTree.parse(METAINFO)
        entry = self.desktop_entry()
        self.assertEqual(metainfo.findtext("id"), ID)
        self.assertEqual(metainfo.findtext("launchable"), ID + ".desktop")
        self.assertEqual(entry["Desktop Entry"]["Icon"], ID)
        self.assertEqual(entry["Desktop Entry"]["StartupWMClass"], ID)
        self.assertIn('ApplicationId = "%s"' % ID, text(source("ui", "main.cpp")))
        self.assertIn("id: %s\n" % ID, text(source("packaging", "flatpak", ID + ".yml")))
        for path in ("macos/Info.plist.in", "../packaging/windows/longshore.nsi", "../packaging/manifests"):
            self.assertFalse(set(re.findall(r"io\.github\.[\w.]+[\w]", text(source("resources", path)))) - {ID}, path)

    def test_actions_are_options_of_the_program(self):
        help_text = self.run_tool(PROGRAM, "--help")
        entry = self.desktop_entry()
        actions = entry["Desktop Entry"]["Actions"].rstrip(";").split(";")
        self.assertEqual(actions, ["connect", "sample"])
        for action in actions:
            option = entry["Desktop Action " + action]["Exec"].split()[1]
            self.assertIn("  %s " % option, help_text)

    def test_links_are_registered(self):
        entry = self.desktop_entry()["Desktop Entry"]
        self.assertIn("x-scheme-handler/longshore;", entry["MimeType"])
        self.assertTrue(entry["Exec"].endswith(" %u"))

    def installed(self, prefix, **environment):
        self.run_tool("cmake", "--install", BUILD, "--prefix", prefix, env={**os.environ, **environment})
        root = environment.get("DESTDIR", "") + prefix
        return sorted(os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names)

    def test_installs_below_any_prefix(self):
        expected = sorted(
            ["bin/longshore", "share/applications/%s.desktop" % ID, "share/metainfo/%s.metainfo.xml" % ID, "share/man/man1/longshore.1",
             "share/bash-completion/completions/longshore", "share/zsh/site-functions/_longshore", "share/fish/vendor_completions.d/longshore.fish",
             "share/doc/longshore/LICENSE", "share/doc/longshore/changelog.md", "share/icons/hicolor/scalable/apps/%s.svg" % ID]
            + ["share/icons/hicolor/%dx%d/apps/%s.png" % (size, size, ID) for size in ICON_SIZES])
        self.assertEqual(self.installed(self.path("a prefix")), expected)
        self.assertEqual(self.installed("/opt/longshore", DESTDIR=self.path("staged")), expected)

    def test_what_is_installed_starts_from_there(self):
        self.installed(self.path("prefix"))
        self.assertEqual(self.run_tool(self.path("prefix", "bin", "longshore"), "--version"), "longshore %s\n" % VERSION)

    def test_icons_have_their_sizes(self):
        for size in ICON_SIZES:
            with open(built("icons", "%d.png" % size), "rb") as file:
                head = file.read(26)
            self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">II", head[16:24]), (size, size))
            self.assertEqual(head[25], 6, "with an alpha channel")

    def test_containers_of_icons(self):
        with open(built("icons", "longshore.ico"), "rb") as file:
            ico = file.read()
        self.assertEqual(struct.unpack("<HHH", ico[:6]), (0, 1, 6))
        for index, size in enumerate((16, 24, 32, 48, 64, 256)):
            width, height, _, _, _, bits, length, offset = struct.unpack("<BBBBHHII", ico[6 + 16 * index:22 + 16 * index])
            self.assertEqual((width, height, bits), (size % 256, size % 256, 32))
            self.assertEqual(struct.unpack(">II", ico[offset + 16:offset + 24]), (size, size))
            self.assertLessEqual(offset + length, len(ico))
        with open(built("icons", "longshore.icns"), "rb") as file:
            icns = file.read()
        self.assertEqual(icns[:4], b"icns")
        self.assertEqual(struct.unpack(">I", icns[4:8])[0], len(icns))
        offset, kinds = 8, []
        while offset < len(icns):
            kinds.append(icns[offset:offset + 4].decode())
            offset += struct.unpack(">I", icns[offset + 4:offset + 8])[0]
        self.assertEqual(offset, len(icns))
        self.assertIn("ic09", kinds)


if __name__ == "__main__":
    unittest.main()
