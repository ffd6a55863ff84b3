// A command being filled in: a chip an option, with live completion for the one being typed.

import { BOOLEAN, readValue, tooLong, wrapOptions } from "./commands.js";
import { el } from "./dom.js";
import { entityOptions } from "./entities.js";
import { say } from "./words.js";

const PAUSE = 120;
const LIMIT = 25;

export class CommandForm {
  /** `hooks`: complete(options) → nonce, send(options), cancel(text). */
  constructor(entry, values, state, popup, hooks) {
    Object.assign(this, { entry, state, popup, hooks, chips: [], nonce: null });
    // Out of the way of Tab, which goes on to the sink: what is typed there names an option, or lists them.
    this.more = el("button", { type: "button", class: "more-options", tabindex: "-1", onclick: () => this.showMore() });
    this.node = el("div", { style: { display: "contents" }, role: "group", "aria-label": say("Command {}", entry.name) },
      el("span", { class: "chosen-command" }, `/${entry.name}`), this.more);
    for (const option of entry.options) if (option.required || option.name in values) this.addChip(option, values[option.name] ?? "");
    if (!this.chips.length) this.node.tabIndex = -1;
    this.sink = el("input", {
      class: "sink", "aria-label": say("Send /{}", entry.name), autocomplete: "off", spellcheck: "false",
      onkeydown: (event) => this.onKey(event, null), onfocus: () => this.showMoreHint(), oninput: () => this.onStray(),
    });
    this.node.append(this.sink);
    this.drawMore();
  }

  close() { clearTimeout(this.timer); }

  focus() {
    const empty = this.chips.find((chip) => !chip.input.value);
    const target = (empty ?? this.chips.at(-1))?.input ?? this.sink;
    target.focus();
    target.setSelectionRange?.(target.value.length, target.value.length);
  }

  addChip(option, text) {
    const input = el("input", {
      "aria-label": option.name, autocomplete: "off", spellcheck: "false", maxlength: 6000,
      onfocus: () => this.onFocus(chip), oninput: () => this.onInput(chip), onkeydown: (event) => this.onKey(event, chip),
      onblur: () => setTimeout(() => { if (!this.node.contains(document.activeElement)) this.popup.hide(); }, 0),
    });
    input.value = text;
    const chip = { option, input, picked: null, node: el("label", { class: "chip" }, el("span", { class: "chip-name" }, option.name), input) };
    this.chips.push(chip);
    this.node.insertBefore(chip.node, this.more);
    this.size(input);
    this.drawMore();
    return chip;
  }

  size(input) { input.style.width = `${Math.max(6, Math.min(input.value.length + 2, 48))}ch`; }

  get spare() { return this.entry.options.filter((option) => !this.chips.some((chip) => chip.option === option)); }

  drawMore() {
    this.more.hidden = !this.spare.length;
    this.more.textContent = `+${this.spare.length} more`;
  }

  spareRows(options = this.spare) {
    const take = (option) => { this.sink.value = ""; this.addChip(option, "").input.focus(); };
    return options.map((option) => ({ label: option.name, detail: option.description, pick: () => take(option) }));
  }

  showMore() {
    this.sink.focus({ preventScroll: true });
    this.popup.show({ title: say("Options"), first: true, rows: this.spareRows() });
  }

  showMoreHint() {
    const hint = [el("b", {}, `/${this.entry.name}`), ` ${this.entry.description}`];
    this.popup.show({ hint, title: this.spare.length ? say("Options") : null, rows: this.spareRows() });
  }

  /** What is typed beside all options: the name of one, or, where none is called so, what the first spare one is to be. */
  onStray() {
    const typed = this.sink.value.trimStart().toLowerCase();
    const named = this.spare.find((option) => typed === `${option.name}:`);
    const called = this.spare.filter((option) => option.name.startsWith(typed));
    if (!typed.trim()) { this.sink.value = ""; this.popup.hide(); this.showMoreHint(); return; }
    if (named || (!called.length && this.spare.length)) {
      const text = named ? "" : this.sink.value.trimStart();
      this.sink.value = "";
      this.addChip(named ?? this.spare[0], text).input.focus();
      return;
    }
    this.popup.show({
      title: say("Options"), first: true, empty: say("This command takes nothing more."),
      rows: this.spareRows(called),
    });
  }

  hint(chip) { return [el("b", {}, chip.option.name), ` ${chip.option.description}`]; }

  onFocus(chip) {
    this.focused = chip;
    this.offer(chip);
  }

  onInput(chip) {
    chip.node.classList.remove("missing");
    this.size(chip.input);
    // "topic:" typed out, as in a line written down somewhere, names the option that what follows is for.
    const named = this.entry.options.find((option) => ` ${chip.input.value}`.endsWith(` ${option.name}:`));
    if (named) {
      chip.input.value = ` ${chip.input.value}`.slice(0, -named.name.length - 2).trim();
      this.size(chip.input);
      (this.chips.find((one) => one.option === named) ?? this.addChip(named, "")).input.focus();
      return;
    }
    this.offer(chip);
  }

  /** What was picked for an option, as long as it still reads so: the space before the next option's name changes nothing. */
  value(chip) { return chip.picked && chip.input.value.trim() === chip.picked.label.trim() ? chip.picked.value : undefined; }

