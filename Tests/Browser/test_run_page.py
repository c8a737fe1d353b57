"""A run's views, by the mouse."""

import json
import re
import unittest

import reports
from browser import VIEWS, PageTest


class RunPage(PageTest):
    def test_the_verdict_says_everything_that_the_report_says(self):
        for report, sign in [(reports.passed(), "passed"), (reports.failed(), "failed"), (reports.stuck(), "passed")]:
            with self.subTest(report=report.name):
                self.browser.open(report.page)
                text = self.browser.text("main")
                self.assertEqual(self.browser.text("h1 .badge"), sign)
                facts = [
                    *report.rows("SELECT text FROM expectations"),
                    *report.rows("SELECT why FROM expectations WHERE NOT held"),
                    *report.rows("SELECT id FROM invariants"),
                    *report.rows("SELECT why FROM stuck"),
                    *report.rows("SELECT state FROM stuck"),
                    *report.rows("SELECT id FROM faults"),
                    *report.rows("SELECT effect FROM faults"),
                ]
                for (fact,) in facts:
                    self.assertIn(fact, text)
                unheld = len(self.browser.all(".expected .unheld"))
                self.assertEqual(unheld, report.rows("SELECT COUNT(*) FROM expectations WHERE NOT held")[0][0])
                self.browser.picture(f"verdict-{report.name}")

    @unittest.skipUnless(reports.draws_records(), "this tvsim inspect has no --html")
    def test_a_record_gives_the_page_of_its_run(self):
        pattern = r'<script type="application/json" id="report">(.*?)</script>'
        run, record = (
            json.loads(re.search(pattern, path.read_text(), re.DOTALL)[1])
            for path in (reports.passed().page, reports.recorded())
        )
        self.assertEqual(run["runs"][0]["picture"], record["runs"][0]["picture"])
        self.browser.open(reports.recorded())
        self.assertEqual(self.browser.text("h1 .badge"), "passed")

    def test_times_and_lines_in_the_verdict_are_links(self):
        browser = self.browser
        browser.open(reports.failed().page)
        time = browser.one(".unheld .why .link")
        wanted = time.text
        browser.click(time)
        self.assertEqual(browser.instant, wanted)
        line = browser.all(".expected .line")[0]
        number = line.text.removeprefix("line ")
        browser.click(line)
        self.assertEqual(browser.view, "scenario")
        self.assertEqual(browser.one(".here").get_attribute("id"), f"line-{number}")
        self.assertIn("{", browser.text(".here"))

    def test_a_line_of_a_file_that_the_scenario_extends_is_named_and_leads_nowhere(self):
        self.browser.open(reports.extended().page)
        line = self.browser.one(".expected .unheld .line")
        self.assertRegex(line.text, r"extended\.base\.json:\d+$")
        self.assertEqual(line.tag_name, "span")

    def test_a_scenario_that_failed_otherwise_than_it_must_says_how(self):
        self.browser.open(reports.otherwise().page)
        text = self.browser.text(".must-fail")
        self.assertIn("B0B2 cannot be crawled.", text)
        self.assertIn("It did not fail as it must: nothing that did not hold fits", text)

    def test_text_never_becomes_elements(self):
        browser = self.browser
        browser.open(reports.failed().page)
        for view in VIEWS:
            browser.show(view)
        self.assertIsNone(browser.js("return window.caught ?? null"))
        self.assertEqual(browser.all("main img"), [])
        self.assertIn("<img src=x", browser.text(".description"))

    def test_every_view_opens_and_links_to_the_others(self):
        browser = self.browser
        browser.open(reports.failed().page)
        for view in VIEWS:
            browser.show(view)
            self.assertEqual(browser.view, view)
            self.assertTrue(browser.text("#panel").strip())
            self.assertEqual(browser.wait_for_address(f"view={view}"), f"#run=1&view={view}")
            browser.picture(f"view-{view}")
        # Going back goes through the views.
        browser.driver.back()
        browser.settle()
        self.assertEqual(browser.view, "story")

    def test_a_change_moves_the_instant_and_is_shown_everywhere(self):
        report = reports.failed()
        browser = self.browser
        browser.open(report.page, "#view=changes")
        browser.click(".toolbar input[type=checkbox]")
        browser.type(".toolbar input[type=search]", "summary_wishlist_products 2 InProgress Error")
        rows = browser.all(".changes .row")
        self.assertEqual(len(rows), 1)
        browser.click(rows[0])
        self.assertEqual(browser.instant, "00:30")
        self.assertIn("crawl_status", browser.text(".details .different"))
        browser.click(browser.button("Tables", ".ways"))
        self.assertEqual(browser.view, "tables")
        self.assertEqual(browser.js("return document.querySelector('tr.picked').dataset.row"), "2")
        browser.click(browser.button("Sequence", ".ways"))
        self.assertTrue(browser.all(".sequence .row.picked, .sequence .row[aria-selected=true]"))
        browser.picture("sequence-change")

    def test_an_exchange_shows_its_bodies(self):
        report = reports.passed()
        browser = self.browser
        browser.open(report.page, "#view=http")
        browser.type(".toolbar input[type=search]", "POST tv-python-api dataset/create")
        browser.click(browser.all(".row")[0])
        ((sent, answer),) = report.rows(
            "SELECT request_body, response_body FROM http"
            " WHERE method = 'POST' AND host = 'tv-python-api' AND path LIKE '%dataset/create'"
        )
        bodies = [json.loads(block.text) for block in browser.all(".details pre")]
        self.assertEqual(bodies, [json.loads(sent), json.loads(answer)])
        self.assertEqual(browser.instant, "00:30")

    def test_lists_hold_what_the_record_holds(self):
        report = reports.failed()
        browser = self.browser
        sent = "(SELECT COUNT(*) FROM slack) + (SELECT COUNT(*) FROM pusher) + (SELECT COUNT(*) FROM mail)"
        # What runs that did nothing told Slack may be left out.
        for view, least, most in [
            ("changes", "SELECT COUNT(*) FROM changes", "SELECT COUNT(*) FROM changes"),
            ("story", "SELECT COUNT(*) FROM timeline", "SELECT COUNT(*) FROM timeline"),
            ("http", "SELECT COUNT(*) FROM http WHERE host <> 'slack'", "SELECT COUNT(*) FROM http"),
            ("messages", "SELECT COUNT(*) FROM slack WHERE severity <> 'info'", f"SELECT {sent}"),
        ]:
            with self.subTest(view=view):
                browser.open(report.page, f"#view={view}")
                told = browser.text(".toolbar .count")
                count = int(re.match(r"[\d,]+", told)[0].replace(",", ""))
                self.assertEqual(int(browser.one(".row").get_attribute("aria-setsize")), count)
                ((fewest,),), ((all_of_them,),) = report.rows(least), report.rows(most)
                self.assertGreaterEqual(count, fewest)
                self.assertLessEqual(count, all_of_them)
        browser.open(report.page, "#view=http")
        browser.click(browser.all(".toolbar input[type=checkbox]")[1])
        ((trouble,),) = report.rows(
            "SELECT COUNT(*) FROM http WHERE outcome <> 'answered' OR status >= 400 OR fault IS NOT NULL"
        )
        self.assertEqual(len(browser.all(".row.trouble")), trouble)
        self.assertEqual(len(browser.all(".row")), trouble)

    def test_faults_stand_in_the_lanes_where_they_fired(self):
        report = reports.failed()
        browser = self.browser
        browser.open(report.page, "#view=lanes")
        fired = report.rows("SELECT time FROM events WHERE kind = 'fault'")
        self.assertEqual(len(browser.all(".track .bolt")), len(fired))
        browser.click(browser.button("Zoom in"))
        browser.click(browser.button("Zoom in"))
        browser.click(browser.button("Whole run"))
        self.assertEqual(len(browser.all(".track .bolt")), len(fired))
        browser.type(".toolbar input[type=search]", "crawler")
        browser.click_at(browser.all(".track .bolt")[-1], 0, 0)
        self.assertEqual(browser.text(".details h2 b"), "captcha")
        self.assertEqual(browser.instant, "00:15")
        browser.picture("lanes-fault")

    def test_lanes_zoom_and_pan_with_the_mouse(self):
        browser = self.browser
        browser.open(reports.passed().page, "#view=lanes")

        def marks():
            return [mark.text for mark in browser.all(".axis span")]

        whole = marks()
        browser.wheel(browser.one(".track"), -300, control=True)
        zoomed = marks()
        self.assertNotEqual(zoomed, whole)
        browser.drag(browser.one(".track"), 0, 200)
        self.assertNotEqual(marks(), zoomed)
        browser.click(browser.button("Whole run"))
        self.assertEqual(marks(), whole)
        # A click on a state shows it, and moves the instant to where it began.
        bar = browser.all(".track text")[-1]
        browser.click_at(bar, 0, 0)
        self.assertTrue(browser.text(".details .state"))

    def test_the_diagram_has_heads_phases_and_dashed_answers(self):
        browser = self.browser
        browser.open(reports.failed().page, "#view=sequence&t=00:35")
        heads = [head.text for head in browser.all(".heads text")]
        self.assertGreater(len(heads), 5)
        self.assertTrue(browser.all(".phase rect"))
        self.assertTrue(browser.all(".arrow.call"))
        self.assertNotEqual(
            browser.js(
                "return getComputedStyle(document.querySelector('.arrow:is(.answer, .lost) .shaft')).strokeDasharray"
            ),
            "none",
        )
        before = browser.one(".heads").location["y"]
        browser.js("document.querySelector('.sequence').scrollTop += 400")
        browser.settle()
        self.assertEqual(browser.one(".heads").location["y"], before, "the heads stay in sight")
        # A picked step shows itself, whether it stands for an exchange, a change or many.
        row = browser.js(
            "const low = document.querySelector('.heads').getBoundingClientRect().bottom;"
            "return [...document.querySelectorAll('.sequence .row.note')]"
            ".find((row) => row.getBoundingClientRect().top > low);"
        )
        browser.click(row)
        self.assertTrue(browser.text(".details .picked-part h2"))
        self.assertTrue(browser.all(".sequence .row.picked"))

    def test_an_address_leads_back_to_the_place(self):
        browser = self.browser
        browser.open(reports.failed().page, "#run=1&view=http&t=00:35&pick=exchange:20")
        self.assertEqual((browser.view, browser.instant), ("http", "00:35"))
        self.assertTrue(browser.text(".details .picked-part h2"))
        browser.click(browser.button("Next event"))
        there = browser.instant
        address = browser.wait_for_address(f"t={there}")
        browser.open(reports.failed().page, address)
        self.assertEqual((browser.view, browser.instant), ("http", there))
        # What makes no sense is passed over.
        for nonsense in ["#run=99&view=nothing&t=never&pick=change:1e9", "#%", "#run=1&pick=%zz", "#===&&"]:
            with self.subTest(address=nonsense):
                browser.open(reports.failed().page, nonsense)
                self.assertEqual((browser.view, browser.instant), ("verdict", "03:00"))

    def test_a_wrong_instant_is_refused(self):
        browser = self.browser
        browser.open(reports.passed().page)
        browser.move_to("99:00")
        self.assertEqual(browser.one(".instant").get_attribute("aria-invalid"), "true")
        self.assertIn("03:00", browser.text("#status"))
        browser.move_to("2026-01-05 00:30:00")
        self.assertEqual(browser.instant, "00:30")
