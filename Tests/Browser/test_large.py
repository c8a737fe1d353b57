"""A day with eighty wishlists: what is not in sight is not drawn, so the page stays quick."""

import reports
from browser import VIEWS, Keys, PageTest


class LargeRun(PageTest):
    def test_only_what_is_in_sight_is_drawn(self):
        browser = self.browser
        report = reports.long()
        browser.open(report.page)
        for view in VIEWS:
            with self.subTest(view=view):
                browser.show(view)
                self.assertLess(browser.js("return document.querySelectorAll('*').length"), 12_000)
                rows = browser.all("#panel [role=option]")
                if rows:
                    whole = int(rows[0].get_attribute("aria-setsize"))
                    self.assertGreater(whole, 100)
                    self.assertLess(len(rows), 120)
                browser.picture(f"large-{view}")

    def test_a_step_takes_a_blink(self):
        browser = self.browser
        browser.open(reports.long().page)
        # The slowest of some steps, in the page's own time. A machine may be busy, so the bar is far above.
        measure = (
            "const done = arguments[0]; const times = []; const step = () => { const start = performance.now();"
            "document.querySelector('[aria-label=\"Previous event\"]').click();"
            "requestAnimationFrame(() => setTimeout(() => { times.push(performance.now() - start);"
            "times.length < 8 ? step() : done(times.sort((a, b) => a - b)[4]); })); }; step();"
        )
        for view in VIEWS:
            with self.subTest(view=view):
                browser.show(view)
                self.assertLess(browser.driver.execute_async_script(measure), 1000)

    def test_a_long_table_is_what_inspect_answers(self):
        browser = self.browser
        report = reports.long()
        browser.open(report.page, "#view=tables&t=13:37")
        browser.click(
            browser.js(
                "return [...document.querySelectorAll('.choices [data-pick]')]"
                ".find((one) => one.firstChild.textContent === 'datasets')"
            )
        )
        found = browser.js(
            "return [...document.querySelectorAll('.rows-of tbody tr')].map((row) =>"
            " [row.dataset.row, row.querySelector('[data-column=\"3\"]').firstChild.textContent])"
        )
        answer = report.tables_at("13:37")["ds_analyzer.datasets"]
        place = answer["columns"].index("status")
        self.assertEqual(place, 3)
        self.assertEqual(found, [[str(row[0]), str(row[place])] for row in answer["rows"]])
        self.assertGreater(len(found), 70)

    def test_lists_are_scrolled_to_their_end(self):
        browser = self.browser
        browser.open(reports.long().page, "#view=changes")
        browser.js("document.querySelector('#panel [role=listbox]').focus()")
        browser.press(Keys.END)
        self.assertTrue(browser.active_option())
        self.assertLess(len(browser.all(".row")), 120)
