// Puts the page together: frames change the state, the state is drawn, what people do becomes frames.

import { now, setNow } from "./clock.js";
import { shownName } from "./commands.js";
import { Composer } from "./composer.js";
import { isForum } from "./forum.js";
import { openMenu } from "./menu.js";
import { closeDrawers, takeUpDrawers } from "./drawers.js";
import { Messages } from "./messages.js";
import { openModal } from "./modal.js";
import { Sidebar } from "./sidebar.js";
import { Socket } from "./socket.js";
import { State } from "./state.js";
import { takeUpTheme } from "./theme.js";
import { say, setLocale } from "./words.js";

takeUpTheme();
takeUpDrawers();

const DISCORD_EPOCH = 1_420_070_400_000;
const state = new State();
const waiting = new Map(); // nonce → {message?, node?}: what was done and not answered yet

const acts = {
  openChannel(id) {
    if (!id || !state.channels.has(id)) return;
    state.current = id;
    state.unread.delete(id);
    closeDrawers();
    messages.pinned = true;
    sidebar.draw();
    messages.draw();
    composer.reset();
    composer.focus();
  },
  become: (id) => socket.connect(id),
  chooseLocale: (locale) => socket.send("locale", { locale }),
  moveClock: (fields) => socket.send("clock", fields),
  say: (content, reply) => socket.send("message", { channel_id: state.current, content, ...reply }),
  edit: (message) => composer.about.edit(message),
  saveEdit: (message, content) => socket.send("edit", { channel_id: message.channel_id, message_id: message.id, content }),
  reply: (message) => composer.about.reply(message),
  mayWrite: () => composer.mayWrite,
  dismiss: (message) => (message.pending ? forget(message) : socket.send("dismiss", { channel_id: message.channel_id, message_id: message.id })),
  useCommand: (name) => composer.useCommand(shownName(state.commands, name)),
  complete: (entry, options) => socket.send("autocomplete", { channel_id: state.current, command_id: entry.command.id, options }),
  useCommandEntry: (entry, options) => start("command", { channel_id: state.current, command_id: entry.command.id, options }, {}),
  useMessageMenu: (command, message) => start("context_menu", { channel_id: message.channel_id, command_id: command.id, target_id: message.id }, {}),
  openMenu: (message, x, y) => openMenu(message, x, y, state, acts),
  useComponent(message, component, values, node) {
    state.failures.delete(message.id);
    node?.classList.add("busy");
    start("component", {
      channel_id: message.channel_id, message_id: message.id, custom_id: component.custom_id, component_type: component.type,
      ...(values ? { values } : {}),
    }, { message, node });
  },
};

/** Send something the bot is to answer; says whether it went out. */
function start(op, fields, about) {
  const nonce = socket.send(op, fields);
  if (nonce) waiting.set(nonce, { channel: state.current, ...about });
  return nonce;
}

function settle(nonce) {
  const about = waiting.get(nonce);
  waiting.delete(nonce);
  about?.node?.classList.remove("busy");
  return about;
}

/** A failure with no message to show it under becomes one only this person sees. */
function tellFailure(about, sentence) {
  if (about?.message) {
    state.failures.set(about.message.id, say(sentence === "The application did not respond" ? "This interaction failed" : sentence));
    messages.redraw(about.message);
    return;
  }
  const id = String(BigInt(now().getTime() - DISCORD_EPOCH) << 22n);
  state.put({
    id, channel_id: about?.channel ?? state.current, author: state.application.bot, content: say(sentence), timestamp: now().toISOString(),
    flags: 64, type: 0, components: [], embeds: [], attachments: [], pending: true,
  });
  if (!about?.channel || about.channel === state.current) messages.pinned = true;
  messages.draw();
}

function forget(message) {
  state.drop(message);
  messages.draw();
}

const frames = {
  READY(data) {
    const before = state.me?.id;
    setLocale(data.me.locale);
    setNow(data.now);
    state.reset(data);
    waiting.clear();
    sidebar.draw();
    messages.pinned = true;
    messages.draw();
    if (before !== data.me.id || !composer.form) composer.reset();
    if (before !== data.me.id) composer.focus();
  },
  MESSAGE_CREATE: (message) => placed(message),
  MESSAGE_UPDATE: (message) => placed(message),
  MESSAGE_DELETE: (data) => { state.drop(data); messages.draw(); },
  CHANNEL_CREATE: (channel) => placedChannel(channel),
  CHANNEL_UPDATE: (channel) => placedChannel(channel),
  THREAD_CREATE: (channel) => placedChannel(channel),
  CHANNEL_DELETE(data) {
    state.forget(data.id);
    if (!state.channel) acts.openChannel(state.landing);
    sidebar.draw();
    drawPosts();
  },
  COMMANDS_UPDATE: (data) => { state.takeCommands(data.commands); if (!composer.form) composer.onInput(); },
  PRESENCE: (data) => { state.online = data.bot_online; sidebar.draw(); },
  CLOCK(data) {
    setNow(data.now);
    const isNew = String(state.skips) !== String(data.skips);
    state.skips = data.skips;
    if (isNew) sidebar.drawClock();
    else sidebar.tick();
  },
  INTERACTION_CREATED() {},
  INTERACTION_DONE: (data) => settle(data.nonce),
  INTERACTION_FAILED(data) {
    if (waiting.has(data.nonce)) tellFailure(settle(data.nonce), data.message);
    else composer.onNoChoices(data.nonce);
  },
  AUTOCOMPLETE: (data) => composer.onChoices(data.nonce, data.choices),
  MODAL(data) {
    settle(data.nonce);
    openModal(data, state, acts, (entered) => start("modal", { interaction_id: data.interaction_id, custom_id: data.custom_id, components: entered }, {}));
  },
  ERROR: (data) => tellFailure(settle(data.nonce), data.message),
};

/** Written by this member, or the answer to what this member did. */
function isOwn(message) {
  return [message.author.id, message.interaction_metadata?.user?.id].includes(state.me.id);
}

/** An open forum shows what became of its posts. */
function drawPosts() {
  if (isForum(state.channel)) messages.draw();
}

function placedChannel(channel) {
  state.channels.set(channel.id, channel);
  sidebar.draw();
  drawPosts();
}

function placed(message) {
  const isNew = state.put(message);
  if (message.channel_id !== state.current) { sidebar.draw(); drawPosts(); return; }
  if (isNew && isOwn(message)) messages.pinned = true; // what one writes or asks for oneself is shown
  if (isNew) messages.draw();
  else messages.redraw(message);
}

const socket = new Socket((name, data) => frames[name]?.(data), (connected) => {
  document.getElementById("banner").hidden = connected;
});
const sidebar = new Sidebar(state, acts);
const messages = new Messages(state, acts);
const composer = new Composer(state, acts);

// As in Discord, typing goes to the composer wherever the focus was.
document.addEventListener("keydown", (event) => {
  const elsewhere = event.target.closest("input, textarea, select, [role=dialog], [role=menu], [role=listbox]");
  const typing = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (typing && !elsewhere) composer.focus();
});
socket.connect(null);
