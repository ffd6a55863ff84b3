"""What is not documented fails here."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest
from discord import app_commands

from bot.cli.arguments import parser
from bot.cli.serve import open_bot
from bot.domain import DeliveryState, Reason
from bot.locales import text
from bot.render.deliveries import OUTCOME_SIGNS
from bot.settings import Settings, read_settings
from tools.docs_images import TALK, image_name

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
SETTINGS = [name.upper() for name in attrs.fields_dict(Settings)]


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_documented(setting: str) -> None:
    assert f"`{setting}`" in README
    assert re.search(rf"^{setting}=", EXAMPLE, re.MULTILINE)
    before = EXAMPLE[: EXAMPLE.index(f"\n{setting}=")].rsplit("\n\n", maxsplit=1)[-1]
    assert "# " in before, "say above it what it is"


def test_the_example_has_no_setting_that_does_not_exist() -> None:
    assert sorted(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == sorted(SETTINGS)


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for setting in SETTINGS:
        monkeypatch.delenv(setting, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(EXAMPLE, encoding="utf-8")
    assert read_settings({}, Path(".env")) == Settings()


def test_every_verb_is_documented() -> None:
    actions = next(action for action in parser()._actions if action.dest == "verb")
    assert actions.choices
    for verb in actions.choices:
        assert re.search(rf"^\| `{verb}` \|", README, re.MULTILINE), verb


async def test_every_command_is_documented(tmp_path: Path) -> None:
    settings = Settings(database_path=tmp_path / "detente.sqlite3", pictures="off")
    async with open_bot(settings) as bot:
        commands = list(bot.tree.walk_commands())
        assert commands
        for command in commands:
            if isinstance(command, app_commands.Command):
                assert f"| `/{command.qualified_name}" in README
                for parameter in command.parameters:
                    assert f"{parameter.display_name}:" in README
        for menu in bot.tree.get_commands():
            if isinstance(menu, app_commands.ContextMenu):
                assert f"| **{menu.name}** |" in README


async def test_every_command_has_a_section_with_its_picture(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    settings = Settings(database_path=tmp_path / "detente.sqlite3", pictures="off")
    async with open_bot(settings) as bot:
        slash = [c for c in bot.tree.walk_commands() if isinstance(c, app_commands.Command)]
        menus = [c for c in bot.tree.get_commands() if isinstance(c, app_commands.ContextMenu)]
    headings = {f"`/{c.qualified_name}`": c.qualified_name for c in slash} | {menu.name: menu.name for menu in menus}
    headings[TALK] = TALK
    assert sorted(re.findall("^## (.+)$", page, re.MULTILINE)) == sorted(headings)
    for heading, name in headings.items():
        section = page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
        assert f"](images/{image_name(name)})" in section
        assert (ROOT / "docs" / "images" / image_name(name)).read_bytes().startswith(b"\x89PNG")


def test_every_state_and_reason_of_a_digest_is_documented() -> None:
    page = (ROOT / "docs" / "digest.md").read_text(encoding="utf-8")
    for state in DeliveryState:
        assert f"| {state.value} | {OUTCOME_SIGNS[state]}" in page
    for reason in Reason:
        assert f"| {text(f'reason-{reason}')} |" in page


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/**/*.md"))]
)
def test_every_link_within_the_project_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((ROOT / page).parent / target).exists(), target
