// Discord's Markdown: text to a tree, and the tree to nodes. The tree is plain data, so that it can be tested.

const PATTERNS = [
  ["escape", /^\\([^\sA-Za-z0-9])/],
  ["pre", /^```(?:([a-z0-9_+.#-]+)\n)?\n*([^\n].*?)\n*```/is],
  ["code", /^(`{1,2})([^`]|[^`].*?[^`])\1(?!`)/s],
  ["user", /^<@!?(\d+)>/],
  ["role", /^<@&(\d+)>/],
  ["channel", /^<#(\d+)>/],
  ["command", /^<\/([^:>\n]{1,100}):(\d+)>/],
  ["moment", /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/],
  ["emoji", /^<a?:(\w{2,32}):\d+>/],
  ["everyone", /^@(everyone|here)\b/],
  ["quietlink", /^<(https?:\/\/[^\s>]+)>/],
  ["link", /^\[((?:\\.|[^[\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\)/],
  ["url", /^(https?:\/\/[^\s<]*[^\s<.,:;"')\]])/],
  ["spoiler", /^\|\|(.+?)\|\|/s],
  ["both", /^\*\*\*(?=\S)(.+?\S|\S)\*\*\*(?!\*)/s],
  ["bold", /^\*\*(?=\S)((?:\\.|[^\\])+?)\*\*(?!\*)/s],
  ["underline", /^__(?=\S)((?:\\.|[^\\])+?)__(?!_)/s],
  ["strike", /^~~(?=\S)(.+?)~~/s],
  ["italic", /^\*(?=\S)((?:\\.|\*\*|[^*\\])+?)\*(?!\*)/s],
  ["italic", /^_(?=\S)((?:\\.|__|[^_\\])+?)_(?![\w_])/s],
];
const NESTED = new Set(["spoiler", "both", "bold", "underline", "strike", "italic"]);
const SPECIAL = /[\\`<@[h|*_~]/;

/** A line of text as a list of strings and {type, …} nodes. */
export function parseInline(text, depth = 0) {
  const found = [];
  let plain = "";
  const flush = () => { if (plain) found.push(plain); plain = ""; };
  let rest = text, before = "";
  while (rest) {
    const node = SPECIAL.test(rest[0]) && depth < 12 ? matchInline(rest, before, depth) : null;
    if (node) {
      if (node.type === "text") plain += node.text;
      else { flush(); found.push(node); }
      before = rest[node.length - 1];
      rest = rest.slice(node.length);
    } else {
      plain += rest[0];
      before = rest[0];
      rest = rest.slice(1);
    }
  }
  flush();
  return found;
}

function matchInline(rest, before, depth) {
  for (const [type, pattern] of PATTERNS) {
    const match = pattern.exec(rest);
    if (!match) continue;
    if (match[0][0] === "_" && /\w/.test(before)) continue; // snake_case stays as it is
    if ((type === "url") && /\w/.test(before)) continue;
    const length = match[0].length;
    if (type === "escape") return { type: "text", text: match[1], length };
    if (type === "pre") return { type, language: match[1] ?? "", text: match[2], length };
    if (type === "code") return { type, text: match[2], length };
    if (type === "link") return { type, url: match[2], children: parseInline(match[1], depth + 1), length };
    if (type === "url" || type === "quietlink") return { type: "link", url: match[1], children: [match[1]], length };
    if (type === "command") return { type, name: match[1], id: match[2], length };
    if (type === "moment") return { type, seconds: Number(match[1]), style: match[2] ?? "f", length };
    if (NESTED.has(type)) return { type, children: parseInline(match[1], depth + 1), length };
    return { type, id: match[1], length };
  }
  return null;
}

/** A whole message as a list of blocks. */
export function parse(text) {
  const blocks = [];
  const lines = readLines(text);
  for (let at = 0; at < lines.length;) at = readBlock(lines, at, blocks);
  return blocks;
}

/** The lines of a text; what one code fence spans is a single line, as nothing in there begins a block. */
function readLines(text) {
  const rest = text.split("\n");
  const lines = [];
  while (rest.length) {
    let line = rest.shift();
    const isOpen = () => !/^> /.test(line) && line.split("```").length % 2 === 0;
    while (isOpen() && rest.some((later) => later.includes("```"))) line += `\n${rest.shift()}`;
    lines.push(line);
  }
  return lines;
}

function readBlock(lines, at, blocks) {
  const line = lines[at];
  const heading = /^(#{1,3}) +(.+)$/s.exec(line);
  if (heading) { blocks.push({ type: `h${heading[1].length}`, children: parseInline(heading[2]) }); return at + 1; }
  const small = /^-# +(.+)$/s.exec(line);
  if (small) { blocks.push({ type: "small", children: parseInline(small[1]) }); return at + 1; }
  if (/^>>> /.test(line)) {
    blocks.push({ type: "quote", blocks: parse([line.slice(4), ...lines.slice(at + 1)].join("\n")) });
    return lines.length;
  }
  if (/^> ?/.test(line) && line !== ">" && /^> /.test(line)) {
    const quoted = [];
    while (at < lines.length && /^> /.test(lines[at])) quoted.push(lines[at++].slice(2));
    blocks.push({ type: "quote", blocks: parse(quoted.join("\n")) });
    return at;
  }
  if (listItem(line)) return readList(lines, at, blocks);
  return readParagraph(lines, at, blocks);
}

function listItem(line) {
  const match = /^( *)([-*]|\d{1,9}\.) +(.+)$/s.exec(line);
  return match && { indent: match[1].length, ordered: match[2].length > 1, start: parseInt(match[2], 10) || 1, text: match[3] };
}

function readList(lines, at, blocks) {
  const first = listItem(lines[at]);
  const list = { type: "list", ordered: first.ordered, start: first.start, items: [] };
  while (at < lines.length) {
    const item = listItem(lines[at]);
    if (!item || item.indent < first.indent) break;
    if (item.indent > first.indent + 1 && list.items.length) {
      at = readList(lines, at, list.items.at(-1).blocks);
      continue;
    }
    if (item.ordered !== list.ordered) break;
    list.items.push({ children: parseInline(item.text), blocks: [] });
    at += 1;
  }
  blocks.push(list);
  return at;
}

function readParagraph(lines, at, blocks) {
  const gathered = [];
  while (at < lines.length) {
    const line = lines[at];
    const starts = /^(#{1,3} +\S|-# +\S|>>> |> )/.test(line) || listItem(line);
    if (gathered.length && starts) break;
    gathered.push(line);
    at += 1;
  }
  pushText(parseInline(gathered.join("\n")), blocks);
  return at;
}

/** Text as blocks, its code blocks on their own; the breaks beside those are theirs. */
function pushText(children, blocks) {
  let text = [];
  const flush = () => { if (text.length) blocks.push({ type: "text", children: text }); text = []; };
  children.forEach((child, at) => {
    if (child.type === "pre") {
      flush();
      blocks.push({ type: "pre", language: child.language, text: child.text });
      return;
    }
    let bare = child;
    if (typeof child === "string" && children[at - 1]?.type === "pre") bare = bare.replace(/^\n/, "");
    if (typeof child === "string" && children[at + 1]?.type === "pre") bare = bare.replace(/\n$/, "");
    if (bare) text.push(bare);
  });
  flush();
}
