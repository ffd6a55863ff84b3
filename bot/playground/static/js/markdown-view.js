// The tree of markdown.js as nodes of the page.

import { formatMoment } from "./clock.js";
import { el, safeUrl } from "./dom.js";
import { parse } from "./markdown.js";
import { say } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strike: "s" };

/** A text in Discord's Markdown as an element. `names` looks up users, roles and channels; `acts` handles clicks. */
export function markdown(text, names, acts) {
  return el("div", { class: "md" }, blocks(parse(text ?? ""), names, acts));
}

function blocks(list, names, acts) {
  return list.map((block) => {
    const inside = () => inline(block.children, names, acts);
    switch (block.type) {
      case "h1": case "h2": case "h3": return el(block.type, {}, inside());
      case "small": return el("small", {}, inside());
      case "quote": return el("blockquote", {}, blocks(block.blocks, names, acts));
      case "pre": return codeBlock(block);
      case "list": return el(block.ordered ? "ol" : "ul", block.ordered ? { start: block.start } : {},
        block.items.map((item) => el("li", {}, inline(item.children, names, acts), blocks(item.blocks, names, acts))));
      default: return el("span", {}, inside());
    }
  });
}

function inline(nodes, names, acts) {
  return nodes.map((node) => {
    if (typeof node === "string") return node;
    const inside = () => inline(node.children, names, acts);
    switch (node.type) {
      case "pre": return codeBlock(node);
      case "code": return el("code", {}, node.text);
      case "both": return el("strong", {}, el("em", {}, inside()));
      case "link": return el("a", { href: safeUrl(node.url), target: "_blank", rel: "noopener noreferrer" }, inside());
      case "spoiler": return spoiler(inside());
      case "moment": return el("time", {
        title: formatMoment(node.seconds, "F"), dataset: { seconds: node.seconds, style: node.style },
      }, formatMoment(node.seconds, node.style));
      case "user": return el("span", { class: "mention" }, `@${names.user(node.id)}`);
      case "role": return el("span", { class: "mention" }, `@${names.role(node.id)}`);
      case "channel": return el("button", { class: "mention", onclick: () => acts.openChannel(node.id) }, `#${names.channel(node.id)}`);
      case "command": return el("button", { class: "mention", onclick: () => acts.useCommand(node.name) }, `/${node.name}`);
      case "everyone": return names.callsEveryone === false ? `@${node.id}` : el("span", { class: "mention" }, `@${node.id}`);
      case "emoji": return `:${node.id}:`;
      default: return el(TAGS[node.type], {}, inside());
    }
  });
}

function codeBlock({ text }) {
  return el("pre", {}, el("code", {}, text));
}

function spoiler(children) {
  const show = (event) => {
    if (event.currentTarget.classList.contains("shown")) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.classList.add("shown");
  };
  const key = (event) => { if (["Enter", " "].includes(event.key)) show(event); };
  return el("span", { class: "spoiler", role: "button", tabindex: 0, "aria-label": say("Spoiler"), onclick: show, onkeydown: key }, children);
}
