"""A browser without its window: Chromium, told what to do by ChromeDriver in the words of WebDriver (W3C)."""

import json
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

# Nothing but the page is asked for: no updates, no look-ups.
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=800,900"]
# Seconds.
PATIENCE = 30
# The name that WebDriver gives to what it has found.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window with cookies of its own. Commands wait until the page they lead to is there."""

    def __init__(self):
        self._profile = tempfile.mkdtemp()
        self._driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._address = f"http://127.0.0.1:{self._read_port()}/session"
        options = {"args": [*FLAGS, f"--user-data-dir={self._profile}"]}
        session = self._ask("POST", "", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})
        self._address += "/" + session["sessionId"]

    def close(self):
        try:
            self._ask("DELETE", "")
        finally:
            self._driver.terminate()
            self._driver.wait()
            self._driver.stdout.close()
            shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, url):
        self._ask("POST", "/url", {"url": url})

    def address(self):
        return self._ask("GET", "/url")

    def text(self, selector="body"):
        return self._ask("GET", f"/element/{self._find('css selector', selector)}/text")

    def texts(self, selector):
        found = self._ask("POST", "/elements", {"using": "css selector", "value": selector})
        return [self._ask("GET", f"/element/{each[ELEMENT]}/text") for each in found]

    def click_link(self, text):
        self._click(self._find("link text", text))

    def click_button(self, text, within="body"):
        within = self._find("css selector", within)
        found = self._ask("POST", f"/element/{within}/element",
                          {"using": "xpath", "value": f".//button[normalize-space()='{text}']"})
        self._click(found[ELEMENT])

    def type(self, selector, text):
        self._ask("POST", f"/element/{self._find('css selector', selector)}/value", {"text": text})

    def cookies(self):
        return self._ask("GET", "/cookie")

    def run_script(self, script):
        return self._ask("POST", "/execute/sync", {"script": script, "args": []})

    def _read_port(self):
        for line in self._driver.stdout:
            if "started successfully on port " in line:
                return int(line.rstrip().rstrip(".").split()[-1])
        raise RuntimeError("chromedriver has not started")

    def _find(self, using, value):
        return self._ask("POST", "/element", {"using": using, "value": value})[ELEMENT]

    def _click(self, element):
        """Clicks, and waits for the page that this leads to: WebDriver itself does not after all clicks."""
        self.run_script("window.isLeft = true")
        self._ask("POST", f"/element/{element}/click", {})
        end = time.monotonic() + PATIENCE
        while not self._has_arrived():
            if time.monotonic() > end:
                raise RuntimeError(f"the click led nowhere within {PATIENCE} s")

    def _has_arrived(self):
        try:
            return self.run_script("return !window.isLeft && document.readyState === 'complete'")
        except RuntimeError:
            return False  # between two pages there is none

    def _ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None
