# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the completions of three shells say what --help says, no option less and none more."""
import re
import unittest

from support import Case, PROGRAM, VERSION, built, source, text

COMPLETIONS = ("resources", "freedesktop")


class Options(Case):
    def options(self):
        """Long options of --help, and those of them that take a value."""
        lines = re.findall(r"^  (?:-\w, )?(--[\w-]+)( <\w+>)?", self.run_tool(PROGRAM, "--help"), re.M)
        options = {name for name, _ in lines}
        self.assertIn("--self-test", options)
        self.assertGreater(len(options), 8)
        return options, {name for name, value in lines if value}

    def test_manual_page(self):
        page = text(built("longshore.1"))
        self.assertIn("longshore " + VERSION, page)
        body = page[page.index(".SH OPTIONS"):page.index(".SH LINKS")].replace(r"\-", "-")
        heads = re.findall(r"^\.(?:B|BI|BR) (.*)$", body, re.M)
        named = set(re.findall(r"--[\w-]+", "\n".join(heads)))
        self.assertEqual(named, self.options()[0])

    def test_manual_page_is_well_formed(self):
        self.assertEqual(self.run_tool("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", built("longshore.1")).count("warning"), 0)

    def completed(self, *words):
        """What bash offers for the last word."""
        script = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _longshore; printf "%s\\n" "${COMPREPLY[@]}"'
        output = self.run_tool("bash", "-c", script, source(*COMPLETIONS, "longshore.bash"), "longshore", *words)
        return set(output.split())

    def test_bash_offers_every_option(self):
        options, _ = self.options()
        self.assertEqual({word for word in self.completed("-") if word.startswith("--")}, options)

    def test_bash_offers_values(self):
        self.assertEqual(self.completed("--demo-line", ""), {"2.19", "2.21", "2.23"})
        self.assertEqual(self.completed("--color-scheme", "d"), {"dark"})
        self.assertEqual(self.completed("--server", ""), set())

    def test_zsh(self):
        options, with_value = self.options()
        script = text(source(*COMPLETIONS, "longshore.zsh"))
        self.assertTrue(script.startswith("#compdef longshore\n"))
        self.assertEqual(set(re.findall(r"--[\w-]+", script)), options)
        self.assertEqual(set(re.findall(r"'(--[\w-]+)\[[^]]*\]:", script)), with_value)
        self.run_tool("zsh", "-n", source(*COMPLETIONS, "longshore.zsh"))

    def test_fish(self):
        options, with_value = self.options()
        path = source(*COMPLETIONS, "longshore.fish")
        lines = re.findall(r"^complete -c longshore (?:-s \w )?-l ([\w-]+)(.*)$", text(path), re.M)
        self.assertEqual({"--" + name for name, _ in lines}, options)
        self.assertEqual({"--" + name for name, rest in lines if re.search(r" -[xr]\b", rest)}, with_value)
        self.run_tool("fish", "--no-execute", path)
        offered = self.run_tool("fish", "--no-config", "-c", 'source $argv[1]; complete -C "longshore --"', path)
        self.assertEqual(set(re.findall(r"^(--[\w-]+)=?", offered, re.M)), options)


if __name__ == "__main__":
    unittest.main()
