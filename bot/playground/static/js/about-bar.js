// The bar above the composer: which message is being replied to, or edited.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

export class AboutBar {
  /** `composer` gets the words to edit, and the focus. */
  constructor(state, composer) {
    Object.assign(this, { state, composer, target: null, ping: true, editing: null });
    this.node = el("div", { class: "about-bar", hidden: true });
  }

  reply(message) {
    Object.assign(this, { target: message, ping: true, editing: null });
    this.draw();
    this.composer.focus();
  }

  edit(message) {
    Object.assign(this, { target: null, editing: message });
    this.composer.field.value = message.content.replace(/<@!?(\d+)>/g, (_, id) => `@${this.state.names.user(id)}`);
    this.draw();
    this.composer.focus();
  }

  clear() {
    Object.assign(this, { target: null, editing: null });
    this.draw();
  }

  /** Give it up; words that were to be edited go with it. */
  cancel() {
    if (this.editing) this.composer.field.value = "";
    this.clear();
  }

  /** What a message says about the one it replies to, as Discord has it. */
  fields() {
    if (!this.target) return {};
    return {
      message_reference: { message_id: this.target.id },
      allowed_mentions: { parse: ["users", "roles", "everyone"], replied_user: this.ping },
    };
  }

  draw() {
    this.node.hidden = !this.target && !this.editing;
    this.composer.box?.classList.toggle("open", !this.node.hidden);
    if (this.node.hidden) return;
    const what = this.target ? [say("Replying to"), " ", el("b", {}, this.state.nameOf(this.target.author))] : [say("Editing message")];
    this.node.replaceChildren(el("span", {}, what), this.pingButton(),
      el("button", { class: "icon-button", "aria-label": this.target ? say("Stop replying") : say("Stop editing"), onclick: () => { this.cancel(); this.composer.focus(); } }, icon("cross", 18)));
  }

  /** Whether the other is called; not offered where they hear it anyway. */
  pingButton() {
    if (!this.target || this.target.author.id === this.state.me.id || this.state.channel.type === 1) return null;
    return el("button", {
      class: "ping", "aria-pressed": String(this.ping), "aria-label": say("Mention the author"),
      title: this.ping ? say("Click to disable pinging the original author.") : say("Click to enable pinging the original author."),
      onclick: () => { this.ping = !this.ping; this.draw(); this.composer.focus(); },
    }, `@ ${say(this.ping ? "ON" : "OFF")}`);
  }
}
