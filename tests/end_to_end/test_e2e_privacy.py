"""/privacy, as a member and as an admin."""

from __future__ import annotations

import pytest

from bot.locales import text
from bot.settings import Settings
from tests.end_to_end.digests import query, set_up
from tests.support.playground import Playground

pytestmark = pytest.mark.usefixtures("bot")


async def test_nothing_is_held_of_somebody_who_set_up_nothing(playground: Playground) -> None:
    answer = await playground.member("Boris").command("privacy")
    assert answer.is_ephemeral
    assert answer.text.count("\n**") == 5
    assert text("privacy-you", count=0) in answer.text
    assert text("privacy-server", count=0) in answer.text
    assert "forget" not in str(answer.message["components"])


async def test_a_person_has_their_id_deleted_and_the_digest_goes_on(playground: Playground, settings: Settings) -> None:
    await set_up(playground)
    ada = playground.member("Ada")
    answer = await ada.command("privacy")
    assert text("privacy-you", count=1) in answer.text
    assert text("privacy-person-forgotten") in (await ada.press(answer, "Delete my ID")).text
    assert tuple(query(settings, "SELECT created_by, state FROM subscription")[0]) == (0, "active")
    assert text("privacy-you", count=0) in (await ada.command("privacy")).text


async def test_what_a_server_decided_is_named_and_deleted_without_any_digest(
    playground: Playground, settings: Settings
) -> None:
    ada = playground.member("Ada")
    await ada.select(await ada.command("settings"), "Choose where", "nowhere")
    assert query(settings, "SELECT 1 FROM talk")
    answer = await ada.command("privacy")
    assert text("privacy-settings") in answer.text
    question = await ada.press(answer, "Delete this server's data")
    assert text("privacy-ask", count=0) in question.text
    await ada.press(question, "Delete everything")
    assert not query(settings, "SELECT 1 FROM talk")
    assert text("privacy-settings") not in (await ada.command("privacy")).text


async def test_only_an_admin_deletes_what_is_the_server_s(playground: Playground, settings: Settings) -> None:
    await set_up(playground)
    ada, boris = playground.member("Ada"), playground.member("Boris")
    assert "forget_server" not in str((await boris.command("privacy")).message["components"])
    question = await ada.press(await ada.command("privacy"), "Delete this server's data")
    assert text("privacy-ask", count=1) in question.text
    playground.owner.set_roles("Ada")
    assert "Manage Server" in (await ada.press(question, "Delete everything")).text
    assert query(settings, "SELECT 1 FROM subscription")
    playground.owner.set_roles("Ada", "Editors")
    assert text("privacy-server-forgotten") in (await ada.press(question, "Delete everything")).text
    assert not query(settings, "SELECT 1 FROM subscription")
