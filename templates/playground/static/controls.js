// What the bot has drawn to be pressed, picked and filled in: in messages, in modals, on the Home.
import { failed } from "./banners.js";
import { epoch } from "./clock.js";
import { $, $$, act, aloud, channel } from "./state.js";

const CHANGING = "select, input, textarea";
const TYPED = "textarea, input:is([type=text], [type=email], [type=url], [type=file])"; // told with the form, or as they ask

/** Whether a field that is typed into tells the bot at that moment; without a word of its own, at Enter. */
function tellsOn(field, moment) {
  if (!field.matches?.("input[data-dispatch]") || !field.matches(TYPED)) return false;
  return (field.dataset.dispatchOn ?? "on_enter_pressed").split(" ").includes(moment);
}

export function startControls() {
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-action-id]");
    if (!control || event.target.closest("label, .bk-multi, .bk-choices") || control.matches(CHANGING)) return;
    control.closest("[popover]")?.hidePopover();
    press(control, pressed(control));
  });
  document.addEventListener("change", (event) => {
    const control = event.target.closest("[data-action-id]");
    if (control && event.target.matches(CHANGING) && !event.target.matches(TYPED)) changed(control);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !tellsOn(event.target, "on_enter_pressed")) return;
    event.preventDefault();
    changed(event.target);
  });
  document.addEventListener("input", (event) => {
    if (tellsOn(event.target, "on_character_entered")) changed(event.target);
  });
  startModal();
}

async function changed(control) {
  const before = control.dataset.before;
  if (!(await press(control, valueOf(control))) && before !== undefined && "value" in control) control.value = before;
}

/** Tells the bot, after its own question where it has one. Gives whether it was told. */
async function press(control, value) {
  if (control.dataset.confirm && !(await asked(JSON.parse(control.dataset.confirm)))) return false;
  const given = { action_id: control.dataset.actionId, block_id: control.dataset.blockId };
  if (value !== undefined) given.value = value;
  const message = control.closest(".message");
  const view = control.closest("[data-view]");
  if (message) Object.assign(given, { ts: message.dataset.ts, channel: channel() });
  else if (view) given.view_id = view.dataset.view;
  control.setAttribute("aria-busy", "true");
  const answer = await act("press", given);
  control.removeAttribute("aria-busy");
  if (answer.shown && view && !message) modalError(`${answer.shown} (${answer.failure})`);
  return answer.ok;
}

/** What a press sends along: the option of an overflow menu, the side of a feedback, nothing for a button. */
function pressed(control) {
  const { kind, value } = control.dataset;
  if (kind === "overflow") return value;
  if (kind === "feedback_buttons") return control.id.endsWith("-up") ? "positive" : "negative";
  return undefined;
}

/** What a control holds, as the control interface takes it. */
export function valueOf(control) {
  const inner = $$("input", control).filter((each) => each.checked).map((each) => each.value);
  if (control.matches(".bk-multi")) return inner;
  if (control.matches(".bk-choices")) return control.dataset.kind === "checkboxes" ? inner : (inner[0] ?? null);
  if (control.value === "" || control.value === undefined) return null;
  if (control.dataset.kind === "datetimepicker") return epoch(control.value, control.dataset.tz);
  return control.value;
}

/** A question before something is done; gives whether the person wants it. */
export function asked({ title, text, confirm = "Yes", deny = "Cancel", style }) {
  const dialog = $("#confirm");
  const form = Object.assign(document.createElement("form"), { method: "dialog", className: "modal-form" });
  const part = (kind, ...inside) => {
    const box = Object.assign(document.createElement("div"), { className: kind });
    box.append(...inside);
    return box;
  };
  const button = (value, words, kind) => Object.assign(document.createElement("button"), { value, textContent: words, className: kind });
  form.append(
    part("modal-head", Object.assign(document.createElement("h2"), { id: "confirm-title", textContent: title })),
    part("modal-body", Object.assign(document.createElement("p"), { textContent: text })),
    part("modal-foot", part("from"), button("no", deny, ""), button("yes", confirm, style === "danger" ? "danger" : "primary")),
  );
  dialog.replaceChildren(form);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

// The modal: the server says which one is on top; the dialog follows, and gives the focus back when it goes.

let kept = {};
let back = null;

function startModal() {
  const dialog = $("#modal");
  dialog.addEventListener("input", keep);
  dialog.addEventListener("redrawn", () => {
    const form = $("form", dialog);
    if (!form) {
      if (dialog.open) dialog.close();
      kept = {};
      back?.isConnected && back.focus();
      back = null;
      return;
    }
    if (kept.view !== form.dataset.view) kept = { view: form.dataset.view, values: {} };
    for (const [name, value] of Object.entries(kept.values)) {
      const field = form.elements[name];
      if (field && "value" in field && !(field instanceof RadioNodeList)) field.value = value;
    }
    if (!dialog.open) {
      back = document.activeElement;
      dialog.showModal();
      ($("[autofocus]", form) ?? $(".modal-body :is(input, textarea, select, button)", form) ?? $("[data-close]", form)).focus();
    }
    $("[aria-invalid]", form)?.focus();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    act("close");
  });
  dialog.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close]");
    if (close) act("close", { all: close.dataset.close === "all" });
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.target);
  });
}

function keep(event) {
  if (event.target.name && !["checkbox", "radio", "file"].includes(event.target.type)) {
    kept.values ??= {};
    kept.values[event.target.name] = event.target.value;
  }
}

async function submit(form) {
  const button = $("button[value=submit]", form);
  if (!button || button.getAttribute("aria-busy")) return;
  const values = {};
  for (const control of $$("[data-action-id]", form)) {
    if (control.closest(".bk-input") && control.dataset.kind !== "file_input") values[control.dataset.blockId] = valueOf(control);
  }
  button.setAttribute("aria-busy", "true");
  const answer = await act("submit", { values });
  button.removeAttribute("aria-busy");
  failed("view_submission", answer);
  const problem = answer.shown ? `${answer.shown} (${answer.failure})` : answer.error;
  if (problem) modalError(problem);
  else if (Object.keys(answer.modals?.at(-1)?.errors ?? {}).length) aloud("The form has errors.");
}

function modalError(words) {
  const box = $("#modal .modal-error");
  if (box) Object.assign(box, { textContent: words, hidden: false });
}
