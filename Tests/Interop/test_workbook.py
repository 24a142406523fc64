import csv
import datetime
import unittest

from openpyxl import load_workbook

from exported import edition

TABLES = ["events", "claims", "actors", "relations", "places", "sources"]


class WorkbookInOpenpyxl(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = edition("xlsx,csv")
        cls.book = load_workbook(cls.folder / "xlsx/register.xlsx")

    def rows(self, table):
        with open(self.folder / f"csv/{table}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def cells(self, table):
        rows = list(self.book[table.capitalize()].iter_rows())
        names = [cell.value for cell in rows[0]]
        return [dict(zip(names, row)) for row in rows[1:]]

    def test_has_its_sheets(self):
        names = ["Summary", *(table.capitalize() for table in TABLES), "Findings", "About"]
        self.assertEqual(self.book.sheetnames, names)

    def test_shows_every_cell(self):
        for table in TABLES:
            rows, cells = self.rows(table), self.cells(table)
            self.assertEqual(len(rows), len(cells), table)
            for row, shown in zip(rows, cells):
                for name, text in row.items():
                    value = shown[name].value
                    if isinstance(value, datetime.datetime):
                        value = value.date().isoformat()
                    if isinstance(value, (int, float)):
                        self.assertEqual(float(text), float(value), (table, row["id"], name))
                    else:
                        self.assertEqual(text.replace("\r\n", "\n"), value or "", (table, row["id"], name))

    def test_has_real_dates_and_no_formula(self):
        kinds = {cell.data_type for sheet in self.book for row in sheet.iter_rows() for cell in row}
        self.assertIn("d", kinds)
        self.assertNotIn("f", kinds)

    def test_has_filters_and_frozen_headers(self):
        for table in TABLES:
            sheet = self.book[table.capitalize()]
            self.assertEqual(sheet.freeze_panes, "B2")
            self.assertTrue(sheet.auto_filter.ref.startswith("A1:"))

    def test_leads_to_sources(self):
        sheet = self.book["Sources"]
        links = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
        links.discard(None)  # to other sheets
        self.assertEqual(links, {row["url"] for row in self.rows("sources") if row["url"]})


if __name__ == "__main__":
    unittest.main()
