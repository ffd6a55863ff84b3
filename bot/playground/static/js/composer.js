// Where one writes: plain messages, and slash commands option by option.

import { filterCommands, parseLine, typable } from "./commands.js";
import { CommandForm } from "./command-form.js";
import { el } from "./dom.js";
import { Popup } from "./popup.js";

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
    this.root.append(this.box);
    this.form = null;
  }

  /** Another channel or another person: begin anew. */
  reset() {
    this.leaveForm();
    this.field.value = "";
    const { channel } = this.state;
    const name = !channel ? "" : channel.type === 1 ? `@${this.state.nameOf(this.state.application.bot)}` : `#${channel.name}`;
    const mayWrite = channel && (channel.type === 1 || this.state.may(channel, SEND_MESSAGES)) && channel.type !== 15;
    this.field.placeholder = mayWrite ? `Message ${name}` : `You do not have permission to send messages in ${name}.`;
    this.field.setAttribute("aria-label", `Message ${name}`);
    this.onInput();
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
    if (!text.startsWith("/")) { this.popup.hide(); return; }
    const line = parseLine(text, this.entries);
    if (line && (text.includes(`${line.entry.name} `) || Object.keys(line.values).length)) {
      this.enterForm(line.entry, line.values);
      return;
    }
    const found = filterCommands(this.entries, text.slice(1));
    this.popup.show({
      title: found.length ? "Commands" : null, first: true, empty: "No command matches. Press Enter to send as a message.",
      rows: found.map((entry) => ({
        label: `/${entry.name}`, detail: entry.description, by: this.state.nameOf(this.state.application.bot),
        pick: () => this.enterForm(entry, {}),
      })),
    });
  }

  onKey(event) {
    if (this.popup.isOpen && this.popup.move(event.key)) { event.preventDefault(); return; }
    if (event.key === "Escape" && this.popup.isOpen) { this.popup.hide(); event.preventDefault(); return; }
    if (event.key === "Tab" && this.popup.isOpen) { if (this.popup.take(true)) event.preventDefault(); return; }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (this.popup.isOpen && this.popup.take()) return;
    this.sendText();
  }

  sendText() {
    const content = this.field.value.trim();
    if (!content) return;
    if (this.acts.say(content)) { this.field.value = ""; this.onInput(); }
  }

  enterForm(entry, values) {
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
