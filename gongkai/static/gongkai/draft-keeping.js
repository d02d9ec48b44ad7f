// Saves a draft while somebody writes (form[data-keep]), and keeps in this browser what could not be saved:
// a session that ended, a broken line. An addition: the button of the form saves as well.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  // Milliseconds without a key before a draft is saved: a text is thought about longer than a figure
  const pause = Number(form.dataset.pause || 3000);
  const key = `gongkai.draft.${location.pathname}`;
  const line = form.querySelector("[data-keep-line]");
  const fields = () =>
    [...form.elements].filter((each) => each.name && /^(INPUT|TEXTAREA)$/.test(each.tagName)
      && !["hidden", "radio", "checkbox", "submit"].includes(each.type) && each.name !== "block");
  const say = (words) => { if (line) line.textContent = words; };
  const plain = (text) => text.normalize("NFKC").replace(/[\s,]/g, "");
  const store = {
    read() { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write(values) { try { localStorage.setItem(key, JSON.stringify(values)); } catch { /* full or forbidden */ } },
    clear() { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
  };
  const saved = new Map(fields().map((each) => [each.name, each.defaultValue]));
  const changed = () => fields().filter((each) => each.value !== saved.get(each.name));
  let timer = 0;
  let isStopped = false;
  let isSaving = false;

  const keepHere = (words) => {
    store.write(Object.fromEntries(changed().map((each) => [each.name, each.value])));
    say(words);
  };

  const save = async () => {
    if (isStopped || isSaving || !changed().length) return;
    isSaving = true;
    const sent = new Map(fields().map((each) => [each.name, each.value]));
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      const isOurs = (answer.headers.get("Content-Type") || "").includes("json");
      if (!isOurs || answer.redirected) return keepHere(form.dataset.signedOut);
      const told = await answer.json();
      if (!answer.ok) {
        isStopped = true; // somebody else changed the same; the button shows both
        return keepHere(`${told.says} ${form.dataset.clash}`);
      }
      for (const [name, value] of sent) saved.set(name, value);
      form.elements.seen.value = told.seen;
      store.clear();
      say(told.says);
      form.dispatchEvent(new CustomEvent("kept"));
    } catch {
      keepHere(form.dataset.offline);
    } finally {
      isSaving = false;
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  // What is sent stays here until a page comes back that holds it: a sign-in that ended would swallow it
  form.addEventListener("submit", () => { clearTimeout(timer); keepHere(""); isStopped = true; });
  addEventListener("pagehide", () => {
    if (!isStopped && changed().length) keepHere("");
  });

  const left = store.read();
  if (left) {
    const back = fields().filter((each) => each.name in left && plain(each.value) !== plain(left[each.name]));
    for (const each of back) {
      each.value = left[each.name];
      each.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (back.length) say(form.dataset.back.replace("N", back.length));
    else store.clear();
  }
  window.gongkaiKeep = save; // other modules of the page ask for a save
})();
