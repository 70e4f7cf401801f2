// Loud errors: red, with Slack's own name for what went wrong and the way to the exchange.
import { inspect } from "./inspector.js";

const MOST = 3;
export function banner({ number = null, where = "", code = "", words = "", ordered = false, soft = false }) {
  const list = document.getElementById("banners");
  const key = `${where} ${code} ${words}`;
  const twin = [...list.children].find((each) => each.dataset.key === key);
  const times = twin ? Number(twin.dataset.times) + 1 : 1;
  twin?.remove();
  const box = document.createElement("div");
  box.className = `banner${ordered ? " ordered" : ""}${soft ? " soft" : ""}`;
  box.dataset.key = key;
  box.dataset.times = times;
  const said = document.createElement("p");
  if (code) said.append(Object.assign(document.createElement("code"), { textContent: code }), ` ${where}. `);
  said.append(words, times > 1 ? ` (${times} times)` : "");
  box.append(said);
  if (number !== null) box.append(button("link", "See the exchange", () => inspect(number)));
  box.append(button("small", "Dismiss", () => box.remove()));
  list.append(box);
  while (list.children.length > MOST) list.firstChild.remove();
}

const FROM_THE_WIRE = ["operation_timeout", "dispatch_failed", "http_client_error", "http_service_error"]; // told by it too

/** Tells why something that a person did has failed, where the wire does not tell it itself. */
export function failed(where, { failure, shown, messages = [] }) {
  if (!shown || FROM_THE_WIRE.includes(failure)) return;
  banner({ where, code: failure ?? "", words: messages.length ? messages.join(" ") : shown });
}

export function clearBanners() {
  document.getElementById("banners").replaceChildren();
}

function button(kind, words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: words });
  made.addEventListener("click", act);
  return made;
}
