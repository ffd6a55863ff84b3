// What this member knows, kept up to date by frames. Holds no nodes.

import { localesOf, localized } from "./commands.js";
import { displayName } from "./dom.js";

const THREADS = new Set([10, 11, 12]);

export class State {
  constructor() {
    this.channels = new Map();
    this.messages = new Map();
    this.unread = new Set();
    this.failures = new Map(); // message id → sentence below it
    this.current = null;
    this.online = false;
    this.skips = []; // names of the moments one can skip to
  }

  /** Start over from READY; the open channel stays open if it still exists. */
  reset(data) {
    Object.assign(this, {
      me: data.me, users: data.users, guild: data.guild, application: data.application,
      online: data.bot_online, skips: data.skips,
    });
    this.takeCommands(data.commands);
    this.channels = new Map(data.channels.map((channel) => [channel.id, channel]));
    this.messages = new Map(Object.entries(data.messages).map(([id, list]) => [id, [...list]]));
    this.unread.clear();
    this.failures.clear();
    if (!this.channels.has(this.current)) this.current = this.landing;
  }

  /** The commands as this member's language has them. */
  takeCommands(commands) {
    this.locales = localesOf(commands);
    this.commands = commands.map((command) => localized(command, this.me.locale));
  }

  /** Where one is when nothing was chosen. */
  get landing() {
    const channels = [...this.channels.values()];
    return (channels.find((channel) => channel.type === 0) ?? channels[0])?.id;
  }

  get channel() { return this.channels.get(this.current); }

  list(channelId = this.current) {
    if (!this.messages.has(channelId)) this.messages.set(channelId, []);
    return this.messages.get(channelId);
  }

  message(id) {
    for (const list of this.messages.values()) {
      const found = list.find((message) => message.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Take in a new or changed message; says whether it is new. */
  put(message) {
    const list = this.list(message.channel_id);
    const at = list.findIndex((known) => known.id === message.id);
    this.failures.delete(message.id);
    if (at >= 0) { list[at] = message; return false; }
    list.push(message);
    const channel = this.channels.get(message.channel_id);
    if (channel && !message.pending && !(message.flags & 64)) {
      channel.last_message_id = message.id;
      if (this.isThread(channel)) channel.message_count = (channel.message_count ?? 0) + 1;
    }
    list.sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
    if (message.channel_id !== this.current && message.author.id !== this.me.id) this.unread.add(message.channel_id);
    return true;
  }

  drop({ id, channel_id: channelId }) {
    const list = this.list(channelId);
    const at = list.findIndex((message) => message.id === id);
    if (at >= 0) list.splice(at, 1);
    for (const message of list) if (message.referenced_message?.id === id) message.referenced_message = null;
  }

  /** A channel is gone, and with it what was said there. */
  forget(channelId) {
    this.channels.delete(channelId);
    this.messages.delete(channelId);
    this.unread.delete(channelId);
  }

  isThread(channel) { return THREADS.has(channel.type); }

  /** The permission bit is set for this member in this channel. */
  may(channel, bit) { return Boolean(BigInt(channel.permissions ?? 0) & (1n << BigInt(bit))); }

  member(userId) { return this.guild.members.find((member) => member.user.id === userId); }

  colourOf(userId) {
    const roles = this.member(userId)?.roles ?? [];
    const coloured = this.guild.roles.filter((role) => roles.includes(role.id) && role.color);
    return coloured.sort((one, other) => other.position - one.position)[0]?.color;
  }

  nameOf(user) { return displayName(user, this.member(user.id)?.nick); }

  /** The look-ups for a message's own text, where @everyone is only words unless it calls everyone. */
  namesIn(message) { return { ...this.names, callsEveryone: Boolean(message.mention_everyone) }; }

  /** Look-ups for mentions. */
  names = {
    user: (id) => {
      const user = this.member(id)?.user ?? this.users.find((known) => known.id === id);
      return user ? this.nameOf(user) : "unknown-user";
    },
    role: (id) => this.guild.roles.find((role) => role.id === id)?.name.replace(/^@/, "") ?? "deleted-role",
    channel: (id) => this.channels.get(id)?.name ?? "unknown",
  };
}
