// Keys of the desk: an addition, never the only way. Single letters act outside fields only and can be
// switched off on the page of keys (the choice is kept in this browser).
(() => {
  const OFF = "gongkai.keys.off";
  const pressed = document.querySelector("[data-keys-switch]");
  const areOff = () => {
    try { return localStorage.getItem(OFF) === "1"; } catch { return false; }
  };
  if (pressed) {
    pressed.hidden = false;
    pressed.setAttribute("aria-pressed", String(areOff()));
    pressed.addEventListener("click", () => {
      try { localStorage.setItem(OFF, areOff() ? "0" : "1"); } catch { return; }
      pressed.setAttribute("aria-pressed", String(areOff()));
    });
  }

  const inField = (target) =>
    target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const move = (step) => {
    const rows = [...document.querySelectorAll("[data-row] a:first-of-type")].filter(
      (each, at, all) => all.findIndex((one) => one.closest("[data-row]") === each.closest("[data-row]")) === at,
    );
    if (!rows.length) return;
    const here = rows.findIndex((each) => each.closest("[data-row]").contains(document.activeElement));
    rows[Math.min(rows.length - 1, Math.max(0, here + step))].focus();
  };
  const go = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
  };
  const keys = {
    "/": () => document.getElementById("find")?.focus(),
    j: () => move(1),
    k: () => move(-1),
    "?": () => go('.foot a[href$="/keys/"]'),
  };
  let waitsForSecond = false;
  document.addEventListener("keydown", (event) => {
    if (areOff() || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    if (waitsForSecond && event.key === "t") go("a.mark");
    waitsForSecond = event.key === "g";
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // A pressed button says that work is going on, and cannot be pressed twice
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !button.dataset.busy) return;
    if (button.getAttribute("aria-busy") === "true") return event.preventDefault();
    button.setAttribute("aria-busy", "true");
    button.textContent = button.dataset.busy;
  });

  // A link to the help of this page opens it
  document.querySelectorAll('a[href="#page-help"]').forEach((link) =>
    link.addEventListener("click", () => { document.getElementById("page-help").open = true; }),
  );
})();
