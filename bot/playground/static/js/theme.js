// Light or dark: what the system says until somebody chooses, then what they chose, for good.

import { el } from "./dom.js";
import { say } from "./words.js";

const KEY = "theme";
const systemIsLight = matchMedia("(prefers-color-scheme: light)");

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function isLight() {
  return (chosen() ?? document.documentElement.dataset.theme ?? (systemIsLight.matches ? "light" : "dark")) === "light";
}

function choose(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch { /* then it is for this visit only */ }
}

/** Show the page as it was last chosen. */
export function takeUpTheme() {
  const theme = chosen();
  if (theme) document.documentElement.dataset.theme = theme;
}

/** The button that changes from one to the other; it says what it leads to. */
export function themeSwitch() {
  const button = el("button", { id: "theme", class: "icon-button", onclick: () => { choose(isLight() ? "dark" : "light"); draw(); } });
  const draw = () => {
    const other = isLight() ? "dark" : "light";
    button.textContent = other === "light" ? "☀" : "☾";
    button.title = say(`Switch to ${other} colors`);
    button.setAttribute("aria-label", button.title);
  };
  systemIsLight.addEventListener("change", draw);
  draw();
  return button;
}
