// An editor for the text of an item, with headings, signature and tables. The text box keeps the written text (see
// gongkai/files/page_text): it is what is saved, and all there is where this does not run.
(async () => {
  const box = document.querySelector("textarea[data-editor]");
  const page = document.querySelector("template[data-page]");
  const bar = document.querySelector("[data-editor-bar]");
  if (!box || !page || !bar) return;
  const { pm } = await import(box.dataset.editor);
  const { Schema, DOMParser } = pm.model;
  const { EditorState, Plugin, TextSelection } = pm.state;
  const { EditorView } = pm.view;
  const { tableNodes, tableEditing, goToNextCell, TableMap } = pm.tables;
  const tables = pm.tables;

  const line = (parse, toDOM, attrs) => ({ group: "block", content: "inline*", parseDOM: parse, toDOM, attrs, defining: true });
  const schema = new Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: line([{ tag: "p" }, { tag: "li" }], () => ["p", 0]),
      sign: line([{ tag: "p.sign", priority: 60 }], () => ["p", { class: "sign" }, 0]),
      heading: line(
        [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: level < 3 ? 2 : 3 } })),
        (node) => [`h${node.attrs.level}`, 0],
        { level: { default: 2 } },
      ),
      br: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"], leafText: () => "\n" },
      text: { group: "inline" },
      ...tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} }),
    },
  });

  // From the document to written text
  const BARE = "\u200b";
  const plain = (text) => (/^(\||#{1,2} |>> )/.test(text) ? BARE + text : text);
  const said = (node) => node.textBetween(0, node.content.size, "\n", (leaf) => (leaf.type.name === "br" ? "\n" : ""));
  const tidy = (text) => text.replace(/[\t\u00a0 ]+/g, " ").trim();
  const lines = (node) => said(node).split("\n").map(tidy);
  const marked = (mark) => (node) => lines(node).filter(Boolean).map((each) => mark + each);
  const cellText = (cell) => {
    const text = lines(cell).filter(Boolean).join("\\n").replaceAll("|", "\\|");
    return text === "<" || text === "^" ? BARE + text : text;
  };
  const rows = (table) => {
    const map = TableMap.get(table);
    const written = [];
    let heads = 0;
    for (let row = 0; row < map.height; row += 1) {
      const cells = [];
      let isHead = true;
      for (let column = 0; column < map.width; column += 1) {
        const at = map.map[row * map.width + column];
        const rect = map.findCell(at);
        const cell = table.nodeAt(at);
        if (cell.type.name !== "table_header") isHead = false;
        if (rect.left === column && rect.top === row) cells.push(cellText(cell));
        else cells.push(rect.left < column ? "<" : "^");
      }
      if (isHead && heads === row) heads = row + 1;
      written.push(`| ${cells.join(" | ")} |`);
    }
    if (heads && heads < map.height) written.splice(heads, 0, "|---|");
    return ["", ...written, ""];
  };
  const WRITERS = {
    paragraph: (node) => lines(node).map(plain),
    sign: marked(">> "),
    heading: (node) => marked(node.attrs.level === 2 ? "# " : "## ")(node),
    table: rows,
  };
  const written = (doc) => {
    const found = [];
    doc.forEach((node) => found.push(...WRITERS[node.type.name](node)));
    return found.join("\n").replace(/\n{3,}/g, "\n\n").replace(/^\n+|\n+$/g, "");
  };

  // Below a table there is always a line to go on writing; empty, it leaves no trace in the written text
  const endsOpen = (doc) => doc.lastChild.type.name !== "table";
  const goingOn = new Plugin({
    appendTransaction: (_transactions, _before, state) =>
      endsOpen(state.doc) ? null : state.tr.insert(state.doc.content.size, schema.nodes.paragraph.create()),
  });
  const docOf = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const doc = DOMParser.fromSchema(schema).parse(holder.content);
    return endsOpen(doc) ? doc : doc.copy(doc.content.addToEnd(schema.nodes.paragraph.create()));
  };
  const insertTable = (state, dispatch) => {
    const cell = (type) => schema.nodes[type].createAndFill();
    const row = (type) => schema.nodes.table_row.create(null, [cell(type), cell(type), cell(type)]);
    const table = schema.nodes.table.create(null, [row("table_header"), row("table_cell"), row("table_cell")]);
    if (dispatch) {
      // One writes on in the first cell, and Tab leads on from there
      const made = state.tr.replaceSelectionWith(table);
      let first;
      made.doc.descendants((node, at) => {
        if (node === table) first = at;
        return first === undefined;
      });
      dispatch(made.setSelection(TextSelection.near(made.doc.resolve(first + 1))).scrollIntoView());
    }
    return true;
  };
  const { setBlockType } = pm.commands;
  const COMMANDS = {
    paragraph: setBlockType(schema.nodes.paragraph),
    heading: setBlockType(schema.nodes.heading, { level: 2 }),
    subheading: setBlockType(schema.nodes.heading, { level: 3 }),
    sign: setBlockType(schema.nodes.sign),
    table: insertTable,
    row: tables.addRowAfter,
    column: tables.addColumnAfter,
    "no-row": tables.deleteRow,
    "no-column": tables.deleteColumn,
    "no-table": tables.deleteTable,
    merge: tables.mergeCells,
    split: tables.splitCell,
    head: tables.toggleHeaderRow,
    undo: pm.history.undo,
    redo: pm.history.redo,
  };
  const lineBreak = (state, dispatch) => {
    if (dispatch) dispatch(state.tr.replaceSelectionWith(schema.nodes.br.create()).scrollIntoView());
    return true;
  };

  const place = document.createElement("div");
  place.className = "editor-page";
  box.before(bar, place);
  const label = document.querySelector(`label[for="${box.id}"]`);
  if (label) label.id ||= `${box.id}-label`;
  const plugins = [
    pm.history.history(),
    pm.keymap.keymap({
      "Mod-z": COMMANDS.undo, "Mod-y": COMMANDS.redo, "Shift-Mod-z": COMMANDS.redo,
      "Shift-Enter": lineBreak, Tab: goToNextCell(1), "Shift-Tab": goToNextCell(-1),
    }),
    pm.keymap.keymap(pm.commands.baseKeymap),
    tableEditing(),
    goingOn,
  ];
  const view = new EditorView(place, {
    state: EditorState.create({ doc: docOf(page.innerHTML), plugins }),
    // What Word and WPS say of looks is dropped by the schema; taken out here so that the browser does not complain
    transformPastedHTML: (html) => html
      .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, "")
      .replace(/\s(style|bgcolor|onclick)\s*=\s*("[^"]*"|'[^']*')/gi, ""),
    attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": label ? label.id : "" },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) {
        box.value = written(view.state.doc);
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
      show();
    },
  });
  const buttons = [...bar.querySelectorAll("button[data-do]")];
  const show = () => {
    for (const each of buttons) each.disabled = !COMMANDS[each.dataset.do](view.state);
  };
  for (const each of buttons) {
    each.addEventListener("click", () => {
      COMMANDS[each.dataset.do](view.state, view.dispatch, view);
      view.focus();
    });
  }
  if (label) label.addEventListener("click", () => view.focus());

  // The written text can be looked at and changed as well; coming back, the server makes the page from it
  const source = bar.querySelector("[data-source]");
  const hint = document.getElementById(`${box.id}_helptext`);
  const inSource = (is) => {
    if (hint) hint.hidden = !is;
    box.hidden = !is;
    place.hidden = is;
    for (const each of buttons) each.hidden = is;
    source.setAttribute("aria-pressed", String(is));
  };
  source.addEventListener("click", async () => {
    if (box.hidden) {
      inSource(true);
      return;
    }
    const data = new FormData(box.form);
    const answer = await fetch(box.dataset.page, { method: "POST", body: data, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const doc = docOf(await answer.text());
    view.updateState(EditorState.create({ doc, plugins }));
    inSource(false);
    show();
  });
  inSource(false);
  bar.hidden = false;
  show();
})();
