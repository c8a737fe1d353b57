"""Readers with other eyes, screens and habits: axe in every view and theme, narrow screens, paper, less motion."""

import reports
from browser import VIEWS, PageTest

PICKS = {
    "changes": "&pick=change:40",
    "http": "&pick=exchange:20",
    "messages": "&pick=message:3",
    "lanes": "&pick=fault:0",
    "tables": "&pick=row:6:1:3",
}


class Access(PageTest):
    def test_axe_finds_nothing_in_any_view_and_theme(self):
        for scheme in ["light", "dark"]:
            self.browser.media(scheme)
            for view in VIEWS:
                with self.subTest(scheme=scheme, view=view):
                    self.browser.open(reports.failed().page, f"#view={view}&t=00:30{PICKS.get(view, '')}")
                    self.assertEqual(self.browser.violations(f"{view} {scheme}"), [])
                    self.browser.picture(f"{view}-{scheme}")

    def test_axe_finds_nothing_in_other_reports(self):
        page, _ = reports.suite()
        pages = [
            ("suite", page, ""),
            ("passed", reports.passed().page, ""),
            ("stuck", reports.stuck().page, ""),
            ("stuck tables", reports.stuck().page, "#view=tables&t=00:59"),
        ]
        if reports.draws_records():
            pages.append(("recorded", reports.recorded(), "#view=sequence"))
        for name, path, address in pages:
            for scheme in ["light", "dark"]:
                with self.subTest(name=name, scheme=scheme):
                    self.browser.media(scheme)
                    self.browser.open(path, address)
                    self.assertEqual(self.browser.violations(f"{name} {scheme}"), [])

    def test_the_switch_wins_over_the_system(self):
        browser = self.browser

        def ground():
            return browser.js("return getComputedStyle(document.body).backgroundColor")

        browser.open(reports.passed().page)
        light = ground()
        browser.click("#theme")
        self.assertIn("Light", browser.text("#theme"))
        browser.media("dark")
        self.assertEqual(ground(), light)
        browser.click("#theme")
        dark = ground()
        self.assertNotEqual(dark, light)
        browser.media("light")
        self.assertEqual(ground(), dark)
        browser.click("#theme")
        self.assertEqual(ground(), light)

    def test_nothing_is_lost_on_a_narrow_screen(self):
        browser = self.browser
        page, _ = reports.suite()
        for width, height in [(320, 640), (390, 844), (768, 1024)]:
            browser.size(width, height)
            for name, path, address in [("suite", page, "")] + [
                (view, reports.failed().page, f"#view={view}&t=00:30{PICKS.get(view, '')}") for view in VIEWS
            ]:
                with self.subTest(width=width, view=name):
                    browser.open(path, address)
                    self.assertLessEqual(browser.js("return document.documentElement.scrollWidth"), width)
                    if width == 390:
                        browser.picture(f"narrow-{name}")
                        self.assertEqual(browser.violations(f"narrow {name}"), [])

    def test_less_motion_where_it_is_asked_for(self):
        browser = self.browser
        moving = (
            "return [...document.querySelectorAll('*')].map((element) => getComputedStyle(element))"
            ".filter((style) => parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none').length"
        )
        browser.open(reports.passed().page, "#view=changes")
        self.assertGreater(browser.js(moving), 0)
        browser.media(motion="reduce")
        self.assertEqual(browser.js(moving), 0)

    def test_paper_gets_the_whole_list(self):
        browser = self.browser
        browser.open(reports.passed().page, "#view=changes")
        whole = int(browser.one(".row").get_attribute("aria-setsize"))
        self.assertLess(len(browser.all(".row")), whole)
        browser.js("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(len(browser.all(".row")), whole)
        browser.js("dispatchEvent(new Event('afterprint'))")
        self.assertLess(len(browser.all(".row")), whole)
        paper = browser.driver.print_page()
        self.assertGreater(len(paper), 20_000)

    def test_landmarks_headings_and_names(self):
        browser = self.browser
        browser.open(reports.failed().page, "#view=lanes&t=00:30")
        self.assertEqual(len(browser.all("main")), 1)
        self.assertEqual(len(browser.all("h1")), 1)
        self.assertEqual(browser.js("return document.documentElement.lang"), "en")
        for graphic in browser.all("svg"):
            self.assertEqual(graphic.get_attribute("aria-hidden"), "true")
        # What is drawn is said: each lane and each step of the diagram has a text.
        for view in ["lanes", "sequence"]:
            browser.show(view)
            names = [row.get_attribute("aria-label") for row in browser.all("#panel [role=option]")]
            self.assertTrue(names)
            self.assertTrue(all(len(name) > 5 for name in names), names)
