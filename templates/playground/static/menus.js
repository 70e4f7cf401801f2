// What can be done with a message, the app's shortcuts, and moving among messages by keyboard.
import { inThread, main } from "./composer.js";
import { asked } from "./controls.js";
import { $, $$, act, channel, known } from "./state.js";

const toolbar = $("#toolbar");
const menu = $("#menu");
const here = () => toolbar.closest(".message");

export function startMenus({ openThread }) {
  const hold = (event) => {
    const message = event.target.closest?.(".message");
    if (message && message !== here() && !menu.matches(":popover-open")) put(message);
  };
  document.addEventListener("mouseover", hold);
  document.addEventListener("focusin", hold);
  toolbar.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    const held = here();
    if (!button || !held) return;
    const { ts, own } = held.dataset;
    const composer = held.closest("#thread") ? inThread() : main();
    if (button.dataset.do === "reply") openThread(ts);
    else if (button.dataset.do === "edit") composer.edit(held);
    else if (button.dataset.do === "more") shortcuts(button, "message", ts);
    else if (own === undefined || (await asked({ title: "Delete message", text: "Do you want to delete this message? This cannot be undone.", confirm: "Delete", style: "danger" }))) {
      await act("delete", { ts, channel: channel() });
    }
  });
  toolbar.addEventListener("keydown", (event) => {
    const buttons = $$("button:not([hidden])", toolbar);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.stopPropagation();
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
  });
  for (const list of [$("#log"), $("#replies")]) list.addEventListener("keydown", (event) => walk(event, list, openThread));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-shortcuts]");
    if (button) shortcuts(button, "global");
  });
  menu.addEventListener("keydown", (event) => {
    const items = $$("[role=menuitem]", menu);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
  });
  for (const popover of $$("[popover]")) {
    popover.addEventListener("toggle", (event) => {
      if (event.newState === "open" && popover !== menu) place(popover, $(`[popovertarget="${popover.id}"]`));
    });
  }
  document.addEventListener("toggle", (event) => {
    const opener = event.target.id && $(`.bk-blocks [popovertarget="${CSS.escape(event.target.id)}"]`);
    if (event.newState === "open" && opener) place(event.target, opener);
  }, true);
}

function put(message) {
  const own = "own" in message.dataset;
  const only = "onlyYou" in message.dataset;
  $("[data-do=reply]", toolbar).hidden = only || Boolean(message.closest("#thread"));
  $("[data-do=edit]", toolbar).hidden = !own;
  $("[data-do=delete]", toolbar).hidden = !own && !only;
  $("[data-do=more]", toolbar).hidden = only || !known.shortcuts.some((each) => each.kind === "message");
  toolbar.hidden = !$$("button:not([hidden])", toolbar).length;
  message.append(toolbar);
}

function shortcuts(opener, kind, ts = null) {
  const offered = known.shortcuts.filter((each) => each.kind === kind);
  menu.replaceChildren(...offered.map((each) => {
    const item = Object.assign(document.createElement("button"), { type: "button" });
    item.setAttribute("role", "menuitem");
    const words = document.createElement("span");
    words.append(each.name, Object.assign(document.createElement("small"), { textContent: each.description || known.bot.name }));
    item.append(words);
    item.addEventListener("click", () => {
      menu.hidePopover();
      act("shortcut", { callback_id: each.callback_id, ...(ts ? { ts, channel: channel() } : {}) });
    });
    return item;
  }));
  if (!offered.length) menu.append(Object.assign(document.createElement("p"), { className: "menu-note", textContent: `${known.bot.name} has no shortcuts.` }));
  menu.showPopover();
  place(menu, opener);
  $("button", menu)?.focus();
}

/** Puts a popover beside what opened it, inside of the window. */
export function place(popover, opener) {
  const at = opener.getBoundingClientRect();
  const box = popover.getBoundingClientRect();
  const below = at.bottom + box.height + 8 < innerHeight;
  popover.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
  popover.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - box.height - 4)}px`;
}

function walk(event, list, openThread) {
  const messages = $$(".message", list);
  const here = event.target.closest(".message");
  const onMessage = event.target === list || event.target === here;
  if (!onMessage || !messages.length) return;
  const at = here ? messages.indexOf(here) : messages.length;
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: messages.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    messages[Math.max(0, Math.min(to, messages.length - 1))].focus();
    here?.scrollIntoView({ block: "nearest" });
  } else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else if (here && event.key.toLowerCase() === "t" && !("onlyYou" in here.dataset)) {
    event.preventDefault();
    openThread(here.dataset.ts);
  } else if (here && event.key.toLowerCase() === "e" && "own" in here.dataset) {
    event.preventDefault();
    (list.id === "replies" ? inThread() : main()).edit(here);
  } else if (event.key === "Escape") main().area.focus();
}
