"""How the page draws what a bot may send: text, embeds, files, pictures, threads."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import discord
import pytest
from playwright.async_api import Page, expect

from bot.client import Detente
from tests.end_to_end.chromium import open_page
from tests.support.playground import Playground

pytestmark = pytest.mark.browser

TEXTS = [
    ("# A *b*", [{"type": "h1", "children": ["A ", {"type": "italic", "children": ["b"], "length": 3}]}]),
    ("-# small", [{"type": "small", "children": ["small"]}]),
    ("snake_case_name", [{"type": "text", "children": ["snake_case_name"]}]),
    (r"\*plain\* 000\_7614", [{"type": "text", "children": ["*plain* 000_7614"]}]),
    ("```py\n1 < 2\n```", [{"type": "pre", "language": "py", "text": "1 < 2"}]),
    (
        "a ```x``` b\n```\n# c\n\n> d```",
        [
            {"type": "text", "children": ["a "]},
            {"type": "pre", "language": "", "text": "x"},
            {"type": "text", "children": [" b"]},
            {"type": "pre", "language": "", "text": "# c\n\n> d"},
        ],
    ),
    ("> ```\n> x\n> ```", [{"type": "quote", "blocks": [{"type": "pre", "language": "", "text": "x"}]}]),
    (
        "- ```x```",
        [
            {
                "type": "list",
                "ordered": False,
                "start": 1,
                "items": [{"children": [{"type": "pre", "language": "", "text": "x", "length": 7}], "blocks": []}],
            }
        ],
    ),
    ("```never closed", [{"type": "text", "children": ["```never closed"]}]),
    ("<t:0:R>", [{"type": "text", "children": [{"type": "moment", "seconds": 0, "style": "R", "length": 7}]}]),
    ("[x](javascript:alert(1))", [{"type": "text", "children": ["[x](javascript:alert(1))"]}]),
]
LINES = [
    ("/brief siria", "brief", {"topic": "siria"}),
    ("/brief topic: new start private:true", "brief", {"topic": "new start", "private": "true"}),
    ("/digest setup channel:#general", "digest setup", {"channel": "#general"}),
    ("/nonsense", None, None),
]
COMMANDS = [
    {"type": 1, "name": "brief", "options": [{"type": 3, "name": "topic"}, {"type": 5, "name": "private"}]},
    {
        "type": 1,
        "name": "digest",
        "options": [{"type": 1, "name": "setup", "options": [{"type": 7, "name": "channel"}]}],
    },
    {"type": 3, "name": "Brief me on this"},
]


def red_png() -> bytes:
    """A red picture of 40 by 20 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * 40 for _ in range(20))
    header = struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def ask_module(page: Page, module: str, expression: str, given: object) -> Any:
    """The value of an expression over a module of the page's and something given."""
    return await page.evaluate(
        f"async (given) => {{ const m = await import('/static/js/{module}'); return {expression}; }}", given
    )


async def test_text_and_lines_are_read_as_discord_reads_them(bot: Detente, playground: Playground) -> None:
    async with open_page(playground.url) as page:
        for text, wanted in TEXTS:
            assert await ask_module(page, "markdown.js", "m.parse(given)", text) == wanted, text
        for line, name, values in LINES:
            expression = (
                "(({entry, values}) => [entry?.name, values])(m.parseLine(given[0], m.typable(given[1])) ?? {})"
            )
            found = await ask_module(page, "commands.js", expression, [line, COMMANDS])
            assert found == [name, values], line


async def test_a_message_of_the_older_kind(bot: Detente, playground: Playground) -> None:
    channel = bot.get_channel(playground.world.find_channel("general").id)  # type: ignore[union-attr]
    assert isinstance(channel, discord.TextChannel)
    async with open_page(playground.url) as page:
        embed = discord.Embed(title="An embed", description="with **bold** text", colour=0x3366FF)
        embed.add_field(name="Field", value="value").set_image(url="attachment://red.png").set_footer(text="Foot")
        text = "# Heading\n1. one\n2. two\n> quoted\n||hidden|| `code` <t:1487145600:D> <#{}> <@{}> @everyone"
        await channel.send(
            text.format(channel.id, playground.member("Ada").user.id) + "\n```\nblock\n```",
            embed=embed,
            file=discord.File(io.BytesIO(red_png()), "red.png"),
        )
        message = page.locator("li.message").last
        await expect(message.get_by_role("heading", name="Heading")).to_be_visible()
        await expect(message.locator("ol > li")).to_have_text(["one", "two"])
        await expect(message.locator("blockquote")).to_have_text("quoted")
        await expect(message.locator("pre")).to_contain_text("block")
        await expect(message.locator("time[data-style=D]")).to_have_text("15 February 2017")
        await expect(message.locator(".mention")).to_have_text(["#general", "@Ada"])
        spoiler = message.get_by_role("button", name="Spoiler")
        await spoiler.click()
        await expect(spoiler).to_have_class("spoiler shown")
        article = message.get_by_role("article")
        await expect(article.locator("strong")).to_have_text("bold")
        await expect(article.locator(".embed-footer")).to_have_text("Foot")
        size = "image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])"
        assert await article.locator("img.embed-image").evaluate(size) == [40, 20]
        note = await channel.send(file=discord.File(io.BytesIO(b"note"), "note.txt"))
        await expect(page.get_by_role("link", name="note.txt")).to_be_visible()
        await note.delete()
        await expect(page.locator("li.message")).to_have_count(1)


