// Registers what was put up or taken down when the line is poor: the form with its photograph is kept in this browser and
// sent when there is a line again. Each deed carries a name of its own, so that one that is sent twice counts once.
// An addition: without scripts the form is sent as every other.
(() => {
  const form = document.querySelector("form[data-send-later]");
  if (!form || !window.indexedDB) return;
  const line = form.querySelector("[data-send-line]");
  const says = form.dataset;
  const say = (words) => { line.textContent = words; };

  const opened = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open("gongkai-boards", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const within = async (mode, act) => {
    const base = await opened();
    return new Promise((resolve, reject) => {
      const deal = base.transaction("waiting", mode);
      const asked = act(deal.objectStore("waiting"));
      deal.oncomplete = () => { base.close(); resolve(asked.result); };
      deal.onerror = () => { base.close(); reject(deal.error); };
    });
  };
  const keys = () => within("readonly", (store) => store.getAllKeys());
  const read = (key) => within("readonly", (store) => store.get(key));
  const forget = (key) => within("readwrite", (store) => store.delete(key));
  const keep = (deed) => within("readwrite", (store) => store.add(deed));

  const entries = () => [...new FormData(form).entries()].filter(([name]) => name !== "csrfmiddlewaretoken");
  const post = (address, fields) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" }, credentials: "same-origin" });
  };

  let isSending = false;
  const sendWaiting = async () => {
    if (isSending || !navigator.onLine) return;
    isSending = true;
    try {
      let sent = 0;
      for (const key of await keys()) {
        const deed = await read(key);
        say(says.sending);
        const answer = await post(deed.address, deed.fields);
        const isOurs = (answer.headers.get("Content-Type") || "").includes("json");
        if (!isOurs) return; // signed out, or no page of ours: it stays here
        const told = await answer.json();
        await forget(key);
        if (!answer.ok) return say(says.refused + told.says);
        sent += 1;
      }
      if (sent) say(says.sent);
    } catch {
      const left = (await keys()).length;
      say(says.waiting.replace("N", left));
    } finally {
      isSending = false;
    }
  };

  // A name for the next deed, also where the page has no secure line
  const renamed = () => {
    if (!form.elements.sent_as) return;
    const random = crypto.getRandomValues(new Uint8Array(16));
    random[6] = (random[6] & 15) | 64;
    random[8] = (random[8] & 63) | 128;
    form.elements.sent_as.value = [...random].map((each) => each.toString(16).padStart(2, "0")).join("");
  };
  const keepHere = async () => {
    try {
      await keep({ address: location.pathname, fields: entries() });
      form.reset();
      renamed();
      say(says.kept);
    } catch {
      say(says.full);
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!navigator.onLine) return keepHere();
    say(says.sending);
    let answer;
    try {
      answer = await post(location.pathname, entries());
    } catch {
      return keepHere(); // the line broke
    }
    const isOurs = (answer.headers.get("Content-Type") || "").includes("json");
    if (!isOurs) return keepHere(); // signed out meanwhile
    const told = await answer.json();
    if (!answer.ok) return say(says.refused + told.says);
    location.assign(says.next);
  });
  addEventListener("online", sendWaiting);
  keys().then((found) => {
    if (!found.length) return;
    say(says.waiting.replace("N", found.length));
    sendWaiting();
  });
})();
