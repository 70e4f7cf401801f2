// Where a person writes: messages and commands, completion, drafts, history, editing, files.
import { failed } from "./banners.js";
import { pin } from "./live.js";
import { $, $$, act, aloud, channel, holds, known, state, tell } from "./state.js";

const composers = [];
const INVITE = { name: "/invite", hint: `@${known.bot.name}`, words: "Brings the app into this channel" };

export function startComposers() {
  for (const form of $$(".composer")) composers.push(new Composer(form));
  document.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    $("#drop").hidden = state.place === "home";
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) $("#drop").hidden = true;
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    $("#drop").hidden = true;
    main().share(event.dataTransfer.files);
  });
}

export const main = () => composers[0];
export const inThread = () => composers[1];

let sent = Promise.resolve(); // one message after another, however fast they are typed

/** Sends words to a place as if they had been typed there: a command, or a message. */
export async function send(words, { where = channel(), thread = null } = {}) {
  const command = /^(\/\S+)\s*([\s\S]*)$/.exec(words);
  const place = thread ? { channel: where, thread_ts: thread } : { channel: where };
  if (!command) {
    sent = sent.then(() => act("say", { text: words, ...place }));
    return sent;
  }
  await sent;
  if (command[1] === INVITE.name && where !== "dm") return act("invite", { channel: where });
  const answer = await act("command", { command: command[1], text: command[2], ...place });
  failed(command[1], answer);
  return answer;
}

