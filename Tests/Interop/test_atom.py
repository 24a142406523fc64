import unittest

import feedparser

from exported import edition


class Atom(unittest.TestCase):
    def setUp(self):
        self.feed = feedparser.parse(str(edition("markdown,atom") / "atom/feed.atom"))

    def test_is_well_formed_atom(self):
        self.assertFalse(self.feed.bozo, self.feed.get("bozo_exception"))
        self.assertEqual(self.feed.version, "atom10")

    def test_names_the_edition(self):
        self.assertEqual(self.feed.feed.title, "The <sample> & more")
        self.assertEqual(self.feed.feed.updated, "2026-11-24T00:00:00Z")
        self.assertTrue(self.feed.entries[0].title.endswith("edition of 2026-11-24"))

    def test_has_ids_that_are_unique(self):
        ids = [entry.id for entry in self.feed.entries] + [self.feed.feed.id]
        self.assertEqual(len(ids), len(set(ids)))

    def test_says_where_and_by_whom(self):
        located = [entry for entry in self.feed.entries if "where" in entry]
        self.assertGreater(len(located), 3)
        for entry in self.feed.entries[1:]:
            self.assertIn("As reported by: ", entry.content[0].value)


if __name__ == "__main__":
    unittest.main()
