// The grid of a statutory table: adds up while somebody types, from the sums that the server declares; keys of a
// spreadsheet, pasting of blocks, undo. An addition: the form works without it, and the server checks again.
(() => {
  const table = document.querySelector("table[data-grid]");
  const form = table && table.closest("form");
  if (!form) return;
  const words = form.dataset;
  const line = form.querySelector("[data-grid-line]");
  const UNIT = 1000000n; // amounts have at most six decimals; everything is counted in millionths
  const inputs = [...table.querySelectorAll("input[name]:not(.pick)")];
  const byName = new Map(inputs.map((each) => [each.name, each]));
  const rows = [...table.tBodies[0].rows]
    .map((row) => [...row.querySelectorAll("input[name]")]).filter((row) => row.length);
  const NOTHING = new Set(["/", "-", "—", "－", "无"]);
  let rules = { totals: [], balances: [], broken: {} };

  const plain = (text) => text.normalize("NFKC").replace(/[\s,]/g, "").replace("−", "-");
  // The value in millionths; null for a blank, undefined for what is no number
  const numberIn = (text) => {
    const bare = plain(text);
    if (!bare) return null;
    const found = /^([+-]?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(bare);
    if (!found) return undefined;
    const size = BigInt(found[2]) * UNIT + BigInt((found[3] || "").padEnd(6, "0"));
    return found[1] === "-" ? -size : size;
  };
  const print = (value) => {
    const size = value < 0n ? -value : value;
    const rest = String(size % UNIT).padStart(6, "0").replace(/0+$/, "");
    return `${value < 0n ? "-" : ""}${size / UNIT}${rest ? `.${rest}` : ""}`;
  };
  const valueOf = (name) => (byName.has(name) ? numberIn(byName.get(name).value) : undefined);
  const lastYear = (name) => {
    const held = byName.get(name)?.dataset.last;
    return held ? numberIn(held) : undefined;
  };

  // Totals follow their parts unless somebody typed another
  const overridden = new Set();
  const sumOf = (parts) => {
    const values = parts.map(valueOf);
    if (values.some((each) => each === undefined) || values.every((each) => each === null)) return null;
    return values.reduce((sum, each) => sum + (each ?? 0n), 0n);
  };
  const here = (totals) => totals.filter(([at]) => byName.has(at));
  const followTotals = () => {
    for (const [at, parts] of here(rules.totals)) {
      const total = sumOf(parts);
      const field = byName.get(at);
      if (!overridden.has(at) && total !== null && valueOf(at) !== total) field.value = print(total);
      field.closest("td").classList.toggle("over", overridden.has(at) && total !== null && valueOf(at) !== total);
    }
  };

  const side = (given) => {
    const values = given.terms.map(([cell, factor, isLast]) => {
      const value = isLast ? lastYear(cell) : valueOf(cell);
      return value === undefined ? undefined : (value ?? 0n) * BigInt(factor);
    });
    return values.includes(undefined) ? undefined : values.reduce((sum, each) => sum + each, 0n);
  };
  const HOLDS = { "＝": (a, b) => a === b, "≤": (a, b) => a <= b, "≥": (a, b) => a >= b };
  const isBlankTotal = (name) => rules.totals.some(([at, parts]) =>
    at === name && valueOf(at) === null && parts.some((part) => valueOf(part)));
  const broken = () => rules.balances.filter((each) => byName.has(each.at)).flatMap((each) => {
    const terms = [...each.found.terms, ...each.expected.terms].filter(([, , isLast]) => !isLast);
    if (terms.some(([cell]) => isBlankTotal(cell))) return [];
    const found = side(each.found);
    const expected = side(each.expected);
    if (found === undefined || expected === undefined || HOLDS[each.relation](found, expected)) return [];
    return [{ ...each, left: found, right: expected }];
  });
  const sizeOf = ({ left, right }) => `${left > right ? words.more : words.less} ${print(left > right ? left - right : right - left)}`;

  const mark = (field, text, css) => {
    const cell = field.closest("td");
    cell.classList.toggle("bad", css === "bad");
    cell.classList.toggle("mind", css === "mind");
    let note = cell.querySelector(".msg");
    if (!text) {
      note?.remove();
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      return;
    }
    if (!note) {
      note = document.createElement("span");
      note.className = "msg";
      note.id = `${field.id}-why`;
      cell.append(note);
    }
    note.textContent = text;
    field.setAttribute("aria-describedby", note.id);
    if (css === "bad") field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
  };
  const recount = () => {
    followTotals();
    const problems = broken();
    const errors = problems.filter((each) => each.level === "error");
    for (const field of inputs) {
      field.classList.toggle("z", plain(field.value) === "0");
      const isNoNumber = numberIn(field.value) === undefined;
      const mine = problems.filter((each) => each.at === field.name);
      const gravest = mine.filter((each) => each.level === "error");
      const shown = isNoNumber ? words.notANumber : (gravest.length ? gravest : mine).map(sizeOf).join("；");
      mark(field, shown, isNoNumber || gravest.length ? "bad" : mine.length ? "mind" : "");
    }
    balanceLine();
    if (!line) return;
    line.textContent = errors.length
      ? errors.slice(0, 2).map((each) => `${each.place}：${each.found.words} ${print(each.left)}，${each.expected.words} ${print(each.right)}，${sizeOf(each)}`).join("　") + (errors.length > 2 ? `　${errors.length} ${words.problems}` : "")
      : inputs.every((each) => !each.value) ? "" : words.clean;
    line.classList.toggle("bad", errors.length > 0);
  };

  // The foot of the table of applications: does each column add up
  const columnBalances = () => rules.balances.filter((each) => each.rule === "applications.balance" && byName.has(each.at));
  const makeFoot = () => {
    if (!columnBalances().length || table.tFoot) return;
    const row = table.createTFoot().insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    head.colSpan = 3;
    head.textContent = words.balance;
    row.append(head);
    for (const each of columnBalances()) {
      const cell = row.insertCell();
      cell.className = byName.get(each.at).closest("td").className.replace(/\b(bad|mind|over|sum|unread)\b/g, "");
      cell.dataset.column = each.at;
    }
  };
  const balanceLine = () => {
    if (!table.tFoot) return;
    for (const each of columnBalances()) {
      const cell = table.tFoot.querySelector(`[data-column="${each.at}"]`);
      const difference = { left: side(each.found), right: side(each.expected) };
      const isKnown = difference.left !== undefined && difference.right !== undefined;
      const isLevel = isKnown && difference.left === difference.right;
      cell.textContent = !isKnown ? "" : isLevel ? words.level : sizeOf(difference);
      cell.classList.toggle("is-bad", isKnown && !isLevel);
    }
  };

  // One step of undo is everything that one act changed
  const steps = [];
  let before = "";
  const put = (changes) => {
    steps.push(changes.map(([field]) => [field, field.value]));
    for (const [field, value] of changes) {
      field.value = value;
      if (isTotal(field.name)) noteTotal(field);
    }
    before = document.activeElement.value ?? "";
    form.dispatchEvent(new Event("input", { bubbles: true }));
    recount();
  };
  const isTotal = (name) => rules.totals.some(([at]) => at === name);
  const noteTotal = (field) => {
    const [, parts] = rules.totals.find(([at]) => at === field.name);
    const value = numberIn(field.value);
    if (value === null || value === sumOf(parts)) overridden.delete(field.name);
    else overridden.add(field.name);
  };
  const undo = () => {
    const step = steps.pop();
    if (!step) return false;
    for (const [field, value] of step) {
      field.value = value;
      if (isTotal(field.name)) noteTotal(field);
    }
    step[0][0].focus();
    before = step[0][0].value;
    form.dispatchEvent(new Event("input", { bubbles: true }));
    recount();
    line.textContent = words.undone;
    return true;
  };

  const placeOf = (field) => {
    const at = rows.findIndex((row) => row.includes(field));
    return [at, at < 0 ? -1 : rows[at].indexOf(field)];
  };
  const isShown = (field) => field.offsetParent !== null;
  const go = (field, rowStep, columnStep) => {
    let [row, column] = placeOf(field);
    for (;;) {
      row += rowStep;
      column += columnStep;
      const next = rows[row]?.[columnStep ? column : Math.min(column, rows[row].length - 1)];
      if (!next) return;
      if (isShown(next)) return next.focus();
    }
  };
  const toProblem = (step) => {
    const faulty = inputs.filter((each) => isShown(each) && each.closest("td").matches(".bad, .mind, .over"));
    if (!faulty.length) return;
    const now = inputs.indexOf(document.activeElement);
    const order = step > 0 ? faulty : [...faulty].reverse();
    (order.find((each) => (inputs.indexOf(each) - now) * step > 0) || order[0]).focus();
  };
  const tellOrigin = (field) => {
    const total = rules.totals.find(([at]) => at === field.name);
    let from = field.dataset.from || words.byYou;
    if (total) {
      const parts = total[1].filter((part) => valueOf(part)).map((part) => `${byName.get(part).getAttribute("aria-label").split("，")[0]} ${print(valueOf(part))}`);
      from = overridden.has(field.name) ? words.typed : `${words.sums}${parts.length ? `：${parts.join(" ＋ ")}` : ""}`;
    }
    line.classList.remove("bad");
    line.textContent = `${field.getAttribute("aria-label").split("，")[0]}：${from}${field.dataset.last ? `；${words.lastYear} ${field.dataset.last}` : ""}`;
  };
  const atEdge = (field, step) =>
    field.selectionStart === 0 && field.selectionEnd === field.value.length
    || (field.selectionStart === field.selectionEnd && field.selectionStart === (step < 0 ? 0 : field.value.length));
  table.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!inputs.includes(field)) return;
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (isUndo) {
      if (field.value === before && undo()) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const acts = {
      Enter: () => go(field, event.shiftKey ? -1 : 1, 0),
      ArrowDown: () => go(field, 1, 0),
      ArrowUp: () => go(field, -1, 0),
      ArrowLeft: () => atEdge(field, -1) && go(field, 0, -1),
      ArrowRight: () => atEdge(field, 1) && go(field, 0, 1),
      F8: () => toProblem(event.shiftKey ? -1 : 1),
      F2: () => tellOrigin(field),
    };
    if (!acts[event.key]) return;
    const isMove = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (isMove && !atEdge(field, event.key === "ArrowLeft" ? -1 : 1)) return;
    event.preventDefault();
    acts[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || inputs.includes(event.target)) return;
    event.preventDefault();
    toProblem(event.shiftKey ? -1 : 1);
  });
  table.addEventListener("focusin", (event) => {
    if (!inputs.includes(event.target)) return;
    before = event.target.value;
    event.target.select();
  });
  table.addEventListener("change", (event) => {
    const field = event.target;
    if (inputs.includes(field) && field.value !== before) steps.push([[field, before]]);
    before = field.value;
  });
  table.addEventListener("input", (event) => {
    if (inputs.includes(event.target) && isTotal(event.target.name)) noteTotal(event.target);
    recount();
  });

  // A block from Excel or WPS: lines of values with tabs; labels copied along are left out
  const isFigure = (text) => NOTHING.has(text) || (numberIn(text) ?? undefined) !== undefined;
  const linesOf = (text) => {
    const lines = [[""]];
    let isQuoted = false;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      const row = lines[lines.length - 1];
      if (sign === '"' && (isQuoted || row[row.length - 1] === "")) {
        if (isQuoted && text[at + 1] === '"') { row[row.length - 1] += sign; at += 1; } else isQuoted = !isQuoted;
      } else if (isQuoted) row[row.length - 1] += sign;
      else if (sign === "\t") row.push("");
      else if (sign === "\n") lines.push([""]);
      else if (sign !== "\r") row[row.length - 1] += sign;
    }
    return lines.map((row) => row.map((each) => each.trim()));
  };
  const blockOf = (text) => {
    const lines = linesOf(text.replace(/[\r\n]+$/, ""));
    const firstFigure = (row) => { const at = row.findIndex(isFigure); return at < 0 ? row.length : at; };
    const hasLabels = lines.some((row) => row.slice(0, firstFigure(row)).some(Boolean));
    const block = [];
    for (const row of lines) {
      const first = firstFigure(row);
      if (first === row.length && (hasLabels || row.some(Boolean))) continue;
      let labels = first;
      while (labels > 0 && !row[labels - 1]) labels -= 1;
      const figures = row.slice(labels);
      if (figures.some((each) => each && !isFigure(each))) return null;
      block.push(figures);
    }
    return block.some((row) => row.some(Boolean)) ? block : null;
  };
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") || "";
    if (!inputs.includes(event.target) || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const block = blockOf(text);
    if (!block) { line.textContent = words.noFigures; return; }
    let [top, left] = placeOf(event.target);
    if (block.length === rows.length && rows.length > 1) [top, left] = [0, 0];
    const fits = top + block.length <= rows.length && block.every((row, at) => left + row.length <= rows[top + at].length);
    if (!fits) { line.textContent = words.over; return; }
    const changes = block.flatMap((row, at) => row.map((value, column) => [rows[top + at][left + column], value]));
    put(changes);
    line.textContent = words.pasted.replace("N", changes.length);
  });

  fetch(table.dataset.grid, { credentials: "same-origin" })
    .then((answer) => answer.json())
    .then((given) => {
      rules = given;
      for (const [at] of here(rules.totals)) noteTotal(byName.get(at));
      makeFoot();
      recount();
      form.dataset.ready = "1";
    })
    .catch(() => {}); // without the sums the page is the plain form, and the server checks
})();
