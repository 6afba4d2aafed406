// One article: where it is from, and its quotes in the order of the text, each with what was read in it.

function selectedArticle() {
  return state.selected && state.selected.article !== undefined ? model.articleById.get(state.selected.article) : undefined;
}

function openArticle(index, near = true) {
  select({ article: model.articles[index].id }, { near });
}

// Shows only what this article says; a second press shows everything again.
function isolate(index) {
  const { id } = model.articles[index];
  state.only = state.only === id ? "" : id;
  refresh();
  writeAddress(true);
}

function isolateButton(index, attributes = {}) {
  const on = state.only === model.articles[index].id;
  return button(on ? "Show all articles" : "Only this article", () => isolate(index), attributes);
}

// What stands in an article and passes the filters: quotes in order, each with its facts and statements.
function saidIn(index) {
  const quotes = new Map();
  const at = (q) => {
    if (!quotes.has(q)) quotes.set(q, { q, facts: [], statements: [] });
    return quotes.get(q);
  };
  for (const fact of model.facts) {
    if (!shown.facts[fact.index]) continue;
    for (const evidence of fact.evidence) {
      if (evidence.a === index && !at(evidence.q).facts.some((one) => one.fact === fact)) at(evidence.q).facts.push({ fact, evidence });
    }
  }
  for (const item of model.statements) if (item.a === index && shown.statements[item.index]) at(item.q).statements.push(item);
  return [...quotes.values()].sort((a, b) => a.q - b.q);
}

function articlePanel(index) {
  const article = model.articles[index];
  const quotes = saidIn(index);
  const facts = new Set(quotes.flatMap((quote) => quote.facts.map(({ fact }) => fact)));
  const statements = quotes.reduce((sum, quote) => sum + quote.statements.length, 0);
  return [
    element("p", { class: "kind" }, "Article"),
    element("h2", { dir: "auto" }, shorten(article.title || article.name, 300)),
    element("p", { class: "source" },
      article.outlet ? element("span", { dir: "auto" }, shorten(article.outlet, 80)) : null,
      article.date ? element("time", { datetime: article.date }, bucket(article.date) ? dayName(article.date) : shorten(article.date, 30)) : null,
      article.url ? element("span", {}, link(article.url, "Read the article")) : null),
    element("p", { class: "sum" }, [counted(facts.size, "fact", "facts"), counted(statements, "statement", "statements"), counted(quotes.length, "quote", "quotes")].join(" · ")),
    controls(isolateButton(index)),
    section("What it says, in order", quotes, quoteItem, 200),
    quotes.length === 0 ? element("p", { class: "hint" }, whyEmpty(index)) : null,
  ].flat();
}

// Why nothing of an article is shown, and the way out of it.
function whyEmpty(index) {
  if (!model.articles[index].n) return "No fact and no statement was found in it.";
  if (state.only && state.only !== model.articles[index].id) {
    const only = model.articleById.get(state.only);
    return ["Nothing of it is shown, because only ", element("bdi", {}, `“${shorten(model.articles[only].title || model.articles[only].name, 90)}”`), " is. ",
      button("Show all articles", () => isolate(only), { class: "plain" })];
  }
  if (state.focus.length) return ["Nothing of it is shown, because only some entities are. ", button("Show everything", leaveFocus, { class: "plain" })];
  return "The filters hide what it says.";
}

function quoteItem({ q, facts, statements }) {
  const text = model.quotes[q];
  return element("li", { "data-quote": q },
    element("blockquote", { dir: "auto" }, linkedQuote(text, namesIn(text, facts, statements))),
    element("ul", { class: "brief" },
      facts.map(({ fact }) => element("li", {}, button([stroke(fact.look), element("span", {}, element("bdi", {}, shorten(sentence(fact), 160)), " ", badges(fact))],
        () => select({ edge: edgeOf(fact).key }), { class: "line" }))),
      statements.map((item) => element("li", { class: "speaks" }, stroke("said"), element("span", {}, nodeButton(model.nodes[item.s]), item.direct ? " says this" : " is said to say this",
        item.topics.length ? [", about ", item.topics.flatMap((topic, i) => [i ? ", " : "", nodeButton(model.nodes[topic])])] : null)))));
}

// Where names of entities stand in a quote: of facts that is known, of statements it is looked up.
function namesIn(text, facts, statements) {
  const spans = [];
  for (const { fact, evidence } of facts) {
    for (const [part, end] of [["s", fact.s], ["o", fact.o]]) if (evidence[part]) spans.push({ from: evidence[part][0], to: evidence[part][1], node: model.nodes[end] });
  }
  for (const index of new Set(statements.flatMap((item) => [item.s, ...item.topics]))) {
    const node = model.nodes[index];
    for (const word of [node.label, ...node.aliases].sort((a, b) => b.length - a.length)) {
      const from = word.length > 2 ? text.indexOf(word) : -1;
      if (from >= 0) { spans.push({ from, to: from + word.length, node }); break; }
    }
  }
  return spans;
}
