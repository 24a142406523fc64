import asyncio
import json
import unittest

from datasette.app import Datasette

from exported import edition, records


class SQLiteInDatasette(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = edition("sqlite,jsonl")
        cls.jsonl = folder / "jsonl"
        metadata = json.loads((folder / "sqlite/metadata.json").read_text(encoding="utf-8"))
        cls.app = Datasette([], immutables=[str(folder / "sqlite/register.sqlite")], metadata=metadata)

    def get(self, path):
        async def ask():
            await self.app.invoke_startup()
            return await self.app.client.get(path)

        return asyncio.run(ask())

    def rows(self, path):
        answer = self.get(path)
        self.assertEqual(answer.status_code, 200, answer.text)
        return answer.json()["rows"]

    def test_shows_every_table(self):
        for table in ["sources", "actors", "relations", "places", "events", "claims"]:
            expected = [record["id"] for record in records(self.jsonl / f"{table}.jsonl")]
            rows = self.rows(f"/register/{table}.json?_shape=objects&_size=100")
            self.assertEqual(sorted(row["id"] for row in rows), sorted(expected), table)

    def test_searches(self):
        found = self.rows("/register/events.json?_shape=objects&_search=assassinations")
        self.assertGreater(len(found), 0)

    def test_makes_facets_of_lists(self):
        answer = self.get("/register/events.json?_facet_array=targets")
        self.assertEqual(answer.status_code, 200, answer.text)

    def test_follows_keys(self):
        page = self.get("/register/event_actors").text
        self.assertIn("/register/actors/", page)
        self.assertIn("/register/events/", page)

    def test_shows_what_columns_mean(self):
        self.assertIn("the span that holds all accounts", self.get("/register/events").text)


if __name__ == "__main__":
    unittest.main()
