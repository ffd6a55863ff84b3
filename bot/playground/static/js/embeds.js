// Embeds, attachments and pictures.

import { messageTime } from "./clock.js";
import { cssColour, el, pictureUrl, safeUrl } from "./dom.js";
import { markdown } from "./markdown-view.js";
import { say } from "./words.js";

const WIDEST = 550, HIGHEST = 350; // pixels

/** A picture that a click enlarges; null where it does not lie on this server. Its place is kept where its size is known. */
export function picture(media, description) {
  const url = pictureUrl(media);
  if (!url) return null;
  const scale = Math.min(1, WIDEST / media.width, HIGHEST / media.height);
  const size = scale > 0 ? { width: Math.round(media.width * scale), height: Math.round(media.height * scale) } : {};
  return el("img", { src: url, alt: description ?? "", ...size, onclick: () => enlarge(url, description) });
}

/** Show a picture as large as fits; a click on one that would still be larger shows it across the window, to scroll. */
function enlarge(url, description) {
  const image = el("img", { src: url, alt: description ?? "" });
  const across = () => Math.min(image.naturalWidth, 0.96 * innerWidth);
  const mark = () => box.classList.toggle("larger", across() > 1.1 * image.width);
  const close = () => { box.remove(); document.removeEventListener("keydown", key); };
  const key = (event) => { if (event.key === "Escape") close(); };
  const click = ({ target }) => {
    if (target === image && box.matches(".larger, .across")) {
      box.classList.toggle("across");
      mark();
    } else close();
  };
  const box = el("div", { class: "lightbox", role: "dialog", "aria-label": say("Picture"), onclick: click }, image);
  image.addEventListener("load", mark);
  document.addEventListener("keydown", key);
  document.body.append(box);
}

export function fileCard({ filename, size, url }) {
  const address = pictureUrl({ url });
  const amount = size === undefined ? "" : size < 1024 ? `${size} bytes` : size < 1_048_576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1_048_576).toFixed(1)} MB`;
  return el("div", { class: "file-card" }, el("span", { "aria-hidden": true }, "📄"),
    el("span", {}, address ? el("a", { href: address, download: filename }, filename) : filename, el("small", {}, amount)));
}

/** The files of a message, those shown inside its components left out. */
export function attachments(message) {
  const shown = JSON.stringify(message.components ?? []);
  return (message.attachments ?? []).filter((file) => !shown.includes(`/${file.id}/`)).map((file) => (
    file.content_type?.startsWith("image/")
      ? el("div", { class: "attachment" }, picture(file, file.description))
      : fileCard(file)));
}

export function embeds(message, names, acts) {
  return (message.embeds ?? []).map((embed) => {
    const text = (value, kind) => (value ? el("div", { class: kind }, markdown(value, names, acts)) : null);
    const title = embed.title ? el("div", { class: "embed-title" },
      embed.url ? el("a", { href: safeUrl(embed.url), target: "_blank", rel: "noopener noreferrer" }, embed.title) : markdown(embed.title, names, acts)) : null;
    const thumbnail = pictureUrl(embed.thumbnail), image = pictureUrl(embed.image);
    const foot = [embed.footer?.text, embed.timestamp ? messageTime(embed.timestamp) : null].filter(Boolean).join(" • ");
    return el("article", { class: "embed", style: embed.color ? { borderLeftColor: cssColour(embed.color) } : {} },
      embed.author ? el("div", { class: "embed-author" }, embed.author.name) : null,
      title, text(embed.description, "embed-description"),
      embed.fields?.length ? el("div", { class: "embed-fields" }, embed.fields.map((field) => el("div", { class: `embed-field ${field.inline ? "inline" : ""}` },
        el("b", {}, field.name), markdown(field.value, names, acts)))) : null,
      thumbnail ? el("img", { class: "embed-thumbnail", src: thumbnail, alt: "" }) : null,
      image ? el("img", { class: "embed-image", src: image, alt: "" }) : null,
      foot ? el("div", { class: "embed-footer" }, foot) : null);
  });
}
