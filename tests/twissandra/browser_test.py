"""Clicks through Twissandra in a real browser. TWISSANDRA is the program."""

import os
import shutil
import signal
import subprocess
import tempfile
import unittest

from browser import Browser

PROGRAM = os.environ["TWISSANDRA"]
PASSWORD = "a long word"


class BrowserTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.start_site()

    def start_site(self):
        self.site = subprocess.Popen(
            [PROGRAM, "--server", f"embedded:{self.folder}/data", "web", "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.url = self.site.stdout.readline().split()[-1]
        self.addCleanup(self.stop_site, self.site)

    def stop_site(self, site):
        if site.poll() is None:
            site.send_signal(signal.SIGTERM)
        self.assertEqual(site.wait(30), 0)
        site.stdout.close()

    def new_browser(self):
        browser = Browser()
        self.addCleanup(browser.close)
        browser.open(self.url)
        return browser

    def register(self, browser, name):
        browser.click_link("Log in or register")
        browser.type("#register input[name=name]", name)
        browser.type("#register input[name=password]", PASSWORD)
        browser.click_button("Register", within="#register")

    def tweet(self, browser, body):
        browser.type("input[name=body]", body)
        browser.click_button("Tweet")

    def test_two_people_meet(self):
        ada = self.new_browser()
        self.assertIn("Nothing yet.", ada.text())
        self.register(ada, "ada")
        self.assertEqual(ada.text("h2"), "Your timeline")
        self.tweet(ada, "Hello, all")
        self.assertEqual(ada.texts(".body"), ["Hello, all"])

        bob = self.new_browser()
        self.assertEqual(bob.texts(".body"), ["Hello, all"])
        self.register(bob, "bob")
        self.assertEqual(bob.texts(".body"), [])
        bob.click_link("Everybody")
        bob.click_link("ada")
        bob.click_button("Follow")
        self.assertEqual(bob.texts(".names a"), ["bob"])

        ada.click_link("Twissandra")
        self.tweet(ada, "<script>document.title = 'taken'</script>")
        bob.click_link("Twissandra")
        self.assertEqual(bob.texts(".body"), ["<script>document.title = 'taken'</script>"])
        self.assertEqual(bob.run_script("return document.title"), "Your timeline · Twissandra")

        bob.click_link("ada")
        bob.click_button("Unfollow")
        self.assertEqual(bob.texts(".names a"), [])

    def test_sessions(self):
        browser = self.new_browser()
        self.register(browser, "ada")
        (cookie,) = browser.cookies()
        self.assertEqual(
            (cookie["name"], cookie["httpOnly"], cookie["sameSite"], cookie["path"]), ("session", True, "Lax", "/"))
        self.assertEqual(browser.run_script("return document.cookie"), "")

        browser.click_button("Log out")
        self.assertEqual(browser.cookies(), [])
        self.assertEqual(browser.text("h2"), "What everybody says")

        browser.click_link("Log in or register")
        browser.type("#login input[name=name]", "ada")
        browser.type("#login input[name=password]", "another word")
        browser.click_button("Log in", within="#login")
        self.assertEqual(browser.text(".message"), "there is no such name with this password")
        browser.type("#login input[name=name]", "ada")
        browser.type("#login input[name=password]", PASSWORD)
        browser.click_button("Log in", within="#login")
        self.assertEqual(browser.text("h2"), "Your timeline")

    def test_a_session_outlives_the_program(self):
        browser = self.new_browser()
        self.register(browser, "ada")
        port = self.url.rstrip("/").rsplit(":", 1)[1]
        self.stop_site(self.site)
        self.site = subprocess.Popen(
            [PROGRAM, "--server", f"embedded:{self.folder}/data", "web", "--port", port],
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.stop_site, self.site)
        self.site.stdout.readline()

        browser.open(self.url)
        self.assertEqual(browser.text("h2"), "Your timeline")

    def test_pages(self):
        browser = self.new_browser()
        self.register(browser, "ada")
        for number in range(1, 22):
            self.tweet(browser, f"tweet {number}")
        self.assertEqual(browser.texts(".body")[0], "tweet 21")

        browser.click_link("Older")
        self.assertEqual(browser.texts(".body"), ["tweet 1"])


if __name__ == "__main__":
    unittest.main()
