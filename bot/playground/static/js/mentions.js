// Mentions as one types them: what "@de" could become, and "@Détente" as Discord writes it down.

import { say } from "./words.js";

const MENTION_EVERYONE = 17;
const CODE = /(```[\s\S]*?```|`[^`\n]*`)/;

/** The name being typed behind an @ that ends the text, or null where none is. */
export function typedMention(text) {
  return /(?:^|\s)@([^\s@]{0,32})$/u.exec(text)?.[1] ?? null;
}

/** Who and what can be mentioned, as {label, raw, detail, by}: people first, then roles, then everyone. */
export function mentionable(state) {
  const direct = state.channel?.type === 1;
  const all = !direct && state.may(state.channel, MENTION_EVERYONE);
  const inHere = (user) => !direct || user.bot || user.id === state.me.id;
  const people = state.guild.members.map((member) => member.user).filter(inHere)
    .map((user) => ({ label: `@${state.nameOf(user)}`, raw: `<@${user.id}>`, detail: user.username, by: user.bot ? say("App") : null }));
  const roles = direct ? [] : state.guild.roles.filter((role) => role.id !== state.guild.id && (role.mentionable || all))
    .map((role) => ({ label: `@${role.name}`, raw: `<@&${role.id}>`, by: say("Role"), detail: say("Notify users with this role who may view this channel.") }));
  const everyone = all ? [
    { label: "@everyone", raw: "@everyone", detail: say("Notify everyone in this channel.") },
    { label: "@here", raw: "@here", detail: say("Notify everyone online in this channel.") },
  ] : [];
  return [...people, ...roles, ...everyone];
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those whose name goes on as typed, then those that merely contain it. */
export function filterMentionable(entries, typed) {
  const wanted = plain(typed);
  const at = (entry) => [entry.label.slice(1), entry.raw.startsWith("<@&") ? "" : entry.detail].map((name) => plain(name).indexOf(wanted));
  const starts = entries.filter((entry) => at(entry).includes(0));
  return [...starts, ...entries.filter((entry) => !starts.includes(entry) && at(entry).some((place) => place > 0))];
}

/** The text with names as Discord writes them down. Names in code stay words; `picked` decides between two alike. */
export function encodeMentions(text, entries, picked = []) {
  const known = [...picked, ...entries].filter((entry) => entry.raw.startsWith("<"));
  const longest = [...known].sort((one, other) => other.label.length - one.label.length);
  return text.split(CODE).map((part, number) => (number % 2 ? part : longest.reduce(encodeOne, part))).join("");
}

function encodeOne(text, { label, raw }) {
  const name = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}_<])${name}(?![\\p{L}\\p{N}_])`, "giu"), () => raw);
}
