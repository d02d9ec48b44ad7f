// Applies the reader's choices to pages that were kept in a cache or exported as plain files.
// The server writes the same attributes on <html> when it answers itself (gongkai.portal.reading).
(() => {
  const stored = document.cookie.split("; ").find((each) => each.startsWith("reading="));
  if (!stored) return;
  const allowed = {
    size: ["large", "larger"],
    theme: ["light", "dark", "contrast"],
    spacing: ["wide"],
    pointer: ["large"],
  };
  for (const pair of decodeURIComponent(stored.slice("reading=".length)).split(".")) {
    const [name, value] = pair.split("-");
    if (allowed[name] && allowed[name].includes(value)) document.documentElement.dataset[name] = value;
  }
})();
