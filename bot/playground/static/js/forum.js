// A forum: its posts, the one with the latest word first, in place of messages.

import { messageTime } from "./clock.js";
import { avatar, el, nameColour } from "./dom.js";
import { snippet } from "./replies.js";
import { say } from "./words.js";

const FORUM = 15;

export function isForum(channel) { return channel?.type === FORUM; }

/** A row for each post; `acts` opens one. */
export function postRows(forum, state, acts) {
  const lastId = (post) => BigInt(post.last_message_id ?? post.id);
  const posts = [...state.channels.values()].filter((channel) => channel.parent_id === forum.id);
  posts.sort((one, other) => (lastId(one) > lastId(other) ? -1 : 1));
  if (!posts.length) return [el("li", { class: "no-posts" }, say("There are no posts yet."))];
  return posts.map((post) => postRow(post, forum, state, acts));
}

function postRow(post, forum, state, acts) {
  const said = state.list(post.id);
  const first = said.find((message) => message.id === post.id) ?? said[0];
  const last = said.at(-1);
  const tags = (forum.available_tags ?? []).filter((tag) => post.applied_tags?.includes(tag.id));
  const replies = Math.max(0, (post.message_count ?? said.length) - 1);
  return el("li", {}, el("button", { class: "post", onclick: () => acts.openChannel(post.id) },
    tags.length ? el("span", { class: "tags" }, tags.map((tag) => el("span", { class: "tag" }, tag.name))) : null,
    el("b", {}, post.name),
    first ? el("span", { class: "post-start" }, avatar(first.author),
      el("span", { class: "author", style: nameColour(state.colourOf(first.author.id)) }, `${state.nameOf(first.author)}:`),
      el("span", { class: "quoted" }, snippet(first, state))) : null,
    el("span", { class: "post-foot" }, say(replies === 1 ? "1 reply" : "{} replies", replies),
      last ? [" • ", el("time", { datetime: last.timestamp, dataset: { style: "message" } }, messageTime(last.timestamp))] : null)));
}
