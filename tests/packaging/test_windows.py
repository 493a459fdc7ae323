# SPDX-License-Identifier: GPL-3.0-or-later
"""The Windows installer compiles over a staged folder without a warning, and lists what it will remove."""
import os
import re
import unittest

from support import Case, VERSION, built, source, text


class Windows(Case):
    def stage(self):
        os.makedirs(self.path("stage", "plugins", "platforms"))
        for name in ("longshore.exe", "Qt6Core.dll", "plugins/platforms/qwindows.dll"):
            self.write(os.path.join("stage", name), "stands in for " + name)
        return self.path("stage")

    def test_compiles(self):
        out = self.path("longshore-%s-setup.exe" % VERSION)
        self.run_tool("makensis", "-VERSION")
        self.run_tool(source("packaging", "windows", "installer"), VERSION, self.stage(), out, built("icons", "longshore.ico"))
        with open(out, "rb") as file:
            program = file.read()
        self.assertEqual(program[:2], b"MZ")
        self.assertIn("Longshore installer".encode("utf-16-le"), program)
        self.assertIn(VERSION.encode("utf-16-le"), program)

    def test_lists_its_files_and_folders(self):
        self.run_tool("makensis", "-VERSION")
        stage = self.stage()
        for _ in range(2):  # the list is no part of itself
            self.run_tool(source("packaging", "windows", "installer"), VERSION, stage, self.path("longshore-setup.exe"))
        with open(os.path.join(stage, "files.txt"), encoding="utf-16", newline="") as file:
            lines = file.read().split("\r\n")
        self.assertEqual(lines, ["Qt6Core.dll", "longshore.exe", "plugins\\platforms\\qwindows.dll", "plugins\\platforms\\", "plugins\\", ""])

    def test_without_the_program_there_is_no_installer(self):
        os.makedirs(self.path("empty"))
        self.assertIn("no longshore.exe", self.run_tool(source("packaging", "windows", "installer"), VERSION, self.path("empty"), self.path("x"), code=1))

    def test_settings_stay_unless_chosen(self):
        script = text(source("packaging", "windows", "longshore.nsi"))
        self.assertIn('Section /o "un.Settings and saved servers"', script)
        settings = script[script.index('Section /o "un.Settings'):]
        self.assertIn('RMDir /r "$LOCALAPPDATA\\longshore"', settings[:settings.index("SectionEnd")])
        self.assertEqual(len(re.findall(r"RMDir /r", script)), 1)


if __name__ == "__main__":
    unittest.main()
