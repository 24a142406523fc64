import json
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema

from exported import NIGHTDESK

SCHEMA = pathlib.Path(__file__).resolve().parents[3] / "shared" / "schemas" / "sarif-schema-2.1.0.json"

EVENTS = """id,when,type,title,summary,marking,part_of
e1,soon,battle,Terrorists attack,"Killed by them, it says",,
e2,2014,battle,Zanzibar,,TLP:AMBER,e9
e2,2014,battle,Zanzibar,,,
,2014,brawl,"a ""b"", Zanzibar",,AMBER,
"""


@unittest.skipUnless(SCHEMA.exists(), f"{SCHEMA} is not there")
class SARIF(unittest.TestCase):
    def log(self, *options):
        with tempfile.TemporaryDirectory() as folder:
            register = pathlib.Path(folder, "my register; 1")
            register.mkdir()
            register.joinpath("events.csv").write_text(EVENTS + "x,2014,fight,y,,,\n" * 40)
            log = pathlib.Path(folder, "log.sarif")
            subprocess.run(
                [NIGHTDESK, "check", register.name, "--as-of", "2026-11-24", "--quiet", "--report", f"sarif={log}", *options],
                cwd=folder, timeout=60)
            return json.loads(log.read_text())

    def test_keeps_to_the_schema(self):
        schema = json.loads(SCHEMA.read_text())
        validator = jsonschema.validators.validator_for(schema)(schema)
        for options in ([], ["--repeats", "2"], ["--repeats", "0"]):
            log = self.log(*options)
            self.assertEqual([error.message for error in validator.iter_errors(log)], [])
            self.assertGreater(len(log["runs"][0]["results"]), 3)

    def test_names_files_as_addresses(self):
        results = self.log()["runs"][0]["results"]
        places = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
        self.assertIn("my%20register%3B%201/events.csv", places)

    def test_quotes_nothing(self):
        self.assertNotIn("Zanzibar", json.dumps(self.log("--repeats", "1000")))


if __name__ == "__main__":
    unittest.main()
