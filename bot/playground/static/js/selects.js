// Drop-down lists, of fixed options as well as of people, roles and channels.

import { CHANNEL, MENTIONABLE, ROLE, USER } from "./commands.js";
import { el, emojiText } from "./dom.js";
import { entityOptions } from "./entities.js";
import { say } from "./words.js";

/** A select; `choose(values, node)` is called once a choice has been made. */
export function select(component, state, choose) {
  const options = component.type === 3 ? component.options : entities(component, state);
  const most = component.max_values ?? 1;
  let chosen = options.filter((option) => option.default).map((option) => option.value);
  const face = el("button", {
    type: "button", disabled: component.disabled, "aria-haspopup": "listbox", "aria-expanded": "false",
    "aria-label": component.placeholder ?? say("Make a selection"), onclick: () => (list ? close() : open()),
  });
  const node = el("div", { class: "select", dataset: { customId: component.custom_id } }, face);
  let list = null;

  const show = () => {
    const names = options.filter((option) => chosen.includes(option.value));
    face.replaceChildren(names.length
      ? el("span", {}, names.map((option) => [emojiText(option.emoji), option.label].filter(Boolean).join(" ")).join(", "))
      : el("span", { class: "placeholder" }, component.placeholder ?? say("Make a selection")));
  };
  const away = (event) => { if (!node.contains(event.target)) close(); };
  const close = () => {
    list?.remove();
    list = null;
    face.setAttribute("aria-expanded", "false");
    document.removeEventListener("mousedown", away);
  };
  const finish = () => { close(); show(); face.focus(); choose(chosen, node); };
  const pick = (option, row) => {
    if (most === 1) { chosen = [option.value]; finish(); return; }
    chosen = chosen.includes(option.value) ? chosen.filter((value) => value !== option.value) : [...chosen, option.value].slice(-most);
    for (const other of row.parentNode.querySelectorAll("[role=option]")) {
      other.setAttribute("aria-selected", String(chosen.includes(other.dataset.value)));
    }
  };
  const open = () => {
    const rows = options.map((option) => optionRow(option, chosen, pick));
    list = el("div", { class: "options", role: "listbox", "aria-label": component.placeholder ?? say("Options"), onkeydown: (event) => move(event, rows, close, face) },
      rows.length ? rows : el("div", { class: "option" }, say("Nothing to choose from")),
      most > 1 ? el("div", { class: "done" }, el("button", {
        type: "button", class: "button primary", onclick: () => { if (chosen.length >= (component.min_values ?? 1)) finish(); },
      }, say("Done"))) : null);
    const box = node.getBoundingClientRect();
    list.classList.add(box.bottom + 310 > innerHeight && box.top > 310 ? "above" : "below");
    node.append(list);
    face.setAttribute("aria-expanded", "true");
    (rows.find((row) => row.getAttribute("aria-selected") === "true") ?? rows[0])?.focus();
    document.addEventListener("mousedown", away);
  };
  show();
  node.values = () => chosen;
  return node;
}

function optionRow(option, chosen, pick) {
  const row = el("div", {
    class: "option", role: "option", tabindex: -1, "aria-selected": String(chosen.includes(option.value)), dataset: { value: option.value },
    onclick: () => pick(option, row),
  }, option.emoji ? el("span", { class: "emoji" }, emojiText(option.emoji)) : null,
  el("span", {}, option.label, option.description ? el("small", {}, option.description) : null));
  return row;
}

function move(event, rows, close, face) {
  const at = rows.indexOf(document.activeElement);
  if (event.key === "ArrowDown") rows[(at + 1) % rows.length]?.focus();
  else if (event.key === "ArrowUp") rows[(at - 1 + rows.length) % rows.length]?.focus();
  else if (event.key === "Enter" || event.key === " ") rows[at]?.click();
  else if (event.key === "Escape" || event.key === "Tab") { face.focus(); close(); }
  else return;
  if (event.key === "Tab") return; // goes on from the face, in either direction
  event.preventDefault();
  event.stopPropagation();
}

/** What a select of people, roles or channels offers. */
function entities(component, state) {
  const preset = new Set((component.default_values ?? []).map((value) => value.id));
  const types = { 5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL };
  return entityOptions({ type: types[component.type], channel_types: component.channel_types }, state)
    .map((option) => ({ ...option, default: preset.has(option.value) }));
}
