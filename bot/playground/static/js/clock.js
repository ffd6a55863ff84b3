// The playground's clock, which may run ahead of the computer's, and the ways Discord writes a moment.

import { dateLocale, say } from "./words.js";

let ahead = 0;

export function setNow(iso) {
  ahead = Date.parse(iso) - Date.now();
  refreshTimes();
}

export function now() {
  return new Date(Date.now() + ahead);
}

const FORMATS = {
  t: { hour: "2-digit", minute: "2-digit" },
  T: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  d: { day: "2-digit", month: "2-digit", year: "numeric" },
  D: { day: "numeric", month: "long", year: "numeric" },
  f: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  F: { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  s: { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" },
  S: { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
};
const STEPS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** A moment (seconds since 1970) in one of Discord's styles. */
export function formatMoment(seconds, style = "f") {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return say("Invalid Date");
  if (style !== "R") return moment.toLocaleString(dateLocale(), FORMATS[style] ?? FORMATS.f);
  const away = Math.round((moment - now()) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(away) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(dateLocale(), { numeric: "always" }).format(Math.trunc(away / size), unit);
}

/** "Today at 14:30", as beside a message. */
export function messageTime(iso) {
  const moment = new Date(iso);
  const clock = moment.toLocaleTimeString(dateLocale(), FORMATS.t);
  const days = Math.round((new Date(now()).setHours(0, 0, 0, 0) - new Date(moment).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return say("Today at {}", clock);
  if (days === 1) return say("Yesterday at {}", clock);
  return `${moment.toLocaleDateString(dateLocale())} ${clock}`;
}

export function dayName(iso) {
  return new Date(iso).toLocaleDateString(dateLocale(), FORMATS.D);
}

/** Keep what is said by the clock true: "2 minutes ago", and "Today at 14:30" beside a message. */
function refreshTimes() {
  for (const node of document.querySelectorAll("time[data-style='R']")) {
    node.textContent = formatMoment(Number(node.dataset.seconds), "R");
  }
  for (const node of document.querySelectorAll("time[data-style='message']")) node.textContent = messageTime(node.dateTime);
}
setInterval(refreshTimes, 1000);
