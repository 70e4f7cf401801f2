// What the server says has changed: parts of the page as HTML, rows of lists, the clock, trouble.
import { banner } from "./banners.js";
import { setClock } from "./clock.js";
import { $, state } from "./state.js";

let source = null;
let silent = false;
const listeners = new Set();

/** Calls back after each change, until told to stop. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a scrolling list at its end while it grows, until the person scrolls away. */
export function startScrolling() {
  for (const scroller of [$("#stage"), $("#thread-stage"), $(".wire-scroll")]) {
    const end = new ResizeObserver(() => {
      if (scroller.dataset.pinned !== "false") scroller.scrollTop = scroller.scrollHeight;
    });
    for (const child of [scroller, ...scroller.children]) end.observe(child);
    const look = () => { scroller.dataset.pinned = String(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40); };
    scroller.addEventListener("scroll", look, { passive: true });
  }
}

export function pin(scroller) {
  scroller.dataset.pinned = "true";
  scroller.scrollTop = scroller.scrollHeight;
}

/** Opens the stream for what the page looks at now; what is shown already is compared, not drawn anew. */
export function listen({ clear = false } = {}) {
  source?.close();
  if (clear) {
    $("#log").setAttribute("aria-busy", "true");
    pin($("#stage"));
  }
  const query = new URLSearchParams({ as: state.me, in: state.place, rows: state.rows });
  if (state.thread) query.set("thread", state.thread);
  if (state.inspecting) query.set("wire", "1");
  source = new EventSource(`/events?${query}`);
  source.onmessage = (event) => show(JSON.parse(event.data));
  source.onopen = () => { silent = false; };
  source.onerror = () => {
    if (!silent) banner({ words: "The local Slack does not answer; this page tries again by itself.", soft: true });
    silent = true;
  };
  source.addEventListener("lost", (event) => {
    source.close();
    banner({ words: JSON.parse(event.data), soft: true });
  });
}

function show(news) {
  for (const [name, html] of Object.entries(news.parts ?? {})) part(name, html);
  for (const [name, list] of Object.entries(news.lists ?? {})) rows($(`#${name}`), list);
  if (news.clock) setClock(news.clock);
  for (const trouble of news.troubles ?? []) banner(trouble);
  $("#log").setAttribute("aria-busy", "false");
  for (const listener of [...listeners]) listener(news);
}

function part(name, html) {
  const box = $(`#${name}`);
  if (!box) return;
  const held = holding(box);
  if (box.innerHTML !== html) box.innerHTML = html;
  held();
  box.dispatchEvent(new CustomEvent("redrawn", { bubbles: true }));
}

function rows(list, { put, gone, all }) {
  const scroller = list.parentElement;
  const pinned = scroller.dataset.pinned !== "false";
  const top = scroller.scrollHeight - scroller.scrollTop;
  const first = list.firstElementChild?.id;
  if (all) {
    const keep = new Set(put.map((each) => each.id));
    for (const row of [...list.children]) if (!keep.has(row.id)) leave(row);
  }
  for (const id of gone) leave(document.getElementById(id));
  const filling = all || !list.childElementCount;
  for (const each of put) row(list, each, filling);
  if (!pinned && first && list.firstElementChild?.id !== first) scroller.scrollTop = scroller.scrollHeight - top;
  if (list.id === "log" && !pinned && put.length && !all) $("#to-end").hidden = false;
}

/** Takes a row away; the toolbar, which there is once, stays on the page. */
function leave(row) {
  const tools = row && $("#toolbar", row);
  if (tools) {
    tools.hidden = true;
    document.body.append(tools);
  }
  row?.remove();
}

function row(list, { id, after, html }, filling) {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  const made = holder.content.firstElementChild;
  const old = document.getElementById(id);
  if (old) {
    if (old.dataset.html === html) return;
    const held = holding(old);
    const open = old.open;
    const tools = $("#toolbar", old);
    if (!filling) made.classList.add("changed");
    old.replaceWith(made);
    if (tools) $(".message", made).append(tools);
    if (open) made.open = true;
    held();
  } else {
    if (!filling && list.id !== "wire") made.classList.add("arrived");
    const before = after ? document.getElementById(after) : null;
    if (before) before.after(made);
    else list.prepend(made);
  }
  made.dataset.html = html;
}

/** Remembers what has the focus, and what is typed, inside of something that is about to be replaced. */
function holding(box) {
  const focus = document.activeElement;
  const inside = box.contains(focus) && focus !== box;
  const key = inside ? selectorOf(focus) : null;
  const place = inside && "selectionStart" in focus ? focus.selectionStart : null;
  const parent = box.parentElement;
  const id = box.id;
  return () => {
    if (!inside) return;
    const now = document.getElementById(id) ?? parent;
    const found = (key && now.querySelector(key)) || now.querySelector(".message") || now;
    found.focus({ preventScroll: true });
    if (place !== null && found.setSelectionRange && found.type !== "number") found.setSelectionRange(place, place);
  };
}

function selectorOf(element) {
  const quoted = (value) => CSS.escape(value);
  if (element.dataset.actionId) return `[data-action-id="${quoted(element.dataset.actionId)}"]`; // its id moves with its block
  if (element.id) return `#${quoted(element.id)}`;
  if (element.getAttribute("href")) return `[href="${quoted(element.getAttribute("href"))}"]`;
  if (element.dataset.thread) return `[data-thread="${quoted(element.dataset.thread)}"]`;
  return element.matches("summary") ? "summary" : null;
}
