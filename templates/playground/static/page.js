// The page: where the person is, whom they are, and everything else put together.
import { clearBanners } from "./banners.js";
import { startClock } from "./clock.js";
import { inThread, main, send, startComposers } from "./composer.js";
import { startControls } from "./controls.js";
import { startInspector } from "./inspector.js";
import { listen, onChange, pin, startScrolling } from "./live.js";
import { startMenus } from "./menus.js";
import { $, $$, act, channel, known, state } from "./state.js";
import { startStory } from "./story.js";

startComposers();
startScrolling();
startControls();
startClock();
startMenus({ openThread });
startStory({ goTo });
startInspector();
arrive();

/** Goes to a place, as somebody; resolves when it is shown. */
function goTo(path) {
  history.pushState(null, "", path);
  return arrive();
}

function arrive() {
  const [, , me, place] = location.pathname.split("/").map(decodeURIComponent);
  Object.assign(state, { me, place, thread: null, rows: 100 });
  document.body.dataset.place = place;
  const home = place === "home";
  $("#log").hidden = $("#foot").hidden = $("#earlier").hidden = $("#say-form").hidden = home;
  $("#home").hidden = !home;
  document.body.append(Object.assign($("#toolbar"), { hidden: true }));
  for (const list of ["#log", "#foot", "#home", "#replies"]) $(list).replaceChildren();
  $("#thread").hidden = $("#to-end").hidden = true;
  clearBanners();
  side(false);
  main().turn();
  const shown = new Promise((resolve) => {
    const done = onChange(() => {
      done();
      resolve();
    });
  });
  listen({ clear: true });
  if (home) act("home", { tab: "home" });
  else if (place === "dm") act("home", { tab: "messages" });
  if (!home && matchMedia("(hover: hover)").matches) main().area.focus({ preventScroll: true });
  return shown;
}

function openThread(ts) {
  state.thread = ts;
  $("#thread").hidden = false;
  document.body.append(Object.assign($("#toolbar"), { hidden: true }));
  $("#replies").replaceChildren();
  listen();
  inThread().turn();
  inThread().area.focus();
}

function closeThread() {
  const from = state.thread;
  state.thread = null;
  $("#thread").hidden = true;
  listen();
  ($(`#log .message[data-ts="${from}"]`) ?? main().area).focus();
}

function side(open) {
  $("#side-panel").classList.toggle("open", open);
  $("#scrim").hidden = !open;
  $("#open-side").setAttribute("aria-expanded", String(open));
  if (open) $("#side a").focus();
}

addEventListener("popstate", arrive);

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-go], a[data-be]");
  if (link && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    link.closest("[popover]")?.hidePopover();
    goTo(link.dataset.be ? `/as/${link.dataset.be}/${state.place === "home" ? "dm" : state.place}` : link.href);
    return;
  }
  const { thread, example, where, prompt } = event.target.closest("button")?.dataset ?? {};
  if (thread) openThread(thread);
  else if (example) {
    if (where !== state.place) await goTo(`/as/${state.me}/${where}`);
    send(example, { where });
  } else if (prompt) send(prompt, { where: channel() });
  else if (event.target.closest("#close-thread")) closeThread();
  else if (event.target.closest("#open-side")) side(true);
  else if (event.target.closest("#scrim")) side(false);
  else if (event.target.closest("#load-earlier")) {
    state.rows += 100;
    listen();
  } else if (event.target.closest("#to-end")) pin($("#stage"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if ($("#side-panel").classList.contains("open")) {
    side(false);
    $("#open-side").focus();
  } else if (event.target.closest("#thread") && event.target.value === "") closeThread();
});

$("#stage").addEventListener("scroll", () => {
  if ($("#stage").dataset.pinned === "true") $("#to-end").hidden = true;
});

document.addEventListener("redrawn", (event) => {
  if (event.target.id !== "side") return;
  const unread = $$("#side .badge").reduce((sum, badge) => sum + Number.parseInt(badge.textContent, 10), 0);
  document.title = `${unread ? `(${unread}) ` : ""}${$("#head h1")?.innerText.trim() ?? known.bot.name} | ${$("#side").getAttribute("aria-label")}`;
  const now = $("#me-now");
  if (now) $("#whoami").replaceChildren(now.content.cloneNode(true));
});
