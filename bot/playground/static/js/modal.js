// Modals: a dialog of fields, sent off or cancelled.

import { el } from "./dom.js";
import { markdown } from "./markdown-view.js";
import { select } from "./selects.js";
import { say } from "./words.js";

const TEXT_INPUT = 4, LABEL = 18, TEXT = 10, ROW = 1;

/** Opens a modal; `submit(components)` gets what was entered, in Discord's form. */
export function openModal(data, state, acts, submit) {
  const before = document.activeElement;
  const fields = data.components.map((component) => field(component, state, acts));
  const close = () => { veil.remove(); before?.focus?.(); };
  const send = (event) => {
    event.preventDefault();
    const faults = fields.filter((one) => one.fault && !one.fault());
    if (faults.length) { faults[0].focus?.(); return; }
    close();
    submit(fields.filter((one) => one.value).map((one) => one.value()));
  };
  const form = el("form", { class: "modal", role: "dialog", "aria-modal": "true", "aria-label": data.title, onsubmit: send, novalidate: true },
    el("header", {}, el("h2", {}, data.title), el("button", { type: "button", class: "icon-button", "aria-label": say("Close"), onclick: close }, "✕")),
    el("p", { class: "warning" }, say("This form will be submitted to {}. Do not share passwords or other sensitive information.", state.nameOf(state.application.bot))),
    el("div", { class: "fields" }, fields.map((one) => one.node)),
    el("footer", {}, el("button", { type: "button", class: "button", onclick: close }, say("Cancel")),
      el("button", { type: "submit", class: "button primary" }, say("Submit"))));
  const veil = el("div", {
    class: "modal-veil", onkeydown: (event) => {
      if (event.key === "Escape") { event.stopPropagation(); close(); }
      if (event.key === "Tab") keepInside(event, form);
    },
  }, form);
  document.body.append(veil);
  form.querySelector("input, textarea, .select button")?.focus();
}

function keepInside(event, form) {
  const stops = [...form.querySelectorAll("button, input, textarea, [tabindex='0']")].filter((node) => !node.disabled);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}

function field(component, state, acts) {
  if (component.type === TEXT) return { node: markdown(component.content, state.names, acts) };
  if (component.type === ROW) {
    const input = entry(component.components[0], component.components[0].label, null, state);
    return { ...input, value: () => ({ type: ROW, components: [input.entered()] }) };
  }
  if (component.type === LABEL) {
    const input = entry(component.component, component.label, component.description, state);
    return { ...input, value: () => ({ type: LABEL, component: input.entered() }) };
  }
  return { node: el("span") };
}

function entry(component, label, description, state) {
  return component.type === TEXT_INPUT ? textEntry(component, label, description) : selectEntry(component, label, description, state);
}

function heading(label, description, required) {
  return [el("b", {}, label, required ? el("span", { class: "star" }, " *") : null), description ? el("small", {}, description) : null];
}

function textEntry(component, label, description) {
  const required = component.required !== false;
  const input = el(component.style === 2 ? "textarea" : "input", {
    placeholder: component.placeholder, maxlength: component.max_length ?? 4000, rows: component.style === 2 ? 4 : null,
    "aria-label": label, "aria-required": String(required),
  });
  input.value = component.value ?? "";
  const warning = el("div", { class: "fault", role: "alert", hidden: true });
  const fault = () => {
    const { length } = input.value;
    const least = component.min_length ?? 0;
    const text = required && !length ? say("This field is required.") : length && length < least ? say("Must be at least {} in length.", least) : "";
    warning.textContent = text;
    warning.hidden = !text;
    return !text;
  };
  return {
    node: el("label", {}, heading(label, description, required), input, warning),
    fault, focus: () => input.focus(),
    entered: () => ({ type: TEXT_INPUT, custom_id: component.custom_id, value: input.value }),
  };
}

function selectEntry(component, label, description, state) {
  const required = component.required !== false;
  const node = select(component, state, () => {});
  const warning = el("div", { class: "fault", role: "alert", hidden: true }, say("This field is required."));
  const fault = () => { warning.hidden = !required || node.values().length > 0; return warning.hidden; };
  return {
    node: el("label", {}, heading(label, description, required), node, warning), fault,
    entered: () => ({ type: component.type, custom_id: component.custom_id, values: node.values() }),
  };
}
