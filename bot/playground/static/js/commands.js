// Slash commands as text: which there are, and what a typed line means. Pure, so that it can be tested.

import { say } from "./words.js";

export const SUBCOMMAND = 1, GROUP = 2, STRING = 3, INTEGER = 4, BOOLEAN = 5, USER = 6, CHANNEL = 7, ROLE = 8, MENTIONABLE = 9, NUMBER = 10;

/** A command, option or choice as somebody with a locale sees it; `sent` is the name sent to the bot. */
export function localized(node, locale) {
  const { name, description, options, choices, name_localizations: names, description_localizations: descriptions } = node;
  return {
    ...node, sent: name, name: names?.[locale] ?? name, description: descriptions?.[locale] ?? description,
    options: options?.map((option) => localized(option, locale)), choices: choices?.map((choice) => localized(choice, locale)),
  };
}

/** A command's whole name as this member sees it: "digest setup" is "дайджест создать". */
export function shownName(commands, name) {
  const whole = commands.find((one) => one.sent === name);
  if (whole) return whole.name;
  let nodes = commands;
  return name.split(" ").map((word) => {
    const node = nodes?.find((one) => one.sent === word);
    nodes = node?.options;
    return node?.name ?? word;
  }).join(" ");
}

/** The locales that commands have names in, and that of their own names. */
export function localesOf(commands) {
  return ["en-US", ...new Set(commands.flatMap((command) => Object.keys(command.name_localizations ?? {})))];
}

/** Every command a member can type, subcommands each on their own: {name, command, path, options, description}. */
export function typable(commands) {
  return commands.filter((command) => command.type === 1 && command.usable !== false)
    .flatMap((command) => unfold(command, command, []))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function unfold(node, command, path) {
  const inner = (node.options ?? []).filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (inner.length) return inner.flatMap((option) => unfold(option, command, [...path, option]));
  return [{
    name: [command.name, ...path.map((option) => option.name)].join(" "),
    command, path, options: node.options ?? [], description: node.description,
  }];
}

/** Commands whose name goes on as typed, then those that merely contain it. */
export function filterCommands(entries, typed) {
  const wanted = typed.toLowerCase();
  const starts = entries.filter((entry) => entry.name.startsWith(wanted));
  return [...starts, ...entries.filter((entry) => !starts.includes(entry) && entry.name.includes(wanted))];
}

/** A line such as "/brief siria" as {entry, values}, or null where it begins with no command and a space. */
export function parseLine(line, entries) {
  if (!line.startsWith("/")) return null;
  const text = line.slice(1);
  const entry = entries.filter((one) => text === one.name || text.startsWith(`${one.name} `))
    .sort((one, other) => other.name.length - one.name.length)[0];
  if (!entry) return null;
  return { entry, values: parseOptions(text.slice(entry.name.length), entry.options) };
}

/** "topic:siria private:True" or bare words as values by option name; bare words fill the first option. */
export function parseOptions(text, options) {
  const values = {};
  const names = options.map((option) => option.name);
  const pattern = new RegExp(`(?:^|\\s)(${names.map((name) => name.replace(/[^\p{L}\p{N}_-]/gu, "")).join("|")}):`, "gu");
  const marks = names.length ? [...text.matchAll(pattern)] : [];
  const bare = text.slice(0, marks[0]?.index ?? text.length).trim();
  if (bare && options.length) values[names[0]] = bare;
  marks.forEach((mark, at) => {
    values[mark[1]] = text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length).trim();
  });
  return values;
}

/** What an option's text stands for: {value} or {fault}. `entities` lists {label, value} for people, roles and channels. */
export function readValue(option, text, entities) {
  const words = text.trim();
  if (option.choices?.length) {
    const choice = option.choices.find((one) => one.name.toLowerCase() === words.toLowerCase() || String(one.value) === words);
    return choice ? { value: choice.value } : { fault: say("Choose one of the options.") };
  }
  switch (option.type) {
    case INTEGER: return /^[+-]?\d+$/.test(words) ? within(option, Number(words)) : { fault: say("This must be a whole number.") };
    case NUMBER: return words && Number.isFinite(Number(words)) ? within(option, Number(words)) : { fault: say("This must be a number.") };
    case BOOLEAN: {
      if (/^(true|yes|on|1)$/i.test(words)) return { value: true };
      if (/^(false|no|off|0)$/i.test(words)) return { value: false };
      return { fault: say("This must be True or False.") };
    }
    case USER: case CHANNEL: case ROLE: case MENTIONABLE: {
      const bare = words.replace(/^[@#]/, "").toLowerCase();
      const found = entities.find((one) => one.label.replace(/^[@#]/, "").toLowerCase() === bare || one.value === words.replace(/\D/g, ""));
      return found ? { value: found.value } : { fault: say("There is none of that name here.") };
    }
    default: {
      const excess = tooLong(option, words);
      if (excess) return { fault: excess };
      if (option.min_length && words.length < option.min_length) return { fault: say("At least {} characters.", option.min_length) };
      return { value: words };
    }
  }
}

/** The sentence for a text longer than its option takes, or null. */
export function tooLong(option, text) {
  const over = option.max_length ? text.trim().length - option.max_length : 0;
  if (over <= 0) return null;
  return over === 1 ? say("This is 1 character too long: shorten it to {}.", option.max_length)
    : say("This is {} characters too long: shorten it to {}.", over, option.max_length);
}

function within(option, number) {
  if (option.min_value !== undefined && number < option.min_value) return { fault: say("At least {}.", option.min_value) };
  if (option.max_value !== undefined && number > option.max_value) return { fault: say("At most {}.", option.max_value) };
  return { value: number };
}

/** Filled options as Discord's interaction data, wrapped in the subcommands they belong to. */
export function wrapOptions(entry, filled) {
  return entry.path.reduceRight((inner, option) => [{ name: option.sent, type: option.type, options: inner }], filled);
}
