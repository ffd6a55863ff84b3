// Everything around the messages: channels, members, who one is, the clock.

import { now } from "./clock.js";
import { appTag, avatar, el, nameColour } from "./dom.js";
import { icon } from "./icons.js";
import { themeSwitch } from "./theme.js";
import { dateLocale, say } from "./words.js";

const SIGNS = { 0: "hash", 1: "at", 2: "hash", 13: "hash", 5: "megaphone", 10: "thread", 11: "thread", 12: "thread", 15: "forum" };
const MANAGE_SERVER = 5;

function channelSign(channel, size) {
  return icon(SIGNS[channel.type] ?? "hash", size);
}

export class Sidebar {
  constructor(state, acts) {
    this.state = state;
    this.acts = acts;
    setInterval(() => this.tick(), 1000);
  }

  draw() {
    const { state } = this;
    document.getElementById("guild-name").textContent = state.guild.name;
    const icon = document.getElementById("guild-icon");
    icon.textContent = state.guild.name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2);
    icon.title = state.guild.name;
    icon.setAttribute("aria-label", state.guild.name);
    const direct = state.channel?.type === 1;
    icon.classList.toggle("current", !direct);
    document.getElementById("home").classList.toggle("current", direct);
    icon.onclick = () => this.acts.openChannel(this.shelf([0, 5])[0]?.id);
    document.getElementById("home").onclick = () => this.acts.openChannel(this.shelf([1])[0]?.id);
    this.drawChannels();
    this.drawHead();
    this.drawMembers();
    this.drawMe();
    this.drawClock();
  }

  shelf(types) {
    return [...this.state.channels.values()].filter((channel) => types.includes(channel.type))
      .sort((one, other) => (one.position ?? 0) - (other.position ?? 0) || (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
  }

  drawChannels() {
    const threads = (parent) => this.shelf([10, 11, 12]).filter((thread) => thread.parent_id === parent.id);
    const rows = (channels) => channels.map((channel) => [this.channelRow(channel), ...threads(channel).map((thread) => this.channelRow(thread))]);
    document.getElementById("channels").replaceChildren(
      el("div", { class: "category" }, say("Text channels")), ...rows(this.shelf([0, 5, 15, 2, 13])).flat(),
      el("div", { class: "category" }, say("Direct messages")), ...rows(this.shelf([1])).flat());
  }

  channelRow(channel) {
    const { state } = this;
    const name = channel.type === 1 ? state.nameOf(state.application.bot) : channel.name;
    const classes = ["channel", channel.id === state.current ? "current" : "", state.unread.has(channel.id) ? "unread" : "", state.isThread(channel) ? "thread" : ""];
    return el("button", {
      class: classes.filter(Boolean).join(" "), "aria-current": channel.id === state.current ? "page" : null,
      "aria-label": `${name}${state.unread.has(channel.id) ? ` ${say("(unread)")}` : ""}`, onclick: () => this.acts.openChannel(channel.id),
    }, el("span", { class: "channel-sign", "aria-hidden": true }, channelSign(channel, 20)), el("span", {}, name));
  }

  drawHead() {
    const { state } = this;
    const channel = state.channel;
    if (!channel) return;
    document.getElementById("channel-icon").replaceChildren(channelSign(channel, 24));
    const name = channel.type === 1 ? state.nameOf(state.application.bot) : channel.name;
    document.getElementById("channel-name").textContent = name;
    document.getElementById("channel-topic").textContent = channel.topic ?? "";
    document.title = `${state.unread.size ? `(${state.unread.size}) ` : ""}${channel.type === 1 ? "@" : "#"}${name} | Détente playground`;
    const bot = document.getElementById("bot-state");
    bot.textContent = say(state.online ? "bot online" : "bot offline");
    bot.classList.toggle("online", state.online);
  }

  drawMembers() {
    const { state } = this;
    const row = (member) => {
      const colour = nameColour(state.colourOf(member.user.id));
      const online = member.user.bot ? state.online : true;
      return el("div", { class: "member" }, avatar(member.user, online ? "online" : "offline"),
        el("span", { style: colour }, state.nameOf(member.user), member.user.bot ? appTag() : null));
    };
    const direct = state.channel?.type === 1;
    const here = state.guild.members.filter(({ user }) => !direct || [state.me.id, state.application.bot.id].includes(user.id));
    const groups = direct ? [[say("Members"), here]]
      : [[say("Members"), here.filter((member) => !member.user.bot)], [say("Apps"), here.filter((member) => member.user.bot)]];
    document.getElementById("members").replaceChildren(...groups.flatMap(([name, members]) => [el("h2", {}, `${name} — ${members.length}`), ...members.map(row)]));
  }

  drawMe() {
    const { state } = this;
    const picker = el("select", { "aria-label": say("Act as"), onchange: (event) => this.acts.become(event.target.value) },
      state.users.map((user) => el("option", { value: user.id, selected: user.id === state.me.id }, state.nameOf(user))));
    const channel = [...state.channels.values()].find((one) => one.type === 0);
    const manages = channel && state.may(channel, MANAGE_SERVER);
    document.getElementById("me").replaceChildren(avatar(state.me, "online"),
      el("div", { class: "who" }, picker, el("span", { class: "role" }, say(manages ? "manages the server" : "ordinary member"))),
      this.languagePicker(), themeSwitch());
  }

  /** Discord's language, among those the commands are in. */
  languagePicker() {
    const names = new Intl.DisplayNames([dateLocale()], { type: "language" });
    const { locale } = this.state.me;
    return el("select", { id: "language", "aria-label": say("Your Discord's language"), onchange: (event) => this.acts.chooseLocale(event.target.value) },
      ...this.state.locales.map((code) => el("option", { value: code, selected: code === locale, label: code.slice(0, 2) }, names.of(code))));
  }

  drawClock() {
    const field = el("input", { type: "datetime-local", "aria-label": say("Move the clock to"), step: 60 });
    const move = () => { if (field.value) this.acts.moveClock({ to: new Date(field.value).toISOString() }); };
    document.getElementById("clock").replaceChildren(
      el("div", { title: say("The playground's clock, which can be moved forward") }, `${say("Clock")} `, el("time", { id: "clock-time" })),
      el("div", { class: "clock-row" },
        el("button", { title: say("Move the clock forward by an hour"), onclick: () => this.acts.moveClock({ advance: 3600 }) }, say("+1 h")),
        el("button", { title: say("Move the clock forward by a day"), onclick: () => this.acts.moveClock({ advance: 86_400 }) }, say("+1 d"))),
      el("div", { class: "clock-row" }, field, el("button", { title: say("Move the clock to this time"), onclick: move }, say("Go"))),
      ...this.state.skips.map((name) => el("button", { class: "skip", onclick: () => this.acts.moveClock({ skip: name }) }, say(name))));
    this.tick();
  }

  tick() {
    const node = document.getElementById("clock-time");
    if (node) node.textContent = now().toLocaleString(dateLocale(), { dateStyle: "medium", timeStyle: "short" });
  }
}