async def test_a_layout_with_everything_in_it(bot: Detente, playground: Playground) -> None:
    channel = bot.get_channel(playground.world.find_channel("general").id)  # type: ignore[union-attr]
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.LayoutView(timeout=None)
    picture = discord.MediaGalleryItem("attachment://red.png", description="A red picture")
    section: discord.ui.Section[discord.ui.LayoutView] = discord.ui.Section(
        "A section", accessory=discord.ui.Button(label="Beside", style=discord.ButtonStyle.success)
    )
    parts: list[discord.ui.Item[discord.ui.LayoutView]] = [
        discord.ui.TextDisplay("### Inside"),
        section,
        discord.ui.Separator(spacing=discord.SeparatorSpacing.large),
        discord.ui.MediaGallery(picture),
        discord.ui.ActionRow(discord.ui.ChannelSelect(placeholder="Where")),
        discord.ui.ActionRow(discord.ui.Button(label="Elsewhere", url="https://example.com/")),
    ]
    view.add_item(discord.ui.Container(*parts, accent_colour=0xFF0000))
    async with open_page(playground.url) as page:
        await channel.send(view=view, file=discord.File(io.BytesIO(red_png()), "red.png"))
        message = page.locator("li.message").last
        await expect(message.get_by_role("heading", name="Inside")).to_be_visible()
        await expect(message.get_by_role("button", name="Beside")).to_be_visible()
        await expect(message.get_by_role("img", name="A red picture")).to_be_visible()
        await expect(message.get_by_role("link", name="Elsewhere")).to_have_attribute("href", "https://example.com/")
        await message.get_by_role("button", name="Where").click()
        await expect(message.get_by_role("option", name="announcements")).to_be_visible()
        await page.keyboard.press("Escape")
        await message.get_by_role("img", name="A red picture").click()
        await expect(page.get_by_role("dialog", name="Picture")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog", name="Picture")).to_have_count(0)


async def test_pictures_in_a_grid_keep_their_place_and_their_secret(bot: Detente, playground: Playground) -> None:
    channel = bot.get_channel(playground.world.find_channel("general").id)  # type: ignore[union-attr]
    assert isinstance(channel, discord.TextChannel)
    address = "attachment://red.png"
    view = discord.ui.LayoutView(timeout=None)
    hidden = discord.MediaGalleryItem(address, description="Hidden", spoiler=True)
    view.add_item(discord.ui.MediaGallery(discord.MediaGalleryItem(address, description="Open"), hidden))
    thumbnail = discord.ui.Thumbnail[discord.ui.LayoutView](address, description="Small", spoiler=True)
    view.add_item(discord.ui.Section[discord.ui.LayoutView]("Beside", accessory=thumbnail))
    async with open_page(playground.url) as page:
        await channel.send(view=view, file=discord.File(io.BytesIO(red_png()), "red.png"))
        message = page.locator("li.message").last
        shown = message.get_by_role("img", name="Open")
        await expect(shown).to_have_attribute("width", "40")
        await expect(message.locator(".concealed > img[inert]")).to_have_count(2)
        boxes = await message.locator(".gallery figure").evaluate_all("all => all.map(one => one.offsetTop)")
        assert boxes[0] == boxes[1]
        await expect(message.get_by_role("button", name="Spoiler")).to_have_count(2)
        for name in ("Hidden", "Small"):
            await message.get_by_role("button", name="Spoiler").first.click()
            await expect(message.locator(f"img[alt={name}]:not([inert])")).to_be_visible()
        await expect(page.get_by_role("dialog", name="Picture")).to_have_count(0)


async def test_a_file_in_a_layout(bot: Detente, playground: Playground) -> None:
    channel = bot.get_channel(playground.world.find_channel("general").id)  # type: ignore[union-attr]
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.File("attachment://note.txt"))
    async with open_page(playground.url) as page:
        await channel.send(view=view, file=discord.File(io.BytesIO(b"note"), "note.txt"))
        await expect(page.get_by_role("link", name="note.txt")).to_be_visible()


async def test_a_thread_and_a_published_announcement(bot: Detente, playground: Playground) -> None:
    channel = bot.get_channel(playground.world.find_channel("announcements").id)  # type: ignore[union-attr]
    assert isinstance(channel, discord.TextChannel)
    async with open_page(playground.url) as page:
        message = await channel.send("News")
        await message.publish()
        thread = await message.create_thread(name="About the news")
        await thread.send("First")
        await page.get_by_role("button", name="announcements (unread)").click()
        await expect(page.locator(".published")).to_contain_text("Published")
        await page.get_by_role("button", name="About the news").click()
        await expect(page.locator("li.message").last).to_contain_text("First")
