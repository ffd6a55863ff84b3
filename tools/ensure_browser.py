"""See that a Chromium is there for the page's tests, and install one where that is possible without asking."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# The shell is Chromium without its own windows, menus and start page, which take a third of the processor time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def find_browser() -> str | None:
    """The path of a browser that is installed; None leaves it to Playwright's own."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Return 0 once a browser is there."""
    if find_browser() or _playwright_has_one():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Debian's Chromium for the page's tests.")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = (
            "chromium-headless-shell",
            "fonts-noto-color-emoji",
        )  # without the font, pictures for the docs show empty boxes
        for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", *step], check=True, env=environment, stdout=subprocess.DEVNULL)
        return 0
    print("Fetching Playwright's Chromium for the page's tests.")
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode


def _playwright_has_one() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return os.path.exists(playwright.chromium.executable_path)


if __name__ == "__main__":
    sys.exit(main())
