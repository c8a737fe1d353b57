"""The tables at an instant, against what tvsim and the record say."""

import json

import reports
from browser import Keys, PageTest

READ = """
const tables = {};
for (const table of document.querySelectorAll(".rows-of")) {
  const cell = (button) => {
    if (button.querySelector(".null")) return null;
    const copy = button.cloneNode(true);
    copy.querySelectorAll(".word, .hidden").forEach((part) => part.remove());
    return [copy.textContent.trim(), button.querySelector(".word")?.textContent ?? null];
  };
  tables[table.querySelector("caption b").textContent] = {
    columns: [...table.querySelectorAll("thead th")].map((head) => head.textContent),
    rows: [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll(".cell")].map(cell)),
    marked: [...table.querySelectorAll("td.changed")].map((cell) =>
      [Number(cell.parentElement.dataset.row), Number(cell.firstChild.dataset.column)]),
  };
}
return tables;
"""


def shown(value):
    if isinstance(value, dict):
        return f"x'{value['hex']}'"
    return value if isinstance(value, str) else json.dumps(value)


class TablesAtAnInstant(PageTest):
    def open(self, report, address=""):
        browser = self.browser
        browser.open(report.page, f"#view=tables{address}")
        browser.click(".choices [data-pick=all]")
        box = browser.one(".tables .toolbar input[type=checkbox]")
        if box.is_selected():
            browser.click(box)

    def check(self, report, clock):
        """The page shows at this instant what `tvsim inspect --at` answers, and marks what changed last."""
        browser = self.browser
        found = browser.js(READ)
        expected = report.tables_at(clock)
        labels = {
            (table, column, value): word
            for table, column, value, word in report.rows(
                "SELECT table_name, column_name, value, word FROM labels WHERE is_synonym = 0"
            )
        }
        self.assertEqual(set(found), set(expected), f"the tables at {clock}")
        for name, table in expected.items():
            columns = table["columns"]
            self.assertEqual(found[name]["columns"], columns)
            rows = [
                [
                    None if value is None else [shown(value), labels.get((name, column, value))]
                    for column, value in zip(columns, row, strict=True)
                ]
                for row in table["rows"]
            ]
            self.assertEqual(found[name]["rows"], rows, f"{name} at {clock}")
            self.assertEqual(
                sorted(map(tuple, found[name]["marked"])),
                self.changed(report, name, columns, clock),
                f"{name} marked at {clock}",
            )

    def changed(self, report, table, columns, clock):
        """The cells that the changes of the last instant with changes left different, from the record alone."""
        at = report.instant(clock)
        ((last,),) = report.rows("SELECT MAX(time) FROM changes WHERE time <= ?", at)
        cells = {}
        for row, old, new in report.rows(
            "SELECT row_id, old_row, new_row FROM changes WHERE time = ? AND table_name = ? ORDER BY sequence",
            last,
            table,
        ):
            before = cells.get(row, (old, None))[0]
            cells[row] = (before, new)
        marked = []
        for row, (old, new) in cells.items():
            if new is None:
                continue
            now = json.loads(new)
            then = json.loads(old) if old else None
            marked += [
                (row, index)
                for index, column in enumerate(columns)
                if then is None or then.get(column) != now.get(column)
            ]
        return sorted(marked)

    def test_typed_instants_show_what_inspect_answers(self):
        for report, clocks in [
            (reports.passed(), ["00:00", "00:01", "00:05", "00:14:59", "00:15", "00:30", "00:59", "01:10", "03:00"]),
            (reports.failed(), ["00:01", "00:35:30", "01:00", "03:00"]),
            (reports.stuck(), ["00:30", "00:58", "00:59", "06:00"]),
        ]:
            self.open(report)
            for clock in clocks:
                with self.subTest(report=report.name, clock=clock):
                    self.browser.move_to(clock)
                    self.assertEqual(self.browser.instant, clock)
                    self.check(report, clock)
        self.browser.move_to("00:59")
        self.browser.picture("tables-stuck")

    def test_the_slider_goes_from_event_to_event_by_keys(self):
        report = reports.passed()
        self.open(report)
        browser = self.browser
        browser.js("document.querySelector('.slide input').focus()")
        browser.press(Keys.HOME)
        self.assertEqual(browser.instant, "00:00")
        self.check(report, "00:00")
        seen = []
        for _ in range(6):
            browser.press(Keys.ARROW_RIGHT)
            seen.append(browser.instant)
            self.check(report, browser.instant)
        # Every instant with a change is a stop on the way.
        changes = {time for (time,) in report.rows("SELECT time FROM changes")}
        stops = [report.instant(clock) for clock in seen]
        self.assertEqual(stops, sorted(set(stops)))
        self.assertEqual({time for time in changes if "2026-01-05 00:00:00" < time <= stops[-1]} - set(stops), set())
        self.assertEqual(seen[:2], ["00:01", "00:05"])
        browser.press(Keys.ARROW_LEFT)
        self.assertEqual(browser.instant, seen[-2])
        self.assertIn(seen[-2], browser.one(".slide input").get_attribute("aria-valuetext"))
        browser.press(Keys.END)
        self.assertEqual(browser.instant, "03:00")
        self.check(report, "03:00")

    def test_the_slider_is_drawn_with_the_mouse_and_catches_events(self):
        report = reports.passed()
        self.open(report)
        browser = self.browser
        slider = browser.one(".slide input")
        width = slider.size["width"] - 16
        # 00:30 is a sixth of the run; two pixels beside it are still meant for it.
        browser.drag(slider, 0, round(width / 6 - width / 2) + 2)
        self.assertEqual(browser.instant, "00:30")
        self.check(report, "00:30")
        browser.picture("tables-passed")

    def test_a_cell_says_who_wrote_it(self):
        report = reports.passed()
        self.open(report, "&t=01:10")
        browser = self.browser
        browser.click(browser.cell("gb_console.wishlist_dataset_histories", 1, "status"))
        self.assertIn("pick=row:", browser.wait_for_address("pick=row"))
        ((process, step),) = report.rows(
            "SELECT process, step FROM changes"
            " WHERE table_name = 'gb_console.wishlist_dataset_histories' AND row_id = 1"
            " AND json_extract(changed, '$.status.new') = 3"
        )
        details = browser.text(".details .picked-part")
        self.assertIn(process, details)
        self.assertIn(step, details)
        self.assertIn("3 Completed", details)
        life = [line.text for line in browser.all(".details .picked-part .items li")]
        self.assertEqual([line.split(" ", 1)[0].split("\n")[0] for line in life], ["00:30", "00:35", "01:10"])
        # A line of the life is a change; it moves the instant and marks the row.
        browser.click(browser.all(".details .picked-part .items button")[1])
        self.assertEqual(browser.instant, "00:35")
        self.assertTrue(browser.all('[data-table] tr.picked[data-row="1"]'))

    def test_cells_are_reached_with_the_arrows(self):
        self.open(reports.passed(), "&t=01:10")
        browser = self.browser
        browser.js("document.querySelector('.cell[tabindex=\"0\"]').focus()")
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ENTER)
        column = browser.focused.get_attribute("data-column")
        self.assertEqual(column, "2")
        self.assertEqual(len(browser.all('.cell[tabindex="0"]')), 1)
        self.assertTrue(browser.text(".details h2").strip())
        browser.press(",")
        self.assertEqual(browser.focused.get_attribute("data-column"), "2", "the focus stays when the instant moves")
