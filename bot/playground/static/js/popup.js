// The list above the composer: commands or choices, moved through by arrows.

import { el } from "./dom.js";
import { say } from "./words.js";

export class Popup {
  constructor(parent) {
    this.node = el("div", { class: "popup", hidden: true });
    parent.append(this.node);
    this.rows = [];
    this.at = -1;
  }

  /** Show a title, hints and rows ({label, detail, by, pick}). `first` says whether the first row is chosen to begin with. */
  show({ title, hint, fault, rows = [], empty, first = false }) {
    this.rows = rows;
    this.at = first && rows.length ? 0 : -1;
    this.nodes = rows.map((row, number) => el("div", {
      class: "row", role: "option", id: `choice-${number}`, "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); row.pick(); },
    }, el("span", { class: "what" }, el("b", {}, row.label), row.detail ? el("small", {}, row.detail) : null),
    row.by ? el("span", { class: "by" }, row.by) : null));
    this.node.replaceChildren(...[
      hint ? el("div", { class: "hint" }, hint) : null,
      fault ? el("div", { class: "fault", role: "alert" }, fault) : null,
      title ? el("h3", {}, title) : null,
      rows.length ? el("div", { role: "listbox", "aria-label": title ?? say("Options") }, this.nodes) : null,
      !rows.length && empty ? el("div", { class: "none" }, empty) : null,
    ].filter(Boolean));
    this.node.hidden = false;
    this.mark();
  }

  hide() {
    this.node.hidden = true;
    this.rows = [];
    this.at = -1;
  }

  get isOpen() { return !this.node.hidden; }

  mark() {
    this.nodes?.forEach((node, number) => {
      node.classList.toggle("focused", number === this.at);
      node.setAttribute("aria-selected", String(number === this.at));
    });
    this.nodes?.[this.at]?.scrollIntoView({ block: "nearest" });
  }

  /** Arrow keys; says whether the key was one. */
  move(key) {
    if (!this.rows.length || !["ArrowDown", "ArrowUp"].includes(key)) return false;
    const step = key === "ArrowDown" ? 1 : -1;
    this.at = this.at < 0 && step < 0 ? this.rows.length - 1 : (this.at + step + this.rows.length) % this.rows.length;
    this.mark();
    return true;
  }

  /** Take the chosen row, or with `any` the first where none is; says whether there was one. */
  take(any = false) {
    const row = this.rows[this.at] ?? (any ? this.rows[0] : undefined);
    row?.pick();
    return Boolean(row);
  }
}
