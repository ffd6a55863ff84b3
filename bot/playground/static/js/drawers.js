// On a narrow screen channels and members slide over the messages; a tap beside them or Escape closes them again.

const app = document.getElementById("app");
const DRAWERS = { "show-sidebar": "toggle-sidebar", "show-members": "toggle-members" };

function isNarrow() { return matchMedia("(max-width: 1000px)").matches; }

function set(name, open) {
  app.classList.toggle(name, open);
  const toggle = document.getElementById(DRAWERS[name]);
  toggle.setAttribute("aria-expanded", String(open));
}

/** Close whatever lies over the messages; says whether anything did. */
export function closeDrawers() {
  const open = Object.keys(DRAWERS).filter((name) => app.classList.contains(name));
  for (const name of open) set(name, false);
  return open.length > 0;
}

export function takeUpDrawers() {
  document.getElementById("toggle-sidebar").addEventListener("click", () => set("show-sidebar", !app.classList.contains("show-sidebar")));
  document.getElementById("toggle-members").addEventListener("click", (event) => {
    if (isNarrow()) set("show-members", !app.classList.contains("show-members"));
    else event.currentTarget.setAttribute("aria-expanded", String(!app.classList.toggle("no-members")));
  });
  document.getElementById("toggle-members").setAttribute("aria-expanded", String(!isNarrow()));
  document.getElementById("veil").addEventListener("click", closeDrawers);
  // Before anybody else: one press closes what lies on top, and nothing below it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const toggle = document.getElementById(app.classList.contains("show-members") ? "toggle-members" : "toggle-sidebar");
    if (!closeDrawers()) return;
    event.preventDefault();
    event.stopPropagation();
    toggle.focus();
  }, true);
}
