// What the page knows of itself, and the one way to tell the server what a person does.
import { banner } from "./banners.js";

export const known = JSON.parse(document.getElementById("known").textContent);
export const state = { me: document.body.dataset.me, place: document.body.dataset.place, thread: null, rows: 100, inspecting: false };
export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/** The name of the conversation for the control interface; the Home belongs to the direct messages. */
export const channel = () => (state.place === "home" ? "dm" : state.place);

/** Does something as the acting person. Gives the answer, also when Slack's client would not have let it through. */
export async function act(name, given = {}, method = "POST") {
  return tell(`/control/${name}`, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: state.me, ...given }) });
}

export async function tell(url, request) {
  let answer;
  try {
    answer = await (await fetch(url, request)).json();
  } catch {
    answer = { ok: false, error: "The local Slack does not answer. Is it still running?" };
  }
  if (!answer.ok && answer.error) banner({ words: answer.error, soft: true });
  return answer;
}

export function aloud(words) {
  $("#aloud").textContent = words;
}

/** A word in a name or a sentence, whatever its case. */
export const holds = (text, word) => text.toLowerCase().includes(word.toLowerCase());
