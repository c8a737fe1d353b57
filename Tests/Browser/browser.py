"""A Chromium that looks at one page: what a person would do, and what the browser itself has to say about it."""

import atexit
import importlib.util
import json
import pathlib
import shutil
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

import reports

SCREENSHOTS = reports.HOME / "screenshots"
VIEWS = ["verdict", "lanes", "sequence", "tables", "changes", "messages", "http", "logs", "story", "scenario"]
AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).with_name("axe.min.js")


# How long, in seconds, to wait for what has to come; on a machine that is busy it comes late, and where it never comes the test fails.
PATIENCE = 300


class Browser:
    """One window."""

    def __init__(self):
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
        ]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(PATIENCE)
        self.driver.set_script_timeout(PATIENCE)
        self.size(1440, 900)
        self.media()

    def size(self, width, height):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    def media(self, scheme="light", motion="no-preference"):
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": motion},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, page, address=""):
        self.driver.get("about:blank")
        self.driver.get(pathlib.Path(page).as_uri() + address)
        self.settle()

    def settle(self):
        """Waits until the page has drawn what it was told to."""
        self.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));"
        )

    # Finding and reading.

    def js(self, script, *values):
        return self.driver.execute_script(script, *values)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.js("return document.querySelector(arguments[0])?.textContent", selector)

    def button(self, name, within="body"):
        """The button, tab or link with that text or label."""
        found = [
            element
            for element in self.all(f"{within} :is(button, a, summary)")
            if name in (element.get_attribute("aria-label"), element.text.split("\n")[0].strip())
        ]
        if not found:
            raise AssertionError(f"there is no button {name!r} in {within}")
        return found[0]

    @property
    def focused(self):
        return self.driver.switch_to.active_element

    @property
    def instant(self):
        return self.js("return document.querySelector('.instant').value")

    @property
    def view(self):
        return self.js("return document.querySelector('[role=tab][aria-selected=true]')?.dataset.view")

    def wait_for_address(self, part):
        """The part of the address that says where one is, once it says this."""
        self.wait(lambda: part in self.js("return location.hash"), f"{part} in the address")
        return self.js("return location.hash")

    def cell(self, table, row, column):
        """The button in a cell of a table."""
        return self.js(
            "const [table, row, column] = arguments;"
            "const found = [...document.querySelectorAll('.rows-of')]"
            ".find((one) => one.querySelector('caption b').textContent === table);"
            "const place = [...found.querySelectorAll('thead th')].findIndex((head) => head.textContent === column);"
            "return found.querySelector(`tr[data-row='${row}']`).cells[place].firstChild;",
            table,
            row,
            column,
        )

    def active_option(self, attribute="aria-label"):
        """What a screen reader says of the active row of the view's list."""
        return self.js(
            "const list = document.querySelector('#panel [role=listbox]');"
            "const row = document.getElementById(list.getAttribute('aria-activedescendant') ?? '');"
            "return row?.getAttribute(arguments[0]) ?? '';",
            attribute,
        )

    def active_place(self):
        """The place of that row in the list, counted from 1."""
        return int(self.active_option("aria-posinset") or 0)

    # Doing.

    def click(self, element):
        if isinstance(element, str):
            element = self.one(element)
        element.click()
        self.settle()

    def press(self, *keys):
        """Presses keys, wherever the focus is."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()
        self.settle()

    def type(self, selector, text):
        """Puts a text into a field, as fingers would."""
        field = self.one(selector)
        field.click()
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(Keys.BACKSPACE)
        field.send_keys(text)
        self.settle()

    def click_at(self, element, x, y):
        """Clicks so far from the middle of an element."""
        ActionChains(self.driver).move_to_element_with_offset(element, x, y).click().perform()
        self.settle()

    def drag(self, element, start, end):
        """Presses so far right of the middle of an element, and lets go at another place."""
        chain = ActionChains(self.driver).move_to_element_with_offset(element, start, 0).click_and_hold()
        chain.move_by_offset((end - start) // 2, 0).move_by_offset(
            end - start - (end - start) // 2, 0
        ).release().perform()
        self.settle()

    def wheel(self, element, way, control=False):
        origin = ScrollOrigin.from_element(element)
        chain = ActionChains(self.driver)
        if control:
            chain.key_down(Keys.CONTROL)
        chain.scroll_from_origin(origin, 0, way)
        if control:
            chain.key_up(Keys.CONTROL)
        chain.perform()
        self.settle()

    def show(self, view):
        self.click(f"#tab-{view}")

    def move_to(self, clock):
        """Types an instant into its field."""
        field = self.one(".instant")
        field.click()
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(clock, Keys.ENTER)
        self.settle()

    def wait(self, test, what):
        WebDriverWait(self.driver, PATIENCE).until(lambda _: test(), what)

    # What the browser says.

    def complaints(self):
        """Everything in the console, and every request for something that is not the page itself."""
        found = [f"console: {entry['level']} {entry['message']}" for entry in self.driver.get_log("browser")]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                address = message["params"].get("request", message["params"]).get("url", "")
                if not address.startswith(("file://", "data:", "about:", "chrome:")):
                    found.append(f"network: {address}")
                elif address.startswith("file://") and not address.split("#")[0].endswith(".html"):
                    found.append(f"file: {address}")
        return found

    def violations(self, where="document"):
        """What axe finds against WCAG 2.1 A and AA."""
        if not self.js("return typeof axe === 'object'"):
            self.js(AXE.read_text() + "; window.axe = axe;")
        result = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']})"
            ".then((result) => done(result.violations), (error) => done([{id: String(error), nodes: []}]));"
        )
        return [
            f"{where}: {entry['id']} at {node['target']}: {node['failureSummary']}"
            for entry in result
            for node in entry["nodes"] or [{"target": "", "failureSummary": ""}]
        ]

    def picture(self, name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(SCREENSHOTS / f"{name}.png"))


class PageTest(unittest.TestCase):
    """A test with a window, which must leave the console empty and the network alone."""

    shared = None

    @classmethod
    def setUpClass(cls):
        if PageTest.shared is None:
            PageTest.shared = Browser()
            atexit.register(PageTest.shared.driver.quit)
        cls.browser = PageTest.shared

    def setUp(self):
        self.browser.size(1440, 900)
        self.browser.media()
        self.browser.complaints()

    def tearDown(self):
        self.assertEqual(self.browser.complaints(), [])
