// Searches the index of a static copy in the browser: all words have to be there; newest first.
(() => {
  const list = document.getElementById("hits");
  const told = document.getElementById("told");
  const more = document.getElementById("more");
  const field = document.getElementById("words");
  const PAGE = 20;
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[〔\[［【(（]/g, "(").replace(/[〕\]］】)）]/g, ")");
  const question = (new URLSearchParams(location.search).get("q") || "").slice(0, 100);
  field.value = question;
  const words = folded(question).split(/\s+/).filter(Boolean);
  if (!words.length) return;
  let found = [];
  let shown = 0;

  const line = (tag, text, parent) => {
    const made = parent.appendChild(document.createElement(tag));
    made.textContent = text;
    return made;
  };
  const showMore = () => {
    for (const [url, title, number, agency, day, text] of found.slice(shown, shown + PAGE)) {
      const hit = list.appendChild(document.createElement("li"));
      const link = line("a", title, hit.appendChild(document.createElement("h2")));
      if (url.startsWith("/")) link.href = url;
      if (text) line("p", text.slice(0, 120), hit);
      const where = hit.appendChild(document.createElement("p"));
      where.className = "where";
      line("span", agency, where);
      line("time", day, where).dateTime = day;
      if (number) line("span", number, where);
    }
    shown = Math.min(found.length, shown + PAGE);
    more.parentElement.hidden = shown >= found.length;
  };
  more.addEventListener("click", showMore);
  fetch(list.dataset.index)
    .then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    })
    .then((rows) => {
      found = rows.filter((row) => {
        const all = folded(row.slice(1).join("\n"));
        return words.every((word) => all.includes(word));
      });
      told.textContent = found.length ? list.dataset.found.replace("{n}", found.length) : list.dataset.none;
      showMore();
    })
    .catch(() => {
      told.textContent = list.dataset.lost;
    });
})();
