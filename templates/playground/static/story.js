// A story that plays itself: somebody types, presses and moves the clock; anybody can stop it.
import { move } from "./clock.js";
import { main } from "./composer.js";
import { onChange } from "./live.js";
import { $, $$, known, state } from "./state.js";

const quick = matchMedia("(prefers-reduced-motion: reduce)").matches || navigator.webdriver;
const TYPING_MS = quick ? 0 : 28;
const READING_MS = quick ? 60 : 1600;
const PATIENCE_MS = 10_000;

let stopped = true;
let go = null;

export function startStory({ goTo }) {
  go = goTo;
  document.addEventListener("redrawn", () => { $("#story-button").hidden = !known.story.length; });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-story], #story-button")) play();
    else if (event.target.closest("#stop-story")) stop();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !stopped) stop();
  });
}

function stop() {
  stopped = true;
  $("#caption").hidden = true;
}

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function play() {
  if (!stopped) return;
  stopped = false;
  say("A story begins. Sit back.");
  for (const step of known.story) {
    if (stopped) return;
    const [[kind, value]] = Object.entries(step);
    if (!(await steps[kind](value))) break;
    await pause(kind === "note" ? READING_MS : READING_MS / 4);
  }
  if (stopped) return;
  say("That was it. Now it is your turn.");
  await pause(READING_MS * 2);
  stop();
}

function say(words) {
  $("#caption-text").textContent = words;
  $("#caption").hidden = false;
}

const steps = {
  async note(words) {
    say(words);
    return true;
  },
  async be(name) {
    await go(`/as/${name}/${state.place}`);
    return true;
  },
  async go(place) {
    await go(`/as/${state.me}/${place}`);
    return true;
  },
  async clock(words) {
    const step = /^\+(\d+) ?h$/.exec(words);
    before = heard();
    return (await move(step ? { advance: Number(step[1]) * 3600 } : { to: words })).ok;
  },
  async say(words) {
    const composer = main();
    for (let typed = 1; typed <= words.length && !stopped; typed += quick ? words.length : 1) {
      composer.put(words.slice(0, typed));
      await pause(TYPING_MS);
    }
    if (stopped) return false;
    composer.put(words);
    await pause(READING_MS / 4);
    before = heard();
    await composer.send();
    return true;
  },
  /** Until the bot has said something new here, or changed what it said. */
  async wait() {
    if (heard() !== before) return true;
    return new Promise((resolve) => {
      const done = onChange(() => {
        if (heard() !== before || stopped) end(true);
      });
      const late = setTimeout(() => {
        say("The bot has not answered. The story ends here.");
        end(false);
      }, PATIENCE_MS);
      const end = (well) => {
        done();
        clearTimeout(late);
        resolve(well);
      };
    });
  },
  async press(words) {
    const found = $$("#log .bk-button, #log button.bk-button").filter((each) => each.textContent.trim() === words).at(-1);
    if (!found) {
      say(`There is no button “${words}” here; the story goes on without it.`);
      before = "";
      return true;
    }
    found.scrollIntoView({ block: "center" });
    found.classList.add("pressed-by-story");
    await pause(READING_MS / 2);
    before = heard();
    found.click();
    found.classList.remove("pressed-by-story");
    return true;
  },
};

let before = "";
/** All that others say here, threads counted. */
const heard = () => $$("#log .message:not([data-own]) .content, #log .thread-link").map((each) => each.textContent).join();
