// The same facts as a table, for reading, printing and screen readers; and the list of articles.

const ROWS = 100;

function syncSheet() {
  const sheet = document.getElementById("sheet");
  const open = state.view !== "picture";
  sheet.hidden = !open;
  // Without a selection the panel has nothing to add to a table.
  document.getElementById("panel").hidden = open && !state.selected;
  document.querySelector(".body").classList.toggle("wide-sheet", open && !state.selected);
  document.getElementById("stage").hidden = open;
  for (const item of document.querySelectorAll("[data-view]")) {
    item.setAttribute("aria-pressed", String(item.dataset.view === state.view));
  }
  if (open) sheet.replaceChildren(...(state.view === "facts" ? factTables() : articleTable()));
}

function factTables() {
  const near = selectedNode();
  const touches = (fact) => !near || fact.s === near.index || fact.o === near.index;
  const facts = model.facts.filter((fact) => shown.facts[fact.index] && touches(fact));
  const statements = model.statements.filter((item) => shown.statements[item.index]
    && (!near || item.s === near.index || item.topics.includes(near.index)));
  // What has no date is told apart as soon as the months matter.
  const dated = state.months ? facts.filter((fact) => fact.from) : facts;
  const others = state.months ? facts.filter((fact) => !fact.from) : [];
  const of = near ? element("p", { class: "hint" }, "Only what concerns ", name(near, 80), ". ", button("Show all", () => select(null))) : null;
  return [of,
    factTable("Facts", dated),
    others.length ? factTable("Undated facts", others) : null,
    statements.length ? table(`Statements (${statements.length.toLocaleString("en")})`, ["Speaker", "Words", "About", "Source"], statements, statementRow,
      [(item) => model.nodes[item.s].label, null, (item) => item.topics.map((topic) => model.nodes[topic].label).join(", "), (item) => sourceOf(item.a)]) : null,
  ].flat().filter(Boolean);
}

function factTable(title, facts) {
  return table(`${title} (${facts.length.toLocaleString("en")})`, ["Subject", "Relation", "Object", "How it is said", "Confidence", "Quote", "Source"], facts, factRow,
    [(fact) => model.nodes[fact.s].label, (fact) => fact.role || relationLabel(fact.r), (fact) => model.nodes[fact.o].label, saidHow, (fact) => -fact.c, (fact) => -readings(fact).length, (fact) => sourceOf(readings(fact)[0].a)]);
}

function saidHow(fact) {
  return [...new Set([fact.look === "former" ? "" : LOOKS[fact.look].label, statusAsOf(fact), fact.stance === "asserted" || fact.stance === fact.look ? "" : fact.stance])].filter(Boolean).join(", ");
}

// What sources are sorted by: the latest first, then by outlet.
function sourceOf(index) {
  const article = model.articles[index];
  if (!article) return "~";
  const late = article.date.replace(/\d/g, (digit) => 9 - Number(digit));
  return `${late || "~"} ${article.outlet} ${article.title}`;
}

function factRow(fact) {
  const [first] = readings(fact);
  const more = readings(fact).length - 1;
  return element("tr", { class: fact.look, "data-fact": fact.index },
    element("td", {}, nodeButton(model.nodes[fact.s], 80)),
    element("td", {}, fact.role ? element("bdi", {}, shorten(fact.role, 80)) : relationLabel(fact.r)),
    element("td", {}, nodeButton(model.nodes[fact.o], 80)),
    element("td", {}, element("span", { class: "look" }, stroke(fact.look), saidHow(fact))),
    element("td", { class: "number" }, fact.c.toFixed(2)),
    element("td", { class: "quote" }, element("span", { dir: "auto" }, markedQuote(model.quotes[first.q], first)), more ? element("em", {}, ` and ${counted(more, "more quote", "more quotes")}`) : null),
    element("td", { class: "source" }, articleLine(first.a)));
}

