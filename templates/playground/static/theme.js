// Light or dark, before anything is painted: what the person chose here, or what the system says.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const put = () => {
    const chosen = localStorage.getItem("theme");
    document.documentElement.dataset.theme = chosen ?? (dark.matches ? "dark" : "light");
  };
  put();
  dark.addEventListener("change", put);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#theme")) return;
    localStorage.setItem("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    put();
  });
})();