  /** Show what can be chosen for an option. */
  offer(chip) {
    const { option } = chip;
    clearTimeout(this.timer);
    const excess = this.value(chip) === undefined ? tooLong(option, chip.input.value) : null;
    if (excess) { this.refuse(chip, excess); return; }
    if (option.autocomplete) {
      if (!this.popup.isOpen || this.shown !== chip) this.popup.show({ hint: this.hint(chip), empty: say("Loading options…") });
      this.shown = chip;
      this.timer = setTimeout(() => { this.nonce = this.hooks.complete(wrapOptions(this.entry, this.filled(chip))); }, PAUSE);
      return;
    }
    const typed = chip.input.value.trim().toLowerCase();
    const all = this.fixed(option);
    const rows = all.filter((one) => one.label.toLowerCase().includes(typed) || this.value(chip) !== undefined).slice(0, LIMIT);
    this.popup.show({ hint: this.hint(chip), title: all.length ? say("Options") : null, rows: rows.map((one) => this.choiceRow(chip, one)), empty: all.length ? say("Nothing matches.") : null });
    this.shown = chip;
  }

  fixed(option) {
    if (option.choices?.length) return option.choices.map((choice) => ({ label: choice.name, value: choice.value }));
    if (option.type === BOOLEAN) return [{ label: say("True"), value: true }, { label: say("False"), value: false }];
    return entityOptions(option, this.state);
  }

  choiceRow(chip, { label, value }) {
    return { label, pick: () => this.choose(chip, label, value) };
  }

  choose(chip, label, value) {
    chip.input.value = label;
    chip.picked = { label, value };
    chip.node.classList.remove("missing");
    this.size(chip.input);
    // As in Discord, what is picked is done with: what is typed next is for another option.
    const next = this.chips.find((other) => !other.input.value && other.option.required);
    (next?.input ?? this.sink).focus();
  }

  onChoices(nonce, choices) {
    const chip = this.focused;
    if (nonce !== this.nonce || !chip?.option.autocomplete || !this.popup.isOpen) return;
    const rows = choices.map((choice) => this.choiceRow(chip, { label: choice.name, value: choice.value }));
    this.popup.show({ hint: this.hint(chip), title: rows.length ? say("Options matching what you typed") : null, rows, empty: say("No options match. You can send it as it is.") });
  }

  onNoChoices(nonce) {
    if (nonce === this.nonce && this.popup.isOpen) this.popup.show({ hint: this.hint(this.focused), empty: say("Loading options failed.") });
  }

  onKey(event, chip) {
    if (this.popup.move(event.key)) { event.preventDefault(); return; }
    if (event.key === "Escape") { event.preventDefault(); this.onEscape(); return; }
    if (event.key === "Backspace" && !(chip?.input ?? this.sink).value) { event.preventDefault(); this.goBack(chip); return; }
    if (event.key === "Tab" && !event.shiftKey && this.popup.rows.length && (!chip || this.value(chip) === undefined)) {
      if (chip?.input.value || this.popup.at >= 0) { event.preventDefault(); this.popup.take(true); return; }
    }
    // The page ends behind the sink, and keys go nowhere there: Tab begins again in front.
    if (event.key === "Tab" && !event.shiftKey && !chip && this.chips.length) { event.preventDefault(); this.chips[0].input.focus(); return; }
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (this.popup.at >= 0 && this.popup.take()) return;
    this.send();
  }

  /** The first press closes the list, so that one press too many costs nothing; the next one lets the command go. */
  onEscape() {
    if (!this.popup.isOpen) { this.hooks.cancel(""); return; }
    clearTimeout(this.timer);
    this.nonce = null;
    this.popup.hide();
  }

  /** Backspace where nothing is left to delete: from the sink into the last option, from an option out of it. */
  goBack(chip) {
    if (!chip && this.chips.length) { this.chips.at(-1).input.focus(); return; }
    if (!chip || chip.option.required || this.chips.length === 1) { this.hooks.cancel(`/${this.entry.name}`); return; }
    this.chips.splice(this.chips.indexOf(chip), 1);
    chip.node.remove();
    this.drawMore();
    this.focus();
  }

  /** The options that have a value, the one being typed marked as such. */
  filled(focused = null) {
    const filled = [];
    for (const chip of this.chips) {
      if (chip === focused) {
        filled.push({ name: chip.option.sent, type: chip.option.type, value: chip.input.value, focused: true });
      } else if (chip.input.value) {
        const read = this.read(chip);
        if (!read.fault) filled.push({ name: chip.option.sent, type: chip.option.type, value: read.value });
      }
    }
    return filled;
  }

  read(chip) {
    const picked = this.value(chip);
    if (picked !== undefined) return { value: picked };
    return readValue(chip.option, chip.input.value, entityOptions(chip.option, this.state));
  }

  /** Say what is wrong with an option; choices still under way would only hide that. */
  refuse(chip, fault) {
    clearTimeout(this.timer);
    this.nonce = null;
    this.shown = null;
    chip.node.classList.add("missing");
    this.popup.show({ hint: this.hint(chip), fault });
  }

  send() {
    for (const chip of this.chips) {
      const empty = !chip.input.value.trim();
      if (empty && !chip.option.required) continue;
      const fault = empty ? say("This option is required. Specify a value.") : this.read(chip).fault;
      if (fault) {
        chip.input.focus();
        this.refuse(chip, fault);
        return;
      }
    }
    this.hooks.send(wrapOptions(this.entry, this.filled()));
  }
}
