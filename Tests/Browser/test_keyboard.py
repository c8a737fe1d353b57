"""Everything without a mouse."""

import reports
from browser import VIEWS, Keys, PageTest

PLACE = """
const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
return [element.id || element.getAttribute("aria-label") || element.textContent.trim().slice(0, 40), element.tagName,
  style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  box.bottom > 0 && box.top < innerHeight && box.right > 0];
"""


class Keyboard(PageTest):
    def test_tab_reaches_everything_and_the_focus_is_seen(self):
        browser = self.browser
        for view in VIEWS:
            with self.subTest(view=view):
                browser.open(reports.failed().page, f"#view={view}&t=00:30")
                names = []
                for _ in range(160):
                    browser.press(Keys.TAB)
                    name, tag, is_marked, is_in_sight = browser.js(PLACE)
                    if tag == "BODY" or (names and name == "Skip to the content"):
                        break
                    self.assertTrue(is_marked, f"the focus on {name} is not seen")
                    self.assertTrue(is_in_sight, f"{name} has the focus out of sight")
                    names.append(name)
                else:
                    self.fail("the Tab key does not come round")
                self.assertEqual(names[0], "Skip to the content")
                for wanted in ["theme", "help", "Instant", f"tab-{view}"]:
                    self.assertIn(wanted, names)
                missed = browser.js(
                    "return [...document.querySelectorAll('main :is(button, input, select, a[href], summary)')]"
                    ".filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex < 0)"
                    ".filter((one) => !one.matches('[role=tab], .cell')).length"
                )
                self.assertEqual(missed, 0)

    def test_the_skip_link_leads_to_the_content(self):
        browser = self.browser
        browser.open(reports.passed().page)
        browser.press(Keys.TAB, Keys.ENTER)
        self.assertEqual(browser.focused.get_attribute("id"), "main")

    def test_tabs_by_arrows_and_digits(self):
        browser = self.browser
        browser.open(reports.passed().page)
        browser.js("document.querySelector('[role=tab][aria-selected=true]').focus()")
        seen = []
        for _ in VIEWS:
            browser.press(Keys.ARROW_RIGHT)
            seen.append(browser.view)
            self.assertEqual(browser.focused.get_attribute("data-view"), browser.view)
        self.assertEqual(seen, [*VIEWS[1:], VIEWS[0]])
        browser.press(Keys.END)
        self.assertEqual(browser.view, "scenario")
        for number, view in enumerate(VIEWS, start=1):
            browser.press(str(number % 10))
            self.assertEqual(browser.view, view)

    def test_lists_are_walked_and_picked_from(self):
        browser = self.browser
        for view in ["sequence", "changes", "messages", "http", "logs", "story"]:
            with self.subTest(view=view):
                browser.open(reports.failed().page, f"#view={view}")
                browser.js("document.querySelector('#panel [role=listbox]').focus()")
                browser.press(Keys.HOME)
                names, places = [], []
                for _ in range(5):
                    names.append(browser.active_option())
                    places.append(browser.active_place())
                    browser.press(Keys.ARROW_DOWN)
                self.assertTrue(all(names))
                self.assertEqual(places, [1, 2, 3, 4, 5])
                self.assertEqual(len(browser.all("#panel [role=option][aria-selected=true]")), 1)
                browser.press(Keys.END)
                size = browser.one("#panel [role=option]").get_attribute("aria-setsize")
                self.assertEqual(browser.active_place(), int(size))
                browser.press(Keys.PAGE_UP, Keys.HOME, Keys.ARROW_DOWN, Keys.ENTER)
                self.assertIn(browser.instant, browser.active_option())

    def test_a_lane_is_walked_and_said_aloud(self):
        browser = self.browser
        browser.open(reports.failed().page, "#view=lanes&t=00:00")
        browser.js("document.querySelector('#panel [role=listbox]').focus()")
        browser.press(Keys.HOME)
        for _ in range(60):
            if browser.active_option().startswith("crawler "):
                break
            browser.press(Keys.ARROW_DOWN)
        self.assertIn("1 fault", browser.active_option())
        said = []
        for _ in range(5):
            browser.press(Keys.ARROW_RIGHT)
            said.append(browser.text("#status"))
        self.assertTrue(any("captcha" in text for text in said), said)
        before = browser.text(".axis")
        browser.press("+")
        self.assertNotEqual(browser.text(".axis"), before)
        browser.press("0")
        self.assertEqual(browser.text(".axis"), before)

    def test_single_keys(self):
        browser = self.browser
        browser.open(reports.failed().page)
        browser.press(",")
        earlier = browser.instant
        self.assertNotEqual(earlier, "03:00")
        browser.press(".")
        self.assertEqual(browser.instant, "03:00")
        browser.press("t")
        self.assertIn("instant", browser.focused.get_attribute("class"))
        browser.press("00:30", Keys.ENTER)
        self.assertEqual(browser.instant, "00:30")
        browser.press(Keys.TAB, "5", "/")
        self.assertEqual(browser.focused.get_attribute("type"), "search")
        browser.press("crawler")
        self.assertEqual(browser.focused.get_attribute("value"), "crawler", "letters are letters in a field")
        browser.press(Keys.TAB, Keys.TAB, "d")
        self.assertFalse(browser.one(".details").is_displayed())

    def test_the_keys_are_told_and_can_be_switched_off(self):
        browser = self.browser
        browser.open(reports.passed().page)
        browser.press(Keys.TAB, "?")
        self.assertTrue(browser.one("#keys").is_displayed())
        self.assertIn("previous and next instant", browser.text("#keys"))
        browser.picture("keys")
        self.assertEqual(browser.violations("keys"), [])
        browser.press(Keys.ESCAPE)
        self.assertFalse(browser.one("#keys").is_displayed())
        browser.press("?")
        browser.click("#keys input[type=checkbox]")
        browser.press(Keys.ESCAPE, ",")
        self.assertEqual(browser.instant, "03:00", "keys that are switched off do nothing")

    def test_the_focus_is_never_lost(self):
        browser = self.browser
        browser.open(reports.failed().page, "#view=changes&t=00:30")
        inside = "return document.querySelector('.details').contains(document.activeElement)"
        browser.js("document.querySelector('.details .item').focus()")
        for _ in range(3):
            browser.press(Keys.ENTER)
            self.assertTrue(browser.js(inside))
        browser.js("document.querySelector('.details .ways .link').focus()")
        browser.press(Keys.ENTER)
        self.assertNotEqual(browser.view, "changes")
        self.assertTrue(browser.js(inside))
        browser.js("document.querySelector('#panel button, #panel [tabindex=\"0\"]').focus()")
        browser.press("5")
        self.assertEqual(browser.focused.get_attribute("id"), "panel")
        page, _ = reports.suite()
        browser.open(page)
        browser.js("document.querySelector('.runs a').focus()")
        browser.press(Keys.ENTER)
        self.assertEqual(browser.focused.get_attribute("id"), "main")

    def test_escape_lets_go_of_what_is_picked(self):
        browser = self.browser
        browser.open(reports.passed().page, "#view=changes&pick=change:3&t=00:00")
        self.assertTrue(browser.all(".details.picked"))
        browser.press(Keys.ESCAPE)
        self.assertFalse(browser.all(".details.picked"))
