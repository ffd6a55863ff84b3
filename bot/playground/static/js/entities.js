// People, roles and channels as things to choose from.

import { CHANNEL, MENTIONABLE, ROLE, USER } from "./commands.js";

/** What an option of that kind offers, as {label, value}; nothing for other kinds. */
export function entityOptions(option, state) {
  const people = () => state.guild.members.map((member) => ({ label: `@${state.nameOf(member.user)}`, value: member.user.id }));
  const roles = () => state.guild.roles.map((role) => ({ label: `@${role.name.replace(/^@/, "")}`, value: role.id }));
  const channels = () => [...state.channels.values()]
    .filter((channel) => channel.type !== 1 && (!option.channel_types?.length || option.channel_types.includes(channel.type)))
    .map((channel) => ({ label: `#${channel.name}`, value: channel.id }));
  switch (option.type) {
    case USER: return people();
    case ROLE: return roles();
    case MENTIONABLE: return [...people(), ...roles()];
    case CHANNEL: return channels();
    default: return [];
  }
}
