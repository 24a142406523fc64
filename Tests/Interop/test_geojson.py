import json
import unittest

import geojson

from exported import edition, records


class GeoJSON(unittest.TestCase):
    def setUp(self):
        export = edition("geojson,jsonl")
        self.text = (export / "geojson/events.geojson").read_text(encoding="utf-8")
        self.events = records(export / "jsonl/events.jsonl")

    def test_is_valid(self):
        collection = geojson.loads(self.text)
        self.assertIsInstance(collection, geojson.FeatureCollection)
        self.assertTrue(collection.is_valid, collection.errors())

    def test_has_every_event_with_all_its_values(self):
        features = json.loads(self.text)["features"]
        self.assertEqual([feature["id"] for feature in features], [event["id"] for event in self.events])
        for feature, event in zip(features, self.events):
            for name, value in event.items():
                if name != "table":
                    self.assertEqual(feature["properties"][name], value)

    def test_counts_what_has_no_coordinates(self):
        collection = json.loads(self.text)
        missing = sum(feature["geometry"] is None for feature in collection["features"])
        self.assertEqual(collection["withoutCoordinates"], missing)
        self.assertLess(missing, len(self.events))


if __name__ == "__main__":
    unittest.main()
