"""The page of a suite."""

import reports
from browser import Keys, PageTest


class SuitePage(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page, cls.told = reports.suite()
        cls.runs = cls.told["runs"]

    def names(self):
        return self.browser.js("return [...document.querySelectorAll('.runs tbody a')].map((link) => link.textContent)")

    def test_every_run_is_there_with_its_verdict(self):
        self.browser.open(self.page)
        rows = self.browser.js(
            "return [...document.querySelectorAll('.runs tbody tr')]"
            ".map((row) => [row.querySelector('.badge').textContent, row.querySelector('a').textContent])"
        )
        self.assertEqual(
            sorted(map(tuple, rows)), sorted((run["verdict"], run["scenario"] or run["file"]) for run in self.runs)
        )
        summary = self.browser.text(".summary")
        for verdict in ["passed", "failed", "invalid"]:
            self.assertIn(f"{self.told['suite'][verdict]} {verdict}", summary)
        self.browser.picture("suite")

    def test_filters_and_orders(self):
        browser = self.browser
        browser.open(self.page)
        browser.click(".chip.failed")
        self.assertEqual(self.names(), [run["scenario"] for run in self.runs if run["verdict"] == "failed"])
        self.assertEqual(browser.one(".chip.failed").get_attribute("aria-pressed"), "true")
        browser.click(browser.all(".chip")[0])
        browser.type("#suite-filter", "incidents repaired")
        wanted = [run["scenario"] for run in self.runs if "incidents" in run["file"] and "repaired" in run["file"]]
        self.assertEqual(sorted(self.names()), sorted(wanted))
        self.assertIn(f"{len(wanted)} of {len(self.runs)}", browser.text(".toolbar .count"))
        browser.type("#suite-filter", "no run is called so")
        self.assertIn("No run", browser.text(".runs tbody"))
        browser.type("#suite-filter", "")
        names = [run["scenario"] or run["file"] for run in self.runs]
        bad = {run["scenario"] or run["file"] for run in self.runs if run["verdict"] != "passed"}
        self.assertEqual(set(self.names()[: len(bad)]), bad, "what failed comes first")
        browser.js(
            "const select = document.querySelector('.toolbar select'); select.value = 'file';"
            "select.dispatchEvent(new Event('change'));"
        )
        self.assertEqual(self.names(), names)

    def test_a_run_opens_and_leads_back(self):
        browser = self.browser
        browser.open(self.page)
        browser.click(browser.button("unmet"))
        self.assertEqual(browser.text("h1 .badge"), "failed")
        browser.show("tables")
        self.assertTrue(browser.all(".rows-of"), "a run that failed has its picture in a suite")
        browser.press("[")
        self.assertNotIn("unmet", browser.text("h1"))
        browser.press("]")
        self.assertIn("unmet", browser.text("h1"))
        browser.click(browser.button("All runs"))
        self.assertTrue(browser.all(".runs"))
        browser.driver.back()
        browser.settle()
        self.assertIn("unmet", browser.text("h1"))
        browser.press("o")
        self.assertTrue(browser.all(".runs"))

    def test_a_wrong_file_shows_where_it_is_wrong(self):
        browser = self.browser
        browser.open(self.page)
        browser.type("#suite-filter", "wrong.json")
        browser.click(browser.all(".runs a")[0])
        text = browser.text("main")
        ((run,),) = [[run for run in self.runs if run["verdict"] == "invalid"]]
        for wrong in run["diagnostics"]:
            self.assertIn(wrong["message"], text)
            self.assertIn(f"wrong.json:{wrong['line']}:{wrong['column']}", text)
        self.assertIn('unknown key "nme"', text)
        browser.picture("invalid")
        self.assertEqual(browser.violations("invalid"), [])

    def test_a_run_without_a_picture_says_so(self):
        browser = self.browser
        browser.open(reports.bare()[0])
        browser.click(browser.button("happy-path"))
        self.assertEqual(browser.text(".notice"), "There was no room.")
        self.assertIn("Scenarios/happy-path.json", browser.text(".command"))
        self.assertEqual([tab.get_attribute("data-view") for tab in browser.all("[role=tab]")], ["verdict", "scenario"])
        browser.press("4", ",", "d")
        self.assertEqual(browser.view, "verdict")
        self.assertEqual(browser.violations("without a picture"), [])

    def test_a_stuck_run_without_a_picture_has_no_links_into_one(self):
        browser = self.browser
        run = next(
            run for run in self.runs if run["verdict"] == "passed" and any(row["isStuck"] for row in run["stuck"])
        )
        browser.open(reports.bare()[0])
        browser.click(browser.button(run["scenario"]))
        self.assertIn(run["stuck"][0]["why"], browser.text(".stuck"))
        for name in browser.js(
            "return [...document.querySelectorAll('.columns .link')].map((link) => link.textContent)"
        ):
            self.assertRegex(name, r"^line \d+$")

    def test_by_keys_alone(self):
        browser = self.browser
        browser.open(self.page)
        browser.press(Keys.TAB, "/", "unmet", Keys.TAB, Keys.TAB, Keys.TAB)
        self.assertEqual(browser.focused.text, "unmet")
        browser.press(Keys.ENTER)
        self.assertEqual(browser.text("h1 .badge"), "failed")
