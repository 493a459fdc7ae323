# SPDX-License-Identifier: GPL-3.0-or-later
"""Manifests for package managers, made from a version and sums; the bundle's description for macOS; the Flatpak."""
import json
import os
import plistlib
import re
import unittest

from support import Case, ID, VERSION, built, source, text

try:
    import yaml
except ImportError:
    yaml = None

ADDRESS = "https://example.org/longshore/v1.2.3"
SUMS = {"longshore-1.2.3-setup.exe": "1a" * 32, "longshore-1.2.3-Darwin-arm64.dmg": "2b" * 32, "longshore-1.2.3-source.tar.xz": "3c" * 32,
        "longshore_1.2.3_amd64.deb": "4d" * 32}


class Manifests(Case):
    def make(self, version="1.2.3", sums=SUMS, address=ADDRESS, page="https://example.org/longshore", code=0):
        listing = self.write("SHA256SUMS", "".join("%s  %s\n" % (digest, name) for name, digest in sums.items()))
        return self.run_tool("python3", "-B", source("packaging", "manifests"), version, listing, address, self.path("out"), page, code=code)

    def made(self, *path):
        return text(self.path("out", *path))

    def yaml(self, content):
        if yaml is None:
            self.skipTest("python3-yaml is not installed")
        return yaml.safe_load(content)

    def test_winget(self):
        self.make()
        version, installer, locale = (self.yaml(self.made("winget", "Longshore.Longshore%s.yaml" % part)) for part in ("", ".installer", ".locale.en-US"))
        for manifest, kind in ((version, "version"), (installer, "installer"), (locale, "defaultLocale")):
            self.assertEqual((manifest["PackageIdentifier"], manifest["PackageVersion"], manifest["ManifestType"]), ("Longshore.Longshore", "1.2.3", kind))
        self.assertEqual(installer["InstallerType"], "nullsoft")
        self.assertEqual([one["Scope"] for one in installer["Installers"]], ["user", "machine"])
        for one in installer["Installers"]:
            self.assertEqual(one["InstallerUrl"], ADDRESS + "/longshore-1.2.3-setup.exe")
            self.assertEqual(one["InstallerSha256"], ("1a" * 32).upper())
        script = text(source("packaging", "windows", "longshore.nsi"))
        self.assertIn('!define ID "%s"' % installer["ProductCode"], script)
        for key in ("Publisher", "PackageName", "License", "ShortDescription"):
            self.assertTrue(locale[key])

    def test_homebrew(self):
        self.make()
        cask = self.made("homebrew", "longshore.rb")
        self.assertIn('version "1.2.3"', cask)
        self.assertIn('sha256 "%s"' % ("2b" * 32), cask)
        self.assertIn('url "https://example.org/longshore/v#{version}/longshore-#{version}-Darwin-arm64.dmg"', cask)
        self.assertEqual(len(re.findall(r"^\w.* do$|^end$", cask, re.M)), 2)
        if os.path.exists("/usr/bin/ruby"):
            self.run_tool("ruby", "-c", self.path("out", "homebrew", "longshore.rb"))

    def test_aur(self):
        self.make()
        script = 'source "$0"; printf "%s\\n" "$pkgname $pkgver $pkgrel" "${source[@]}" "${sha256sums[@]}" "${depends[@]}"; declare -F build package >/dev/null'
        said = self.run_tool("bash", "-c", script, self.path("out", "aur", "PKGBUILD")).splitlines()
        self.assertEqual(said[:2], ["longshore 1.2.3 1", ADDRESS + "/longshore-1.2.3-source.tar.xz"])
        self.assertRegex(said[2], r"^dtl::git\+https://\S+#commit=[0-9a-f]{40}$")
        self.assertEqual(said[3:5], ["3c" * 32, "SKIP"])
        listed = dict.fromkeys(re.findall(r"^\tdepends = (.+)$", self.made("aur", ".SRCINFO"), re.M))
        self.assertEqual(said[5:], list(listed))

    def test_what_was_not_built_is_left_out_and_said(self):
        said = self.make(sums={"longshore_1.2.3_amd64.deb": "4d" * 32})
        self.assertEqual(said.count("left out"), 3)
        self.assertFalse(os.path.exists(self.path("out")))

    def test_refuses_what_makes_no_sense(self):
        for more in ({"version": "1.2"}, {"version": "1.2.3; rm -rf"}, {"address": "http://example.org"}, {"address": "https://example.org/'; id"}, {"page": ""}, {"page": "http://example.org"},
                     {"sums": {"longshore-1.2.3-setup.exe": "short"}}, {"sums": {"longshore-1.2.3-a-setup.exe": "1a" * 32, "longshore-1.2.3-b-setup.exe": "1a" * 32}}):
            self.assertIn("manifests: ", self.make(**more, code=1))

    def test_bundle_of_macos(self):
        with open(built("Info.plist"), "rb") as file:
            plist = plistlib.load(file)
        self.assertEqual(plist["CFBundleIdentifier"], ID)
        self.assertEqual(plist["CFBundleShortVersionString"], VERSION)
        self.assertEqual(plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"], ["longshore"])
        self.assertEqual(plist["CFBundleExecutable"], "Longshore")
        self.assertTrue(plist["NSHighResolutionCapable"])
        self.assertNotIn("@", text(built("Info.plist")))
        with open(source("resources", "macos", "longshore.entitlements"), "rb") as file:
            entitlements = plistlib.load(file)
        self.assertFalse([key for key in entitlements if key.startswith("com.apple.security.cs.")])  # no hole in the hardened runtime

    def test_flatpak(self):
        manifest = source("packaging", "flatpak", ID + ".yml")
        shown = json.loads(self.run_tool("flatpak-builder", "--show-manifest", manifest, cwd=self.folder))
        self.assertEqual((shown["id"], shown["command"]), (ID, "longshore"))
        self.assertIn("--talk-name=org.freedesktop.secrets", shown["finish-args"])
        self.assertFalse([argument for argument in shown["finish-args"] if argument.startswith("--filesystem")])
        for module in shown["modules"]:
            for origin in module["sources"]:
                if origin["type"] == "archive":
                    self.assertRegex(origin["sha256"], "^[0-9a-f]{64}$")
                if origin["type"] == "git":
                    self.assertRegex(origin["commit"], "^[0-9a-f]{40}$")
                if origin["type"] != "dir":
                    self.assertRegex(origin["url"], "^https://")
        # Every part that a build looks for and the runtime has not.
        self.assertLessEqual({"simdjson", "libyaml", "libvterm", "dtl", "qtkeychain", "qscintilla", "qthttpserver"}, {module["name"] for module in shown["modules"]})


if __name__ == "__main__":
    unittest.main()
