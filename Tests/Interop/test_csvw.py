import csv
import json
import pathlib
import shutil
import tempfile
import unittest
import warnings

from csvw import CSVW, TableGroup

from exported import ROOT, edition

PROFILES = {
    "csv": "csv",
    "excel": "excel=csv:profile=excel",
    # this package reads one header row, whatever headerRowCount says; the row of tags is a comment to it
    "semicolon": "semicolon=csv:profile=excel-semicolon:hxl=yes",
    "tagged": "tagged=csv:hxl=yes",
    "tsv": "tsv=csv:profile=tsv",
    "split": "split=csv:rows=3",
}
GED = ROOT / "../shared/data/ucdp-ged/ged191.csv"


def faults(folder):
    """What the csvw package finds in the metadata, the cells and the keys of a folder."""
    found = []
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        CSVW(str(folder / "csvw.json"))
        tables = TableGroup.from_file(str(folder / "csvw.json"))
        for table in tables.tables:
            try:
                # every cell as what its column says it is
                for _ in table.iterdicts(strict=True):
                    pass
                table.check_primary_key()
            except ValueError as error:
                found.append(f"{table.url}: {error}")
        try:
            tables.check_referential_integrity()
        except ValueError as error:
            found.append(str(error))
    return found + [str(warning.message) for warning in told]


class CSVOnTheWeb(unittest.TestCase):
    def setUp(self):
        csv.field_size_limit(1 << 24)

    def folder(self, profile, register="Inputs/dignity-operation"):
        return edition(",".join(PROFILES.values()), register) / profile

    def test_is_valid_in_every_profile(self):
        for profile in PROFILES:
            with self.subTest(profile):
                self.assertEqual(faults(self.folder(profile)), [])

    def test_is_valid_for_ged(self):
        if not GED.exists():
            self.skipTest("UCDP GED is not on this machine")
        for profile in ["csv", "excel"]:
            with self.subTest(profile):
                self.assertEqual(faults(self.folder(profile, "../shared/data/ucdp-ged/ged191.csv")), [])

    def changed(self, name, change):
        """What is found once the lines of a file are changed."""
        with tempfile.TemporaryDirectory() as parent:
            folder = pathlib.Path(parent) / "csv"
            shutil.copytree(self.folder("csv"), folder)
            lines = (folder / name).read_bytes().split(b"\r\n")
            (folder / name).write_bytes(b"\r\n".join(change(lines)))
            return " ".join(faults(folder))

    def test_notices_a_key_that_leads_nowhere(self):
        self.assertIn("not found", self.changed("places.csv", lambda lines: lines[:1] + [b""]))

    def test_notices_an_id_that_comes_twice(self):
        self.assertIn("duplicate primary key", self.changed("places.csv", lambda lines: lines[:2] + lines[1:]))

    def test_has_columns_of_the_names_that_stand_in_the_files(self):
        folder = self.folder("excel")
        for table in json.loads((folder / "csvw.json").read_text(encoding="utf-8"))["tables"]:
            with open(folder / table["url"], encoding="utf-8-sig", newline="") as file:
                header = next(csv.reader(file))
            self.assertEqual([column["name"] for column in table["tableSchema"]["columns"]], header)

    def test_has_the_tags_among_the_titles(self):
        for profile in ["tagged", "semicolon"]:
            folder = self.folder(profile)
            metadata = json.loads((folder / "csvw.json").read_text(encoding="utf-8"))
            self.assertEqual(metadata["dialect"]["headerRowCount"], 2)
            for table in metadata["tables"]:
                with open(folder / table["url"], encoding="utf-8-sig", newline="") as file:
                    rows = csv.reader(file, delimiter=metadata["dialect"]["delimiter"])
                    names, tags = next(rows), next(rows)
                for column, name, tag in zip(table["tableSchema"]["columns"], names, tags):
                    self.assertEqual(column["titles"], [name, tag] if tag else name)


if __name__ == "__main__":
    unittest.main()
