"""The page's light and dark looks, in a real browser."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.async_api import Page, expect

from bot.client import Detente
from tests.end_to_end.chromium import open_page, type_command
from tests.support.playground import Playground

pytestmark = pytest.mark.browser

# Every text with less contrast than WCAG 2.2 asks for (1.4.3, level AA), an avatar's initial apart.
_TOO_FAINT = """() => {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, alpha] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = (node) => over(rgba(getComputedStyle(node).backgroundColor),
    node.parentElement ? behind(node.parentElement) : [255, 255, 255]);
  const faint = [];
  for (const node of document.querySelectorAll("body *:not(.avatar)")) {
    const { color, opacity, fontSize, fontWeight } = getComputedStyle(node);
    const isSaid = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!isSaid || opacity === "0" || !node.getClientRects().length || !rgba(color)[3]) continue;
    const background = behind(node);
    const [less, more] = [over(rgba(color), background), background].map(luminance).sort((one, other) => one - other);
    const contrast = (more + 0.05) / (less + 0.05);
    const isLarge = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.6 && fontWeight >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) faint.push(`${node.className}: ${node.textContent} (${contrast.toFixed(2)})`);
  }
  return faint;
}"""


async def background(page: Page) -> str:
    return str(await page.locator("#main").evaluate("main => getComputedStyle(main).backgroundColor"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_can_be_read(bot: Detente, playground: Playground, scheme: Literal["light", "dark"]) -> None:
    async with open_page(playground.url, scheme=scheme) as page:
        await type_command(page, "Hi @Boris `code` ||hidden|| ||shown|| https://example.org <t:1500000000:R>")
        await page.locator(".spoiler").last.click()
        for line in ("/brief syria", "/brief pizza"):
            await type_command(page, line)
        await page.get_by_role("button", name="Try other words").click()
        await page.get_by_role("dialog").get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("alert")).to_be_visible()
        assert await page.evaluate(_TOO_FAINT) == []
        await page.get_by_role("button", name="Cancel").click()
        await page.get_by_role("button", name="Choose an area").click()
        assert await page.evaluate(_TOO_FAINT) == []
        await page.locator("#composer textarea").click()
        await page.keyboard.type("/brief ")
        await expect(page.locator(".popup").get_by_role("option").first).to_be_visible()
        await page.keyboard.press("ArrowDown")
        assert await page.evaluate(_TOO_FAINT) == []
        for _ in range(2):
            await page.keyboard.press("Escape")
        await page.locator("li.message").last.click(button="right")
        await expect(page.get_by_role("menuitem").first).to_be_visible()
        assert await page.evaluate(_TOO_FAINT) == []


async def test_the_look_is_the_systems_until_one_is_chosen_which_is_kept(bot: Detente, playground: Playground) -> None:
    async with open_page(playground.url, scheme="light") as page:
        assert await background(page) == "rgb(255, 255, 255)"
        await page.get_by_role("button", name="Switch to dark colors").click()
        assert await background(page) == "rgb(49, 51, 56)"
        await page.reload()
        await expect(page.get_by_role("button", name="Switch to light colors")).to_be_visible()
        assert await background(page) == "rgb(49, 51, 56)"
        await page.get_by_role("button", name="Switch to light colors").click()
        assert await background(page) == "rgb(255, 255, 255)"
