// Components of messages, Components V2 and the rows from before it alike.

import { cssColour, el, emojiText, pictureUrl, safeUrl } from "./dom.js";
import { fileCard, picture } from "./embeds.js";
import { markdown } from "./markdown-view.js";
import { select } from "./selects.js";
import { say } from "./words.js";

const V2 = 1 << 15;
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "primary" };

export function usesV2(message) {
  return Boolean(message.flags & V2);
}

/** The words of components, as one reads them. */
export function plainText(list) {
  return (list ?? []).map((component) => (component.type === 10 ? component.content : plainText(component.components))).filter(Boolean).join(" ");
}

/** The components of a message as an element, or null where it has none. */
export function components(message, state, acts) {
  if (!message.components?.length) return null;
  const context = { message, state, acts };
  return el("div", { class: "components" }, message.components.map((component) => draw(component, context)));
}

function draw(component, context) {
  const { message, state, acts } = context;
  const inner = () => component.components.map((child) => draw(child, context));
  switch (component.type) {
    case 1: return el("div", { class: "action-row" }, inner());
    case 2: return button(component, context);
    case 3: case 5: case 6: case 7: case 8: return select(component, state, (values, node) => {
      acts.useComponent(message, component, values, node);
    });
    case 9: return el("div", { class: "section" }, el("div", { class: "texts" }, inner()), draw(component.accessory, context));
    case 10: return markdown(component.content, state.namesIn(message), acts);
    case 11: return thumbnail(component);
    case 12: return gallery(component.items);
    case 13: return fileCard({ filename: component.name ?? "file", size: component.size, url: component.file?.url });
    case 14: return el("hr", {
      class: ["separator", component.divider === false ? "" : "divided", component.spacing === 2 ? "wide" : ""].join(" "),
    });
    case 17: return container(component, inner());
    default: return el("div", {}, `(component of type ${component.type})`);
  }
}

function container(component, children) {
  const colour = cssColour(component.accent_color);
  const node = el("div", { class: `container ${colour ? "accented" : ""}` }, children);
  if (colour) node.style.setProperty("--accent", colour);
  return concealed(node, component.spoiler);
}

function gallery(items) {
  const columns = items.length === 1 ? "" : items.length > 4 ? "grid three" : "grid";
  return el("div", { class: `gallery ${columns}` }, items.map((item) => el("figure", {}, concealed(picture(item.media, item.description), item.spoiler))));
}

/** A thing under a spoiler until it is clicked; nothing within it can be reached before. */
function concealed(node, spoiler) {
  if (!spoiler || !node) return node;
  node.inert = true;
  const reveal = () => { node.inert = false; veil.replaceWith(node); };
  const key = (event) => { if (["Enter", " "].includes(event.key)) { event.preventDefault(); reveal(); } };
  const veil = el("div", { class: "concealed", role: "button", tabindex: 0, "aria-label": say("Spoiler"), onclick: reveal, onkeydown: key }, node);
  return veil;
}

function thumbnail(component) {
  const url = pictureUrl(component.media);
  return url ? concealed(el("img", { class: "thumbnail", src: url, alt: component.description ?? "" }), component.spoiler) : el("span");
}

function button(component, { message, acts }) {
  const classes = `button ${STYLES[component.style] ?? "secondary"}`;
  const label = [emojiText(component.emoji), component.label].filter(Boolean).join(" ");
  if (component.style === 5) {
    return el("a", { class: classes, href: safeUrl(component.url), target: "_blank", rel: "noopener noreferrer" }, label, " ↗");
  }
  return el("button", {
    class: classes, disabled: component.disabled,
    onclick: (event) => acts.useComponent(message, component, undefined, event.currentTarget),
  }, label);
}
