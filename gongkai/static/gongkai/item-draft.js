// Keeps what is typed into the form of an item, without saving it: after a pause, and when the page is left.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const told = document.querySelector("[data-kept]");
  const PAUSE = 4000;
  let waiting = 0;
  let changed = false;
  const body = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name);
    return data;
  };
  const keep = async () => {
    if (!changed) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: body(), credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const kept = await answer.json();
      told.textContent = told.dataset.kept.replace("{}", kept.at);
    } catch {
      changed = true;
      told.textContent = told.dataset.failed;
    }
  };
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => { changed = false; clearTimeout(waiting); });
  addEventListener("pagehide", () => {
    if (changed) navigator.sendBeacon(form.dataset.keep, body());
  });
})();
