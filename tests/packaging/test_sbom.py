# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of parts: the fields that SPDX 2.3 asks for, every library, and the same again."""
import json
import re
import unittest

from support import BUILD, Case, PROGRAM, VERSION, source


class Sbom(Case):
    def make(self):
        return self.run_tool("python3", "-B", source("packaging", "sbom"), BUILD)

    def test_document(self):
        document = json.loads(self.make())
        self.assertEqual(document["spdxVersion"], "SPDX-2.3")
        self.assertEqual(document["dataLicense"], "CC0-1.0")
        self.assertEqual(document["SPDXID"], "SPDXRef-DOCUMENT")
        self.assertEqual(document["name"], "longshore-" + VERSION)
        self.assertRegex(document["documentNamespace"], r"^https://\S+$")
        self.assertRegex(document["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        for creator in document["creationInfo"]["creators"]:
            self.assertRegex(creator, r"^(Organization|Person|Tool): \S")

    def test_packages_and_how_they_belong_together(self):
        document = json.loads(self.make())
        ids = [package["SPDXID"] for package in document["packages"]]
        self.assertEqual(len(ids), len(set(ids)))
        for package in document["packages"]:
            self.assertRegex(package["SPDXID"], r"^SPDXRef-[A-Za-z0-9.-]+$")
            for field in ("name", "versionInfo", "downloadLocation", "licenseConcluded", "licenseDeclared", "copyrightText"):
                self.assertTrue(package[field], field)
        related = {(one["spdxElementId"], one["relationshipType"], one["relatedSpdxElement"]) for one in document["relationships"]}
        self.assertIn(("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Package-longshore"), related)
        for id_ in set(ids) - {"SPDXRef-Package-longshore"}:
            self.assertIn(("SPDXRef-Package-longshore", "DEPENDS_ON", id_), related)

    def test_names_every_library(self):
        names = {package["name"] for package in json.loads(self.make())["packages"]}
        needed = re.findall(r"\(NEEDED\).*\[(.+?)\]", self.run_tool("readelf", "-dW", PROGRAM))
        self.assertGreater(len(needed), 8)
        for library, package in (("libQt6Widgets.so.6", "libqt6widgets6"), ("libcrypto.so.3", "libssl3"), ("libqt6keychain.so.1", "libqt6keychain1")):
            self.assertIn(library, needed)
            self.assertIn(package, names)
        self.assertIn("libsecret-1-0", names)

    def test_the_same_again(self):
        self.assertEqual(self.make(), self.make())


if __name__ == "__main__":
    unittest.main()
