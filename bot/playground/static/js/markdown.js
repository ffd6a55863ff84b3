// Discord's Markdown: text to a tree, and the tree to nodes. The tree is plain data, so that it can be tested.

const PATTERNS = [
  ["escape", /^\\([^\sA-Za-z0-9])/],
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
  const lines = text.split("\n");
  for (let at = 0; at < lines.length;) at = readBlock(lines, at, blocks);
  return blocks;
}

function readBlock(lines, at, blocks) {
  const line = lines[at];
  const fence = /^```([\w+-]*)(.*)$/.exec(line);
  if (fence) return readFence(lines, at, fence, blocks);
  const heading = /^(#{1,3}) +(.+)$/.exec(line);
  if (heading) { blocks.push({ type: `h${heading[1].length}`, children: parseInline(heading[2]) }); return at + 1; }
  const small = /^-# +(.+)$/.exec(line);
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

function readFence(lines, at, fence, blocks) {
  const sameLine = /^(.*?)```$/.exec(fence[2]);
  if (sameLine) { blocks.push({ type: "pre", text: fence[1] + sameLine[1] }); return at + 1; }
  const end = lines.findIndex((line, number) => number > at && line.trimEnd().endsWith("```"));
  if (end < 0) return readParagraph(lines, at, blocks, true);
  const inner = [fence[2] ? fence[1] + fence[2] : null, ...lines.slice(at + 1, end), lines[end].trimEnd().slice(0, -3) || null];
  blocks.push({ type: "pre", language: fence[1], text: inner.filter((part) => part !== null).join("\n") });
  return end + 1;
}

function listItem(line) {
  const match = /^( *)([-*]|\d{1,9}\.) +(.+)$/.exec(line);
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

function readParagraph(lines, at, blocks, force = false) {
  const gathered = [];
  while (at < lines.length) {
    const line = lines[at];
    const starts = /^(#{1,3} +\S|-# +\S|>>> |> |```)/.test(line) || listItem(line);
    if (starts && !(force && gathered.length === 0)) break;
    gathered.push(line);
    at += 1;
  }
  blocks.push({ type: "text", children: parseInline(gathered.join("\n")) });
  return at;
}
