# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are, and running the tools that check them."""
import os
import shutil
import subprocess
import tempfile
import unittest

SOURCE = os.environ["SOURCE"]
BUILD = os.environ["BUILD"]
VERSION = os.environ["VERSION"]
HARDENED = os.environ.get("HARDENED") == "ON"
PROGRAM = os.path.join(BUILD, "ui", "longshore")
ID = "io.github.longshore.Longshore"


def source(*path):
    return os.path.join(SOURCE, *path)


def built(*path):
    return os.path.join(BUILD, "packaging", *path)


def text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="longshore-packaging-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, content):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(content)
        return self.path(name)

    def run_tool(self, *command, code=0, **more):
        """Its output and errors; a tool that is not installed skips the test."""
        if not shutil.which(command[0]):
            self.skipTest(command[0] + " is not installed")
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
        if code is not None:
            self.assertEqual(done.returncode, code, done.stdout)
        return done.stdout
