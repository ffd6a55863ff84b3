// What a message replies to, in a line above it, and whether a message can be replied to at all.

import { plainText, usesV2 } from "./components.js";
import { avatar, el, nameColour } from "./dom.js";
import { say } from "./words.js";

const EPHEMERAL = 64, REPLY = 19, WRITTEN = new Set([0, REPLY, 20, 21, 23]);

export function canReply(message) {
  return !message.pending && !(message.flags & EPHEMERAL) && WRITTEN.has(message.type);
}

/** The line above a reply; null for other messages. `jump` shows a message that is loaded. */
export function replyLine(message, state, jump) {
  if (message.type !== REPLY) return null;
  const quoted = message.referenced_message;
  if (!quoted) return el("div", { class: "use reply gone" }, el("span", { class: "quoted" }, say("Original message was deleted")));
  const pinged = message.mentions?.some((user) => user.id === quoted.author.id);
  const colour = nameColour(state.colourOf(quoted.author.id));
  return el("div", { class: "use reply" }, avatar(quoted.author),
    el("span", { class: "user", style: colour }, `${pinged ? "@" : ""}${state.nameOf(quoted.author)}`),
    el("button", { class: "quoted", "aria-label": say("Jump to the message"), onclick: () => jump(quoted.id) }, snippet(quoted, state)));
}

/** The beginning of what a message says, in one line. */
export function snippet(message, state) {
  const text = usesV2(message) ? plainText(message.components) : message.content;
  const words = text.replace(/<@!?(\d+)>/g, (_, id) => `@${state.names.user(id)}`).replace(/<@&(\d+)>/g, (_, id) => `@${state.names.role(id)}`)
    .replace(/^(?:#{1,3}|-#|>|-) /gm, "").replace(/[*_`~|]{1,3}/g, "").replace(/\s+/g, " ").trim();
  return words.slice(0, 200) || say("Click to see attachment");
}

/** Whether a message calls this member, by name, role or all. */
export function callsMe(message, state) {
  const roles = state.member(state.me.id)?.roles ?? [];
  return Boolean(message.mention_everyone || message.mentions?.some((user) => user.id === state.me.id)
    || message.mention_roles?.some((id) => roles.includes(id)));
}
