import contextlib
import json
import pathlib
import shutil
import sqlite3
import tempfile
import unittest

from frictionless import Package, system

from exported import ROOT, edition

PROFILES = {
    "csv": "csv",
    "excel": "excel=csv:profile=excel",
    "semicolon": "semicolon=csv:profile=excel-semicolon:hxl=yes",
    "tsv": "tsv=csv:profile=tsv",
    "split": "split=csv:rows=3",
}
GED = ROOT / "../shared/data/ucdp-ged/ged191.csv"


def errors(folder):
    """What frictionless finds in the data package of a folder."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    found = [f"{error.type}: {error.message}" for error in report.errors]
    for task in report.tasks:
        found += [f"{task.name}: {error.type}: {error.message}" for error in task.errors]
    return found


class DataPackagesInFrictionless(unittest.TestCase):
    def folder(self, profile, register="Inputs/dignity-operation"):
        return edition(",".join(PROFILES.values()), register) / profile

    def test_are_valid_in_every_profile(self):
        for profile in PROFILES:
            with self.subTest(profile):
                self.assertEqual(errors(self.folder(profile)), [])

    def test_are_valid_where_records_name_what_was_rejected(self):
        register = {
            "places.csv": "id,name,latitude\np1,Market,32\np2,Mill,99\n",
            "actors.csv": "id,name,kind\na1,One,person\n",
            "sources.csv": "id,title,kind\ns1,Report,news\n",
            "relations.csv": "id,subject,kind,object,citations\nr1,a1,member-of,a1,s1\n",
            "events.csv": "id,when,type,title,place,part_of\ne1,2014,battle,T,p2,\ne2,2014,battle,T,p1,e1\n",
        }
        with tempfile.TemporaryDirectory() as name:
            for file, text in register.items():
                pathlib.Path(name, file).write_text(text, encoding="utf-8")
            folder = edition("csv,excel=csv:profile=excel,sqlite", name)
            for profile in ["csv", "excel"]:
                self.assertEqual(errors(folder / profile), [])
            package = json.loads((folder / "csv/datapackage.json").read_text(encoding="utf-8"))
            self.assertEqual(package["nightdesk"]["dangling"], ["events.place"])
            keys = {
                (resource["name"], key["fields"][0])
                for resource in package["resources"] for key in resource["schema"].get("foreignKeys", [])
            }
            self.assertLessEqual({("relations", "subject"), ("relations", "object"), ("events", "part_of")}, keys)
            self.assertNotIn(("events", "place"), keys)
            with contextlib.closing(sqlite3.connect(folder / "sqlite/register.sqlite")) as database:
                self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])

    def test_are_valid_for_ged(self):
        if not GED.exists():
            self.skipTest("UCDP GED is not on this machine")
        for profile in ["csv", "excel"]:
            with self.subTest(profile):
                self.assertEqual(errors(self.folder(profile, "../shared/data/ucdp-ged/ged191.csv")), [])

    def test_notice_a_changed_file(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name) / "csv"
            shutil.copytree(self.folder("csv"), folder)
            with open(folder / "events.csv", "ab") as file:
                file.write(b"x1,2014,other\r\n")
            found = " ".join(errors(folder))
            self.assertIn("hash-count", found)
            self.assertIn("byte-count", found)

    def test_notice_a_key_that_leads_nowhere(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name) / "csv"
            shutil.copytree(self.folder("csv"), folder)
            package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
            for resource in package["resources"]:
                del resource["bytes"], resource["hash"]
            (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
            places = (folder / "places.csv").read_bytes().split(b"\r\n")
            (folder / "places.csv").write_bytes(b"\r\n".join(places[:1] + [b""]))
            self.assertIn("foreign-key", " ".join(errors(folder)))


if __name__ == "__main__":
    unittest.main()
