// Building nodes. Nothing here or elsewhere ever sets innerHTML: what a bot or a person writes stays text.

import { say } from "./words.js";

/** An element with attributes, properties (`class`, `on*` listeners, `dataset`) and children; nullish ones are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "style") Object.assign(node.style, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const COLOURS = ["#5865f2", "#757e8a", "#3ba55c", "#faa61a", "#ed4245", "#eb459f"];

/** A round picture of somebody's initial, as Discord draws for people without one. */
export function avatar(user, kind = "") {
  const index = Number(BigInt(user.id) >> 22n) % COLOURS.length;
  const name = displayName(user);
  return el("span", { class: `avatar ${kind}`, style: { background: user.bot ? "#5865f2" : COLOURS[index] }, "aria-hidden": true },
    name.slice(0, 1).toUpperCase());
}

export function displayName(user, nick) {
  return nick || user.global_name || user.username;
}

export function appTag() {
  return el("span", { class: "app-tag" }, say("APP"));
}

/** A colour number as CSS, or null for none. */
export function cssColour(number) {
  return number ? `#${number.toString(16).padStart(6, "0")}` : null;
}

/** A role's colour for a name, as far darker or lighter as it has to be to be read on a light or dark page. */
export function nameColour(number) {
  const colour = cssColour(number);
  return colour ? { color: `light-dark(color-mix(in srgb, ${colour} 62%, black), color-mix(in srgb, ${colour} 80%, white))` } : {};
}

/** An emoji object as text. Custom ones have no picture here, so their name stands for them. */
export function emojiText(emoji) {
  if (!emoji) return null;
  return emoji.id ? `:${emoji.name}:` : emoji.name;
}

/** Only web addresses become links. */
export function safeUrl(url) {
  try {
    const parsed = new URL(url, location.href);
    return ["http:", "https:", "discord:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/** The address of a picture: an upload on this server, or nothing, because the page loads nothing from elsewhere. */
export function pictureUrl(media) {
  const url = safeUrl(media?.url ?? media?.proxy_url ?? "");
  if (!url) return null;
  const parsed = new URL(url);
  return parsed.host === location.host || parsed.pathname.startsWith("/attachments/") ? parsed.pathname : null;
}
