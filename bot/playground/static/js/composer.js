// Where one writes: plain messages, and slash commands option by option.

import { filterCommands, parseLine, typable } from "./commands.js";
import { CommandForm } from "./command-form.js";
import { AboutBar } from "./about-bar.js";
import { el } from "./dom.js";
import { encodeMentions, filterMentionable, mentionable, typedMention } from "./mentions.js";
import { isForum } from "./forum.js";
import { Popup } from "./popup.js";
import { say } from "./words.js";

const SEND_MESSAGES = 11;

export class Composer {
  constructor(state, acts) {
    this.state = state;
    this.acts = acts;
    this.root = document.getElementById("composer");
    this.popup = new Popup(this.root);
    this.box = el("div", { class: "composer-box" });
    this.field = el("textarea", { rows: 1, maxlength: 2000, "aria-autocomplete": "list", oninput: () => this.onInput(), onkeydown: (event) => this.onKey(event) });
    this.box.append(this.field);
    this.box.addEventListener("mousedown", (event) => { if (event.target === this.box) { event.preventDefault(); this.focus(); } });
    this.about = new AboutBar(state, this);
    this.root.append(this.about.node, this.box);
    this.form = null;
    this.picked = []; // mentions taken from the list, which decide between two of one name
  }

  /** Start over for another channel or person. */
  reset() {
    this.leaveForm();
    this.about.clear();
    this.field.value = "";
    const { channel } = this.state;
    const name = !channel ? "" : channel.type === 1 ? `@${this.state.nameOf(this.state.application.bot)}` : `#${channel.name}`;
    this.field.placeholder = this.mayWrite ? say("Message {}", name) : isForum(channel) ? say("Open a post to write in it.")
      : say("You do not have permission to send messages in {}.", name);
    this.field.setAttribute("aria-label", say("Message {}", name));
    this.onInput();
  }

  get mayWrite() {
    const { channel } = this.state;
    return Boolean(channel && !isForum(channel) && (channel.type === 1 || this.state.may(channel, SEND_MESSAGES)));
  }

  get entries() { return typable(this.state.commands); }

  focus() { (this.form ?? this.field).focus(); }

  /** Put a command there, as a click on its mention does. */
  useCommand(name) {
    const entry = this.entries.find((one) => one.name === name);
    if (entry) this.enterForm(entry, {});
  }

  onInput() {
    this.field.style.height = "24px";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 240)}px`;
    const text = this.field.value;
    if (!text.startsWith("/")) { this.offerMentions(); return; }
    const line = parseLine(text, this.entries);
    if (line && (text.includes(`${line.entry.name} `) || Object.keys(line.values).length)) {
      this.enterForm(line.entry, line.values);
      return;
    }
    const found = filterCommands(this.entries, text.slice(1));
    this.popup.show({
      title: found.length ? say("Commands") : null, first: true, empty: say("No command matches. Press Enter to send as a message."),
      rows: found.map((entry) => ({
        label: `/${entry.name}`, detail: entry.description, by: this.state.nameOf(this.state.application.bot),
        pick: () => this.enterForm(entry, {}),
      })),
    });
  }

  offerMentions() {
    const typed = typedMention(this.field.value.slice(0, this.field.selectionStart));
    const found = typed === null ? [] : filterMentionable(mentionable(this.state), typed).slice(0, 10);
    if (!found.length) { this.popup.hide(); return; }
    this.popup.show({
      title: say("Members and roles"), first: true,
      rows: found.map((entry) => ({ label: entry.label, detail: entry.detail, by: entry.by, pick: () => this.takeMention(entry, typed) })),
    });
  }

  takeMention(entry, typed) {
    const end = this.field.selectionStart;
    this.picked.unshift(entry);
    this.field.setRangeText(`${entry.label} `, end - typed.length - 1, end, "end");
    this.popup.hide();
    this.field.focus();
  }

  onKey(event) {
    if (this.popup.isOpen && this.popup.move(event.key)) { event.preventDefault(); return; }
    if (event.key === "Escape") { event.preventDefault(); if (this.popup.isOpen) this.popup.hide(); else this.about.cancel(); return; }
    if (event.key === "Tab" && this.popup.isOpen) { if (this.popup.take(true)) event.preventDefault(); return; }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (this.popup.isOpen && this.popup.take()) return;
    this.sendText();
  }

  sendText() {
    const content = encodeMentions(this.field.value.trim(), mentionable(this.state), this.picked);
    if (!content) return;
    const { editing } = this.about;
    if (editing ? this.acts.saveEdit(editing, content) : this.acts.say(content, this.about.fields())) {
      this.about.clear();
      this.picked = [];
      this.field.value = "";
      this.onInput();
    }
  }

  enterForm(entry, values) {
    this.about.clear();
    this.popup.hide();
    this.field.value = "";
    this.form = new CommandForm(entry, values, this.state, this.popup, {
      complete: (options) => this.acts.complete(entry, options),
      send: (options) => { if (this.acts.useCommandEntry(entry, options)) { this.leaveForm(); this.field.focus(); } },
      cancel: (text) => { this.leaveForm(); this.field.value = text; this.onInput(); this.field.focus(); },
    });
    this.box.replaceChildren(this.form.node);
    this.form.focus();
  }

  leaveForm() {
    if (!this.form) return;
    this.form.close();
    this.form = null;
    this.popup.hide();
    this.box.replaceChildren(this.field);
  }

  /** Choices came for what was typed. */
  onChoices(nonce, choices) { this.form?.onChoices(nonce, choices); }

  onNoChoices(nonce) { this.form?.onNoChoices(nonce); }
}
