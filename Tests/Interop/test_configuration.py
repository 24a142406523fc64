import json
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema
import yaml

from exported import NIGHTDESK

# Each is a file, and whether it may be one.
FILES = [
    ("version: 1", True),
    ("version: 1\ninputs: register\noutput: out\ntitle: Week 47", True),
    ("version: 1\ninputs: [a, {path: b.csv, as: acled, encoding: utf-16}]", True),
    ("version: 1\nformats: [csv, {format: csv, folder: sheets, options: {profile: excel}}]", True),
    ("version: 1\nformats: [{format: csv, options: {hxl: yes, rows: 3, bom: true, events: [id, when]}}]", True),
    ("version: 1\nformats: [{format: csv, options: {hxl: 'yes', rows: '3', events: id+when}}]\nhxl: yes", True),
    ("version: 1\nformats: [{format: csv, options: {events: {id: when}}}]", False),
    ("version: 1\nformats: [{format: csv, options: {events: []}}]", False),
    ("version: 1\nhxl: perhaps", False),
    ("version: 1\ntitle: 47", True),
    ("version: 1\nretention: {keep_last: 3, keep_daily: 0}\nwait_for_lock: 10m", True),
    ("version: 1\nchecks: {severities: {ND-P004: info}, max_rejected: 5%, paths: [{path: 'a/**', severities: {}}]}", True),
    ("version: 1\nhooks: {after_failure: [{command: [/bin/true, x], timeout: 60s}]}", True),
    ("version: 1\nmetrics: {textfile: a.prom}\nping: {url: 'https://example.org/x', timeout: 5}", True),
    ("output: out", False),
    ("version: 2", False),
    ("version: 1\ntitel: Week 47", False),
    ("version: 1\nretention: {keep_last: -1}", False),
    ("version: 1\nretention: {keep_last: many}", False),
    ("version: 1\nretention: 3", False),
    ("version: 1\nunchanged: perhaps", False),
    ("version: 1\nwait_for_lock: a while", False),
    ("version: 1\nhooks: {after_failure: [{comand: [/bin/true]}]}", False),
    ("version: 1\ninputs: [{path: b.csv, as: excel}]", False),
    ("version: 1\nlog: {format: xml}", False),
    ("version: 1\ntitle: [a, b]", False),
]


class Configuration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        text = subprocess.run([NIGHTDESK, "config", "schema"], check=True, timeout=60, capture_output=True).stdout
        cls.schema = json.loads(text)

    def test_is_a_schema(self):
        # the draft that it names, and the newest
        jsonschema.Draft7Validator.check_schema(self.schema)
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.assertIs(jsonschema.validators.validator_for(self.schema), jsonschema.Draft7Validator)

    def test_says_what_validate_says(self):
        for text, is_valid in FILES:
            with self.subTest(text), tempfile.TemporaryDirectory() as folder:
                pathlib.Path(folder, "nightdesk.yml").write_text(text)
                status = subprocess.run(
                    [NIGHTDESK, "config", "validate"], cwd=folder, timeout=60, capture_output=True).returncode
                self.assertEqual(status, 0 if is_valid else 78)
                for validator in (jsonschema.Draft7Validator, jsonschema.Draft202012Validator):
                    self.assertEqual(validator(self.schema).is_valid(yaml.safe_load(text)), is_valid)

    def test_knows_the_file_of_init(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([NIGHTDESK, "init", folder], check=True, timeout=60, capture_output=True)
            text = pathlib.Path(folder, "nightdesk.yml").read_text()
            jsonschema.validate(yaml.safe_load(text), self.schema)
            self.assertEqual(json.loads(pathlib.Path(folder, "nightdesk.schema.json").read_text()), self.schema)
            # what is commented out is fine too, once the mark is gone
            lines = [line[1:] if line.startswith("#") and line[1:2].strip() else line for line in text.split("\n")]
            lines = [line[1:] if line.startswith("#  ") else line for line in lines]
            whole = "\n".join(line for line in lines if not line.startswith(" yaml-language-server"))
            jsonschema.validate(yaml.safe_load(whole), self.schema)
            self.assertIn("hooks", yaml.safe_load(whole))
            pathlib.Path(folder, "nightdesk.yml").write_text(whole)
            subprocess.run([NIGHTDESK, "config", "validate"], cwd=folder, check=True, timeout=60)
