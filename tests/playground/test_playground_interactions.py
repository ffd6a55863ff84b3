"""Every kind of interaction, by the real client, from the person's frame to what they see."""

from __future__ import annotations

import asyncio

import discord
import pytest
from discord import app_commands, ui

from tests.playground.sample_bot import Connect, SampleBot
from tests.support.answer import PlaygroundError
from tests.support.playground import Playground
from tests.support.waiting import eventually


class Counter(ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.presses = 0

    @ui.button(label="Count", custom_id="count")
    async def count(self, interaction: discord.Interaction, button: ui.Button[Counter]) -> None:
        self.presses += 1
        await interaction.response.edit_message(content=f"pressed {self.presses}")

    @ui.button(label="Reply", custom_id="reply")
    async def reply(self, interaction: discord.Interaction, button: ui.Button[Counter]) -> None:
        await interaction.response.send_message("a reply", ephemeral=True)

    @ui.button(label="Slow", custom_id="slow")
    async def slow(self, interaction: discord.Interaction, button: ui.Button[Counter]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="slowly done")

    @ui.button(label="Dead", custom_id="dead", disabled=True)
    async def dead(self, interaction: discord.Interaction, button: ui.Button[Counter]) -> None: ...

    @ui.select(placeholder="Pick", options=[discord.SelectOption(label=each) for each in "abc"], max_values=2)
    async def pick(self, interaction: discord.Interaction, select: ui.Select[Counter]) -> None:
        await interaction.response.send_message(" ".join(select.values))


class Question(ui.Modal, title="A question"):
    word: ui.TextInput[Question] = ui.TextInput(label="Word", custom_id="word", max_length=5)
    many: ui.Label[Question] = ui.Label(
        text="Many",
        component=ui.Select(
            custom_id="many", required=False, options=[discord.SelectOption(label=each) for each in "xyz"]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.many.component, ui.Select)
        await interaction.response.send_message(f"{self.word.value}/{self.many.component.values}")


def add_menus(client: SampleBot) -> None:
    @client.tree.context_menu(name="Quote")
    async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"> {message.content}", ephemeral=True)

    @client.tree.context_menu(name="Greet")
    async def greet(interaction: discord.Interaction, user: discord.Member) -> None:
        await interaction.response.send_message(f"hello {user.display_name}")


@pytest.fixture
async def bot(connect: Connect) -> SampleBot:
    client = SampleBot()
    add_menus(client)

    @client.tree.command(description="Say something")
    async def say(interaction: discord.Interaction, text: str, times: app_commands.Range[int, 1, 3] = 1) -> None:
        await interaction.response.send_message(text * times)

    @say.autocomplete("text")
    async def complete(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        if typed == "wait":
            await client.later_completed.wait()
        return [app_commands.Choice(name=f"{typed}!", value=typed)]

    @client.tree.command(description="Take your time")
    async def think(interaction: discord.Interaction, private: bool) -> None:
        await interaction.response.defer(ephemeral=private, thinking=True)
        await interaction.followup.send("thought", ephemeral=not private)
        message = await interaction.followup.send("and more", wait=True)
        await message.edit(content="and much more")

    @client.tree.command(description="Never answers")
    async def silence(interaction: discord.Interaction) -> None:
        client.events.append("silence")

    @client.tree.command(description="Components")
    async def components(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("press", view=Counter())

    @client.tree.command(description="Opens a modal")
    async def ask(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Question())

    @client.tree.command(description="Shows what it was given")
    async def given(
        interaction: discord.Interaction,
        channel: discord.TextChannel,
        who: discord.Member,
        role: discord.Role,
        factor: float,
    ) -> None:
        await interaction.response.send_message(f"{channel.name} {who.name} {role.name} {factor}")

    @client.tree.command(description="For managers")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def manage(interaction: discord.Interaction) -> None:
        permissions = interaction.permissions
        await interaction.response.send_message(f"{permissions.manage_guild} {interaction.context.guild}")

    digest = app_commands.Group(name="digest", description="Digests")

    @digest.command(name="setup", description="Set one up")
    async def digest_setup(interaction: discord.Interaction, zone: str) -> None:
        await interaction.response.send_message(zone)

    client.tree.add_command(digest)
    await connect(client)
    return client


@pytest.mark.usefixtures("bot")
class TestCommands:
    async def test_an_answer_is_seen_by_everyone_and_says_who_asked(self, playground: Playground) -> None:
        answer = await playground.member("Ada").command("say", text="ho", times=2)
        assert answer.text == "hoho"
        assert answer.message["interaction_metadata"]["user"]["username"] == "ada"
        assert answer.message["type"] == 20
        assert playground.member("Boris").messages()[-1]["content"] == "hoho"

    async def test_the_same_works_in_a_direct_conversation(self, playground: Playground) -> None:
        answer = await playground.member("Boris").command("say", channel="dm", text="psst")
        assert answer.text == "psst"
        assert playground.member("Ada").messages("dm") == []

    async def test_subcommands(self, playground: Playground) -> None:
        assert (await playground.member("Ada").command("digest setup", zone="utc")).text == "utc"

    async def test_chosen_things_are_resolved(self, playground: Playground) -> None:
        options = {"channel": "briefings", "who": "Boris", "role": "Readers", "factor": 1.5}
        answer = await playground.member("Ada").command("given", options=options)
        assert answer.text == "briefings boris Readers 1.5"

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [({}, "required"), ({"text": "x", "times": 4}, "at most 3"), ({"text": 5}, "text")],
    )
    async def test_what_is_not_filled_in_properly_does_not_go_out(
        self, playground: Playground, options: dict[str, object], sentence: str
    ) -> None:
        playground.record.clear()
        answer = await playground.member("Ada").command("say", options=options)
        assert sentence in (answer.failure or "")
        assert answer.id is None
        assert len(playground.record) == 0

    async def test_default_member_permissions_are_enforced(self, playground: Playground) -> None:
        ada, boris = playground.member("Ada"), playground.member("Boris")
        assert (await ada.command("manage")).text == "True True"
        assert "permission" in ((await boris.command("manage")).failure or "")
        assert boris.find_command("manage")["usable"] is False
        playground.owner.set_roles("Boris", "Editors")
        assert (await boris.command("manage")).failure is None

    async def test_a_command_for_servers_is_not_for_direct_conversations(self, playground: Playground) -> None:
        answer = await playground.member("Ada").command("manage", channel="dm")
        assert answer.failure == "This command can't be used here."

    async def test_silence_fails_after_three_seconds(self, bot: SampleBot, playground: Playground) -> None:
        asking = asyncio.create_task(playground.member("Ada").command("silence"))
        await eventually(lambda: "silence" in bot.events)
        assert not asking.done()
        playground.clock.advance(3)
        assert (await asking).failure == "The application did not respond"


@pytest.mark.usefixtures("bot")
class TestDeferral:
    async def test_the_deferral_decides_who_sees_the_first_follow_up(self, playground: Playground) -> None:
        answer = await playground.member("Ada").command("think", private=True)
        assert answer.text == "thought"
        assert answer.is_ephemeral
        assert not answer.message["flags"] & 128

    async def test_follow_ups_can_be_edited(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        answer = await ada.command("think", private=False)
        assert not answer.is_ephemeral
        second = await answer.next_message()
        await ada.until(lambda: ada.seen[second["id"]]["content"] == "and much more")
        assert ada.seen[second["id"]]["edited_timestamp"]

    async def test_the_thinking_message_is_shown_meanwhile(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        await ada.command("think", private=True)
        created = next(f["d"] for f in ada.frames if f["t"] == "MESSAGE_CREATE")
        assert created["flags"] == 64 | 128
        assert created["content"] == ""


@pytest.mark.usefixtures("bot")
class TestAutocomplete:
    async def test_choices_come_for_what_is_typed(self, playground: Playground) -> None:
        assert await playground.member("Ada").autocomplete("say", "text", "sir") == [{"name": "sir!", "value": "sir"}]

    async def test_a_later_request_supersedes_an_earlier_one(self, bot: SampleBot, playground: Playground) -> None:
        ada = playground.member("Ada")
        first = asyncio.create_task(ada.autocomplete("say", "text", "wait"))
        await asyncio.sleep(0)
        assert (await ada.autocomplete("say", "text", "go"))[0]["value"] == "go"
        answered = "/interactions/{interaction_id}/{token}/callback"
        bot.later_completed.set()
        await eventually(lambda: len(playground.record.find(route=answered)) == 2)
        offered = [f for f in ada.frames if f["t"] == "AUTOCOMPLETE"]
        assert len(offered) == 1
        first.cancel()

    async def test_an_option_without_completion_offers_none(self, playground: Playground) -> None:
        with pytest.raises(PlaygroundError, match="completion"):
            await playground.member("Ada").autocomplete("digest setup", "zone", "x")


@pytest.mark.usefixtures("bot")
class TestComponents:
    async def test_buttons(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        shown = await ada.command("components")
        pressed = await ada.press(shown, "Count")
        assert pressed.source is not None
        assert pressed.source["content"] == "pressed 1"
        assert (await ada.press(shown, "count")).text.startswith("pressed 2")
        replied = await playground.member("Boris").press(shown.message, "Reply")
        assert replied.is_ephemeral
        assert replied.message["message_reference"]["message_id"] == shown.message["id"]
        assert (await ada.press(shown, "Slow")).text.startswith("slowly done")

    async def test_a_disabled_button_does_nothing(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        assert (await ada.press(await ada.command("components"), "Dead")).failure == "This interaction failed"

    async def test_selects_take_as_many_as_they_offer(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        shown = await ada.command("components")
        assert (await ada.select(shown, "Pick", ["a", "c"])).text == "a c"
        assert "Choose 1 to 2" in ((await ada.select(shown, "Pick", ["a", "b", "c"])).failure or "")
        assert "one of the choices" in ((await ada.select(shown, "Pick", "d")).failure or "")

    async def test_modals(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        opened = await ada.command("ask")
        assert opened.modal is not None
        assert opened.modal["title"] == "A question"
        assert "0 to 5" in ((await ada.submit(opened, word="toolong")).failure or "")
        assert "required" in ((await ada.submit(opened)).failure or "")
        assert (await ada.submit(opened, word="Minsk", many=["x"])).text == "Minsk/['x']"

    async def test_menus_of_messages_and_people(self, playground: Playground) -> None:
        boris = playground.member("Boris")
        said = await boris.say("a fine day")
        quoted = await boris.context_menu("Quote", said)
        assert quoted.text == "> a fine day"
        assert quoted.message["interaction_metadata"]["target_message_id"] == said["id"]
        assert (await boris.user_menu("Greet", "Ada")).text == "hello Ada"

    async def test_an_ephemeral_message_is_its_persons_alone(self, playground: Playground) -> None:
        ada, boris = playground.member("Ada"), playground.member("Boris")
        answer = await ada.command("think", private=True)
        shown = answer.message
        assert shown["id"] not in boris.seen
        with pytest.raises(PlaygroundError, match="no such message"):
            boris.dismiss(shown)
        ada.dismiss(shown)
        assert shown["id"] not in ada.seen


async def test_commands_keep_their_ids_when_registered_again(bot: SampleBot, playground: Playground) -> None:
    before = {command.name: command.id for command in await bot.tree.fetch_commands()}
    await bot.tree.sync()
    after = {command.name: command.id for command in await bot.tree.fetch_commands()}
    assert before == after


async def test_where_nobody_answers_the_person_is_told(playground: Playground, bot: SampleBot) -> None:
    ada = playground.member("Ada")
    await bot.close()
    await ada.until(lambda: not playground.is_bot_online)
    asking = asyncio.create_task(ada.command("say", text="hello?"))
    await asyncio.sleep(0)
    playground.clock.advance(3)
    assert (await asking).failure == "The application did not respond"
