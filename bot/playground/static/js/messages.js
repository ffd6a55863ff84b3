// The list of messages of the open channel.

import { dayName, messageTime } from "./clock.js";
import { shownName } from "./commands.js";
import { components, usesV2 } from "./components.js";
import { appTag, avatar, el, nameColour } from "./dom.js";
import { attachments, embeds } from "./embeds.js";
import { isForum, postRows } from "./forum.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown-view.js";
import { callsMe, canReply, replyLine } from "./replies.js";
import { say } from "./words.js";

const EPHEMERAL = 64, LOADING = 128, CROSSPOSTED = 1;
const TOGETHER = 7 * 60_000;
const KINDS = { 6: "pinned a message to this channel.", 18: "started a thread.", 7: "joined." };

/** Draws messages for a state; `acts` does what people ask for. */
export class Messages {
  constructor(state, acts) {
    this.state = state;
    this.acts = acts;
    this.list = document.getElementById("messages");
    this.scroller = document.getElementById("scroller");
    this.present = document.getElementById("present");
    this.pinned = true;
    this.scroller.addEventListener("scroll", () => this.noteScroll());
    this.present.addEventListener("click", () => this.toPresent());
    // Pictures whose size is not known until they are there must not push the end out of sight.
    new ResizeObserver(() => { if (this.pinned) this.toPresent(); }).observe(this.list);
  }

  noteScroll() {
    if (isForum(this.state.channel)) return; // newest first: there is no present to jump to
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    this.pinned = scrollHeight - scrollTop - clientHeight < 60;
    this.present.hidden = this.pinned;
  }

  toPresent() {
    this.pinned = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.present.hidden = true;
  }

  /** Redraw everything. */
  draw() {
    const { channel } = this.state;
    this.list.classList.toggle("posts", isForum(channel));
    if (isForum(channel)) {
      this.pinned = false;
      this.present.hidden = true;
      this.list.replaceChildren(...postRows(channel, this.state, this.acts));
      return;
    }
    this.list.replaceChildren(this.welcome(), ...this.rows());
    if (this.pinned) this.toPresent();
  }

  /** Draw one message again, or all where it changes how its neighbours look. */
  redraw(message) {
    const old = document.getElementById(`m${message.id}`);
    if (!old || message.channel_id !== this.state.current) { if (message.channel_id === this.state.current) this.draw(); return; }
    const list = this.state.list();
    const at = list.findIndex((known) => known.id === message.id);
    old.replaceWith(this.row(list[at], list[at - 1]));
    if (this.pinned) this.toPresent();
  }

  welcome() {
    const channel = this.state.channel;
    if (!channel) return el("li");
    const direct = channel.type === 1;
    const name = direct ? this.state.nameOf(this.state.application.bot) : `#${channel.name}`;
    return el("li", { class: "welcome" },
      el("div", { class: "sign", "aria-hidden": true }, direct ? "@" : "#"),
      el("h2", {}, direct ? name : say("Welcome to {}!", name)),
      el("p", {}, direct ? say("This is the beginning of your conversation with the bot.") : `${say("This is the start of the {} channel.", name)} `,
        direct ? "" : say("Type / to see what the bot can do.")));
  }

  rows() {
    const rows = [];
    let previous = null;
    for (const message of this.state.list()) {
      if (!previous || dayName(previous.timestamp) !== dayName(message.timestamp)) {
        rows.push(el("li", { class: "day-rule", role: "separator" }, dayName(message.timestamp)));
        previous = null;
      }
      rows.push(this.row(message, previous));
      previous = message;
    }
    return rows;
  }

