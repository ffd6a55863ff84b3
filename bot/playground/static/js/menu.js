// A message's menu, with the bot's commands under Apps.

import { el } from "./dom.js";
import { canReply } from "./replies.js";
import { say } from "./words.js";

export function openMenu(message, x, y, state, acts) {
  const before = document.activeElement;
  const close = () => { menu.remove(); document.removeEventListener("mousedown", away); before?.focus?.(); };
  const away = (event) => { if (!menu.contains(event.target)) close(); };
  const entry = (label, act) => el("button", { role: "menuitem", onclick: () => { close(); act(); } }, label);
  const apps = state.commands.filter((command) => command.type === 3 && command.usable !== false);
  const menu = el("div", { class: "menu", role: "menu", "aria-label": say("Message") },
    canReply(message) && acts.mayWrite() ? entry(say("Reply"), () => acts.reply(message)) : null,
    message.author.id === state.me.id && !message.pending ? entry(say("Edit Message"), () => acts.edit(message)) : null,
    entry(say("Copy Text"), () => navigator.clipboard?.writeText(message.content ?? "")),
    entry(say("Copy Message ID"), () => navigator.clipboard?.writeText(message.id)),
    el("h3", {}, say("Apps")),
    apps.length ? apps.map((command) => entry(command.name, () => acts.useMessageMenu(command, message))) : el("div", { class: "none" }, say("The bot has no commands here.")));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length].focus();
    else return;
    event.preventDefault();
  });
  document.body.append(menu);
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - menu.offsetHeight - 4))}px`;
  menu.querySelector("button").focus();
  document.addEventListener("mousedown", away);
}
