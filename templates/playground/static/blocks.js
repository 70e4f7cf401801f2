// What the blocks need of a script, whoever sends their actions: menus by arrow keys, and chips that follow the boxes.

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest(".bk-menu[role=menu]");
  if (!menu || !["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  items.at(to % items.length).focus();
  event.preventDefault();
});

document.addEventListener("toggle", (event) => {
  if (event.newState === "open" && event.target.matches(".bk-menu")) event.target.querySelector("[role=menuitem], input")?.focus();
}, true);

document.addEventListener("click", (event) => {
  const menu = event.target.closest(".bk-menu-item[role=menuitem]")?.closest(".bk-menu");
  if (menu?.matches(":popover-open")) menu.hidePopover();
});

document.addEventListener("change", (event) => {
  const multi = event.target.closest(".bk-multi");
  if (!multi) return;
  const most = Number(multi.dataset.max || 100);
  const boxes = [...multi.querySelectorAll("input")];
  if (boxes.filter((box) => box.checked).length > most) event.target.checked = false;
  const chosen = boxes.filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
  const button = multi.querySelector(".bk-multi-button");
  const shown = chosen.length ? chosen : [multi.dataset.placeholder];
  multi.querySelector(".bk-chips").replaceChildren(...shown.map((words) => {
    const chip = document.createElement("span");
    chip.className = chosen.length ? "bk-chip" : "bk-placeholder";
    chip.textContent = words;
    return chip;
  }));
  button.setAttribute("aria-label", `${multi.dataset.label}: ${shown.join(", ")}`);
});