class Composer {
  constructor(form) {
    Object.assign(this, { form, area: $("textarea", form), list: $("ul", form), editing: null, history: [], back: 0 });
    this.reply = form.dataset.reply === "true";
    this.area.addEventListener("input", () => this.changed());
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("blur", () => setTimeout(() => this.suggest([]), 120));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.take([...this.list.children].indexOf(item));
    });
    $("[data-cancel]", form).addEventListener("click", () => this.edit(null));
    const file = $("input[type=file]", form);
    $("[data-attach]", form).addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      this.share(file.files);
      file.value = "";
    });
    this.area.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) this.share(event.clipboardData.files);
    });
  }

  /** The conversation has changed: its own draft, its own history. */
  turn() {
    this.editing = null;
    this.form.classList.remove("is-editing");
    $(".editing", this.form).hidden = true;
    this.key_ = `draft ${state.me} ${state.place} ${this.reply ? state.thread : ""}`;
    this.history = JSON.parse(sessionStorage.getItem(`sent ${this.key_}`) ?? "[]");
    this.back = this.history.length;
    this.put(localStorage.getItem(this.key_) ?? "");
    const name = state.place === "dm" || state.place === "home" ? known.bot.name : `#${state.place}`;
    this.area.placeholder = this.reply ? "Reply…" : `Message ${name}`;
    this.area.setAttribute("aria-label", this.reply ? "Reply" : `Message ${name}`);
  }

  put(words) {
    this.area.value = words;
    this.area.setSelectionRange(words.length, words.length);
    this.changed({ suggest: false });
  }

  changed({ suggest = true } = {}) {
    const { area } = this;
    if (CSS.supports("field-sizing", "content") === false) {
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight}px`;
    }
    $(".send", this.form).disabled = !area.value.trim();
    if (!this.editing) {
      if (area.value) localStorage.setItem(this.key_, area.value);
      else localStorage.removeItem(this.key_);
    }
    $(".hint", this.form).textContent = this.hint();
    if (suggest) this.suggest(this.suggestions());
  }

  hint() {
    const name = /^(\/\S+)\s/.exec(this.area.value)?.[1];
    const command = known.commands.find((each) => each.name === name);
    if (command?.hint) return `${command.name} ${command.hint}`;
    return this.area.value ? "Enter sends, Shift+Enter starts a line" : "";
  }

  suggestions() {
    const { value, selectionStart: at } = this.area;
    if (/^\/\S*$/.test(value)) {
      return [...known.commands, ...(channel() === "dm" ? [] : [INVITE])].filter((each) => each.name.startsWith(value)).map((each) => ({ label: `${each.name}${each.hint ? ` ${each.hint}` : ""}`, note: each.words, from: 0, put: `${each.name} ` }));
    }
    const mention = /(?:^|\s)@([\w.-]*)$/.exec(value.slice(0, at));
    if (!mention) return [];
    const from = at - mention[1].length - 1;
    const everybody = [{ name: known.bot.name, real_name: "the app" }, ...known.people];
    return everybody.filter((each) => each.name.startsWith(mention[1].toLowerCase()) || (mention[1] && holds(each.real_name, mention[1]))).map((each) => ({ label: `@${each.name}`, note: each.real_name, from, put: `@${each.name} ` }));
  }

  suggest(found) {
    this.found = found;
    this.chosen = 0;
    this.list.replaceChildren(...found.map((each, place) => {
      const item = Object.assign(document.createElement("li"), { id: `${this.list.id}-${place}` });
      item.setAttribute("role", "option");
      item.append(Object.assign(document.createElement("b"), { textContent: each.label }), Object.assign(document.createElement("span"), { textContent: each.note }));
      return item;
    }));
    this.list.hidden = !found.length;
    this.area.setAttribute("aria-expanded", String(Boolean(found.length)));
    this.choose(0);
  }

  choose(place) {
    const { length } = this.found;
    this.chosen = length ? (place + length) % length : 0;
    [...this.list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === this.chosen)));
    if (length) this.area.setAttribute("aria-activedescendant", `${this.list.id}-${this.chosen}`);
    else this.area.removeAttribute("aria-activedescendant");
    this.list.children[this.chosen]?.scrollIntoView({ block: "nearest" });
  }

  take(place) {
    const { from, put } = this.found[place];
    const { value, selectionStart: at } = this.area;
    this.area.value = value.slice(0, from) + put + value.slice(at);
    this.area.setSelectionRange(from + put.length, from + put.length);
    this.area.focus();
    this.changed({ suggest: false });
    this.suggest([]);
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    const complete = open && this.area.value.slice(this.found[this.chosen].from, this.area.selectionStart).trim() !== this.found[this.chosen].put.trim();
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) this.choose(this.chosen + (event.key === "ArrowDown" ? 1 : -1));
    else if (open && event.key === "Escape") this.suggest([]);
    else if (open && (event.key === "Tab" || (event.key === "Enter" && complete))) this.take(this.chosen);
    else if (event.key === "Enter" && !event.shiftKey) this.send();
    else if (event.key === "Escape" && this.editing) this.edit(null);
    else if (event.key === "ArrowUp" && !event.shiftKey && this.atHistory()) this.recall(-1);
    else if (event.key === "ArrowDown" && !event.shiftKey && this.back < this.history.length && this.atHistory()) this.recall(1);
    else return;
    event.preventDefault();
  }

  atHistory() {
    return !this.editing && (!this.area.value || this.area.value === this.history[this.back]?.words);
  }

  /** ↑: the last message to be edited, or the last command to be given again; ↑ once more: the one before. */
  recall(step) {
    const place = this.back + step;
    if (place < 0 || place > this.history.length) return;
    this.back = place;
    const before = this.history[place];
    const message = before?.ts && $(`.message[data-own][data-ts="${before.ts}"]`);
    if (message && step < 0) this.edit(message);
    else this.put(before?.words ?? "");
  }

  edit(message) {
    this.editing = message ? { ts: message.dataset.ts } : null;
    $(".editing", this.form).hidden = !message;
    this.form.classList.toggle("is-editing", Boolean(message));
    this.put(message ? message.dataset.raw : (localStorage.getItem(this.key_) ?? ""));
    this.area.focus();
    if (message) aloud("Editing a message. Escape cancels.");
  }

  async send() {
    const words = this.area.value.trim();
    if (!words) return;
    if (this.editing) {
      const { ts } = this.editing;
      const answer = await act("edit", { ts, text: words, channel: channel() });
      if (answer.ok) {
        this.back = this.history.length;
        this.edit(null);
      }
      return;
    }
    const entry = { words };
    this.history = [...this.history, entry].slice(-50);
    this.back = this.history.length;
    this.put("");
    this.suggest([]);
    pin($(this.reply ? "#thread-stage" : "#stage")); // who asks wants to see the answer
    const answer = await send(words, { thread: this.reply ? state.thread : null });
    if (answer.ts) entry.ts = answer.ts;
    sessionStorage.setItem(`sent ${this.key_}`, JSON.stringify(this.history));
    if (!answer.ok && !this.area.value) this.put(words);
  }

  async share(files) {
    for (const file of files) {
      const query = new URLSearchParams({ as: state.me, channel: channel(), name: file.name });
      if (this.reply && state.thread) query.set("thread_ts", state.thread);
      const words = this.area.value.trim();
      if (words) query.set("text", words);
      const answer = await tell(`/control/upload?${query}`, { method: "POST", body: file });
      if (answer.ok) this.put("");
    }
  }
}
