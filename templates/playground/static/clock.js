// The clock that everybody here lives by: shown in the acting person's zone, moved in it too.
import { $, $$, act, state } from "./state.js";

let told = null;
let toldAt = 0;

export function setClock(clock) {
  told = clock;
  toldAt = performance.now();
  tick();
}

export const now = () => (told ? new Date((told.now_s + (told.running ? (performance.now() - toldAt) / 1000 : 0)) * 1000) : new Date());

function tick() {
  if (!told) return;
  const at = now();
  const options = { hour: told.hours12 ? "numeric" : "2-digit", minute: "2-digit", hourCycle: told.hours12 ? "h12" : "h23" };
  const face = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: told.tz }).format(at);
  const city = told.tz.split("/").pop().replaceAll("_", " ");
  put($("#clock-face"), `${face}, ${new Intl.DateTimeFormat("en-US", { ...options, timeZone: told.tz }).format(at)} in ${city}`);
  $("#clock-state").hidden = told.running;
  $("#freeze").textContent = told.running ? "Freeze the clock" : "Let the clock run";
  for (const each of $$("[data-local]")) {
    const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: each.dataset.local }).format(at);
    put(each, `${day} ${new Intl.DateTimeFormat("en-US", { ...options, timeZone: each.dataset.local }).format(at)}`);
  }
}

const put = (element, words) => {
  if (element.textContent !== words) element.textContent = words;
};

export const move = (given) => act("clock", given);

export function startClock() {
  setInterval(tick, 1000);
  document.addEventListener("redrawn", tick);
  $("#clock-menu").addEventListener("click", async (event) => {
    const button = event.target.closest("[data-clock]");
    if (button) await move(JSON.parse(button.dataset.clock));
    else if (event.target.closest("#freeze")) await move({ running: !told.running });
    else if (event.target.closest("#clock-now")) await move({ set: new Date().toISOString(), running: true });
    else return;
    $("#clock-menu").hidePopover();
  });
  $("#clock-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await move({ to: $("#clock-at").value });
    $("#clock-menu").hidePopover();
  });
  $("#clock-menu").addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") $("#clock-at").value = wall(now(), told.tz);
  });
}

/** An instant as the value of a datetime-local field, in a zone. */
export function wall(at, tz) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", { timeZone: tz, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" })
      .formatToParts(at).map((each) => [each.type, each.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** Seconds since 1970 of the value of a datetime-local field in a zone; of an hour that comes twice, the first. */
export function epoch(value, tz) {
  const wanted = Date.parse(`${value}:00Z`);
  let at = wanted;
  for (let round = 0; round < 2; round += 1) at += wanted - Date.parse(`${wall(new Date(at), tz)}:00Z`);
  return at / 1000;
}