function statementRow(item) {
  return element("tr", { "data-statement": item.index },
    element("td", {}, nodeButton(model.nodes[item.s], 80)),
    element("td", { class: "quote", dir: "auto" }, item.direct ? `“${shorten(model.quotes[item.q], 1000)}”` : shorten(model.quotes[item.q], 1000)),
    element("td", {}, item.topics.map((topic) => nodeButton(model.nodes[topic], 60))),
    element("td", { class: "source" }, articleLine(item.a)));
}

function articleTable() {
  const counts = tellings();
  const all = model.articles.map((article, index) => ({ article, index, n: counts[index] })).filter(({ index }) => shown.articles[index]);
  const outlets = model.articles.some(({ outlet, url }) => outlet || url);
  const columns = [
    ["Title", ({ article, index }) => element("td", { dir: "auto" }, button(shorten(article.title || article.name, 300), () => openArticle(index), { class: "name" })), ({ article }) => article.title || article.name],
    ...(outlets ? [["Outlet", ({ article }) => element("td", { dir: "auto" }, article.url ? link(article.url, shorten(article.outlet || new URL(article.url).hostname, 80)) : shorten(article.outlet, 80)), ({ article }) => article.outlet]] : []),
    ["Date", ({ article }) => element("td", { class: "number" }, shorten(article.date, 30)), ({ article }) => (bucket(article.date) ? article.date : "")],
    ["Facts and statements", ({ n }) => element("td", { class: "number" }, n.toLocaleString("en")), ({ n }) => -n],
    ["Show", ({ index }) => element("td", {}, isolateButton(index, { class: "plain" }))],
  ];
  const row = (item) => element("tr", { "data-article": item.article.id }, columns.map(([, build]) => build(item)));
  const names = columns.map(([name]) => name);
  // The latest first, those without a date last.
  return [table(`Articles (${all.length.toLocaleString("en")})`, names, all, row, columns.map(([, , value]) => value), [names.indexOf("Date"), -1])].flat();
}

// How many of the facts and statements shown each article tells.
function tellings() {
  const counts = new Array(model.articles.length).fill(0);
  for (const fact of model.facts) if (shown.facts[fact.index]) for (const index of new Set(fact.evidence.map((item) => item.a))) if (index >= 0) counts[index] += 1;
  for (const item of model.statements) if (item.a >= 0 && shown.statements[item.index]) counts[item.a] += 1;
  return counts;
}

// Each head with a value to sort by is a button; a second press turns the order around.
function table(caption, heads, rows, build, values, order = [null, 1]) {
  const holder = element("div", {});
  const draw = (column, turn) => {
    const sorted = column === null ? rows : sortedBy(rows, values[column], turn);
    const body = element("tbody", { role: "rowgroup" });
    // Cells know their head and role, because a narrow page shows each row as a card.
    const row = (item) => {
      const made = build(item);
      made.setAttribute("role", "row");
      [...made.children].forEach((part, index) => {
        part.setAttribute("role", "cell");
        part.dataset.head = heads[index];
      });
      return made;
    };
    const [, more] = chunked(body, sorted, row, ROWS);
    const head = (text, index) => element("th", { scope: "col", role: "columnheader", "aria-sort": index === column ? (turn > 0 ? "ascending" : "descending") : null },
      values[index] ? button(text, () => {
        draw(index, index === column ? -turn : 1);
        holder.querySelectorAll("th")[index].querySelector("button").focus();
      }, { class: "sort" }) : text);
    holder.replaceChildren(element("div", { class: "wide" },
      element("table", { role: "table" }, element("caption", {}, caption),
        element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, heads.map(head))), body)), more);
  };
  draw(...order);
  return holder;
}

function sortedBy(rows, value, turn) {
  const keyed = rows.map((row, index) => ({ row, index, key: value(row) }));
  const compare = typeof (keyed[0] || {}).key === "number" ? (a, b) => a - b : new Intl.Collator("en").compare;
  return keyed.sort((a, b) => turn * compare(a.key, b.key) || a.index - b.index).map(({ row }) => row);
}
