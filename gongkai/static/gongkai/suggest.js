// Offers titles while somebody types in the search box. Without this script the box works as before.
(() => {
  const PAUSE = 250; // milliseconds without a key before the server is asked
  const LEAST = 2; // characters
  for (const input of document.querySelectorAll("input[data-suggest]")) {
    const list = document.createElement("datalist");
    list.id = `${input.id}-suggestions`;
    input.after(list);
    input.setAttribute("list", list.id);
    let timer = 0;
    let asked = "";
    let isComposing = false; // an input method is still being used
    const ask = async () => {
      const typed = input.value.trim();
      if (isComposing || typed.length < LEAST || typed === asked) return;
      asked = typed;
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`);
        if (!answer.ok || typed !== asked) return;
        const { titles } = await answer.json();
        list.replaceChildren(...titles.map((title) => new Option(title, title)));
      } catch {
        list.replaceChildren();
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    };
    input.addEventListener("compositionstart", () => { isComposing = true; });
    input.addEventListener("compositionend", () => { isComposing = false; later(); });
    input.addEventListener("input", later);
  }
})();
