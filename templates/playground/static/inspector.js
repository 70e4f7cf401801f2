// The drawer of the developer: what went over the wire, faults on order, how to connect.
import { listen } from "./live.js";
import { $, $$, act, aloud, holds, state } from "./state.js";

export function startInspector() {
  $("#open-drawer").addEventListener("click", () => toggle(!state.inspecting));
  $("#close-drawer").addEventListener("click", () => toggle(false));
  const tabs = $$("#drawer [role=tab]");
  for (const tab of tabs) tab.addEventListener("click", () => select(tab));
  $("#drawer [role=tablist]").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) select(tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length));
  });
  $("#wire").addEventListener("toggle", (event) => fill(event.target), true);
  $("#wire-filter").addEventListener("input", filter);
  new MutationObserver(filter).observe($("#wire"), { childList: true });
  $("#fault-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    const answer = await act("faults", { as: undefined, ...given, times: Number(given.times), retry_after_s: Number(given.retry_after_s) });
    if (answer.ok) aloud("Ordered.");
  });
  $("#drawer").addEventListener("click", async (event) => {
    const copied = event.target.closest("[data-copy]");
    if (copied) copy(copied, copied.dataset.copy || $("pre", copied.closest(".json")).textContent);
    else if (event.target.closest("#clear-faults")) await act("faults", {}, "DELETE");
    else if (event.target.closest("#reset")) {
      await act("reset");
      listen({ clear: true });
    }
  });
  $("#drawer").addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggle(false);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-connect]")) return;
    toggle(true, { focus: false });
    select($("#tab-link"));
  });
  if (sessionStorage.getItem("inspecting")) toggle(true, { focus: false });
}

/** Opens the drawer at one exchange. */
export async function inspect(number) {
  toggle(true, { focus: false });
  select($("#tab-wire"));
  $("#wire-filter").value = "";
  filter();
  const row = await appears(`w-${number}`);
  if (!row) return;
  row.open = true;
  row.scrollIntoView({ block: "center" });
  $("summary", row).focus();
}

function appears(id) {
  return new Promise((resolve) => {
    const look = (left) => {
      const found = document.getElementById(id);
      if (found || !left) resolve(found);
      else setTimeout(look, 50, left - 1);
    };
    look(60);
  });
}

function toggle(open, { focus = true } = {}) {
  const changed = open !== state.inspecting;
  state.inspecting = open;
  $("#drawer").hidden = !open;
  $("#open-drawer").setAttribute("aria-expanded", String(open));
  if (open) sessionStorage.setItem("inspecting", "1");
  else sessionStorage.removeItem("inspecting");
  if (changed) listen();
  if (focus) (open ? $("#drawer [aria-selected=true]") : $("#open-drawer")).focus();
}

function select(tab) {
  for (const each of $$("#drawer [role=tab]")) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = !chosen;
  }
  tab.focus();
}

async function fill(row) {
  if (!row.open || !row.matches(".exchange")) return;
  const answer = await fetch(`/page/entry/${row.dataset.number}`);
  $(".bodies", row).innerHTML = await answer.text();
}

function filter() {
  const words = $("#wire-filter").value.trim();
  for (const row of $$("#wire > .exchange")) row.hidden = Boolean(words) && !words.split(/\s+/).every((word) => holds(row.dataset.words, word));
}

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  aloud("Copied.");
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1200);
}