  row(message, previous) {
    const { state } = this;
    const use = message.interaction_metadata;
    const together = previous && previous.author.id === message.author.id && !use?.name && !message.message_reference
      && Date.parse(message.timestamp) - Date.parse(previous.timestamp) < TOGETHER
      && (previous.flags & EPHEMERAL) === (message.flags & EPHEMERAL);
    const ephemeral = Boolean(message.flags & EPHEMERAL);
    const header = use ? this.use(message, use) : replyLine(message, state, (id) => this.jump(id));
    const classes = ["message", together ? "" : "first", ephemeral ? "ephemeral" : "", header ? "with-use" : "", callsMe(message, state) ? "calls-me" : ""];
    return el("li", {
      id: `m${message.id}`, class: classes.filter(Boolean).join(" "), dataset: { id: message.id },
      oncontextmenu: (event) => { event.preventDefault(); this.acts.openMenu(message, event.clientX, event.clientY); },
    },
      header,
      together ? el("time", { class: "stamp-left" }, messageTime(message.timestamp).split(" ").at(-1)) : avatar(message.author, "large"),
      together ? null : this.head(message),
      el("div", { class: "body" }, this.body(message)),
      state.failures.has(message.id) ? el("div", { class: "failed", role: "alert" }, `⚠ ${state.failures.get(message.id)}`) : null,
      ephemeral ? this.onlyYou(message) : null,
      message.pending ? null : this.toolbar(message));
  }

  head(message) {
    const colour = nameColour(this.state.colourOf(message.author.id));
    return el("div", { class: "message-head" },
      el("span", { class: "author", style: colour }, this.state.nameOf(message.author)),
      message.author.bot ? appTag() : null,
      el("time", { datetime: message.timestamp, dataset: { style: "message" } }, messageTime(message.timestamp)),
      message.flags & CROSSPOSTED ? el("span", { class: "published" }, icon("megaphone", 12), ` ${say("Published")}`) : null);
  }

  use(message, use) {
    const user = use.user ?? this.state.me;
    const name = use.name ?? message.interaction?.name;
    if (!name && use.type !== 2) return null;
    return el("div", { class: "use" }, avatar(user),
      el("span", { class: "user" }, this.state.nameOf(user)), ` ${say("used")} `,
      el("span", { class: "command" }, name ? `${message.type === 23 ? "" : "/"}${shownName(this.state.commands, name)}` : say("a command")));
  }

  body(message) {
    if (message.flags & LOADING) {
      return el("div", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": true }, el("span"), el("span"), el("span")),
        ` ${say("{} is thinking…", this.state.nameOf(message.author))}`);
    }
    if (KINDS[message.type]) return el("div", { class: "thinking" }, `${say(KINDS[message.type])} ${message.content ?? ""}`);
    const text = !usesV2(message) && message.content ? markdown(message.content, this.state.namesIn(message), this.acts) : null;
    if (text && message.edited_timestamp) text.append(el("span", { class: "edited" }, say("(edited)")));
    return [text, embeds(message, this.state.names, this.acts), attachments(message),
      components(message, this.state, this.acts),
      !text && message.edited_timestamp ? el("span", { class: "edited" }, say("(edited)")) : null];
  }

  onlyYou(message) {
    return el("div", { class: "only-you" }, icon("eye", 16), ` ${say("Only you can see this")} • `,
      el("button", { onclick: () => this.acts.dismiss(message) }, say("Dismiss message")));
  }

  /** Show a message that is loaded, and let it light up. */
  jump(id) {
    const node = document.getElementById(`m${id}`);
    node?.scrollIntoView({ block: "center" });
    node?.classList.add("lit");
    setTimeout(() => node?.classList.remove("lit"), 1600);
  }

  toolbar(message) {
    const reply = canReply(message) && this.acts.mayWrite() ? el("button", {
      class: "icon-button", "aria-label": say("Reply"), title: say("Reply"), onclick: () => this.acts.reply(message),
    }, icon("reply", 18)) : null;
    return el("div", { class: "actions" }, reply, el("button", {
      class: "icon-button", "aria-label": say("More"), title: say("More"), "aria-haspopup": "menu",
      onclick: (event) => {
        const box = event.currentTarget.getBoundingClientRect();
        this.acts.openMenu(message, box.left - 160, box.bottom + 4);
      },
    }, "⋯"));
  }
}
