// Quotes with where they stand: article, outlet, date, link, stance, rule, confidence.

function articleLine(index) {
  const article = model.articles[index];
  if (!article) return [element("span", {}, "article not in this graph")];
  const title = shorten(article.title || article.name, 160);
  return [
    element("cite", { dir: "auto" }, link(article.url, title)),
    article.outlet ? element("span", { dir: "auto" }, shorten(article.outlet, 60)) : null,
    article.date ? element("time", { datetime: article.date }, shorten(article.date, 30)) : null,
    button("all its quotes", () => openArticle(index), { class: "plain" }),
  ];
}

function evidenceItem(evidence) {
  return element("li", { class: "evidence" },
    quoteBlock(evidence),
    element("p", { class: "source" }, articleLine(evidence.a)),
    element("p", { class: "how" },
      evidence.stance !== "asserted" ? element("span", {}, evidence.stance) : null,
      element("span", { title: "extractor and rule that read this" }, evidence.by),
      meter(evidence.c)),
    (evidence.others || []).map((other) => element("p", { class: "how" },
      element("span", { title: "extractor and rule that read the same" }, `also ${other.by}`), meter(other.c))));
}

// The quotes of a fact in the articles that are shown. A sentence that two extractors read is one
// quote with two readers.
function readings(fact) {
  if (!fact.readings) {
    const found = new Map();
    for (const item of fact.evidence) {
      const key = `${item.a} ${item.q}`;
      if (found.has(key)) found.get(key).others.push(item);
      else found.set(key, { ...item, others: [] });
    }
    fact.readings = [...found.values()];
  }
  return fact.readings.filter((item) => told(item.a));
}

function meter(confidence) {
  return element("span", { class: "confidence", title: "how sure the rule is, 0 to 1" },
    drawing("svg", { viewBox: "0 0 30 5", width: 30, height: 5, "aria-hidden": "true" },
      drawing("rect", { class: "rail", width: 30, height: 5, rx: 2.5 }),
      drawing("rect", { class: "level", width: 30 * confidence, height: 5, rx: 2.5 })),
    `confidence ${confidence.toFixed(2)}`);
}

function badges(fact) {
  const found = [];
  if (fact.status) found.push(element("span", { class: `badge ${fact.status}` }, statusAsOf(fact)));
  if (fact.stance !== "asserted") found.push(element("span", { class: `badge ${fact.stance}` }, fact.stance));
  return found;
}

// Copies of one sentence in several articles are one witness, so distinct quotes are counted.
function witnesses(fact) {
  const quotes = new Set(readings(fact).map((item) => item.q)).size;
  const articles = new Set(readings(fact).map((item) => item.a)).size;
  const apart = fact.independent && readings(fact).length === fact.readings.length ? `, ${fact.independent} independent` : "";
  return `${counted(quotes, "quote", "quotes")} in ${counted(articles, "article", "articles")}${apart}`;
}

function factItem(fact, open = false) {
  const list = element("ul", { class: "quotes" });
  const [first, ...rest] = readings(fact);
  list.append(evidenceItem(first));
  const more = rest.length ? element("details", { class: "rest", open: open && rest.length < 20 },
    element("summary", {}, `${counted(rest.length, "more quote", "more quotes")}`),
    chunked(element("ul", { class: "quotes" }), rest, evidenceItem, 20)) : null;
  return element("li", { class: `fact ${fact.look}`, "data-fact": fact.index },
    element("p", { class: "phrase" }, phrase(fact), " ", badges(fact)),
    list, more,
    element("p", { class: "sum" }, fact.evidence.length > 1 ? `${witnesses(fact)} · together ${fact.c.toFixed(2)}` : null,
      open ? null : button("Show its line", () => select({ edge: edgeOf(fact).key }), { class: "plain" })));
}

function statementItem(statement) {
  const words = shorten(model.quotes[statement.q], 4000);
  return element("li", { class: "statement", "data-statement": statement.index },
    element("p", { class: "phrase" }, nodeButton(model.nodes[statement.s]), element("span", {}, statement.direct ? " says" : " says, in the article’s words")),
    element("blockquote", { dir: "auto", class: statement.direct ? "direct" : null }, statement.direct ? `“${words}”` : words),
    statement.topics.length ? element("p", { class: "topics" }, element("span", {}, "about"), statement.topics.map((topic) => nodeButton(model.nodes[topic]))) : null,
    element("p", { class: "source" }, articleLine(statement.a)),
    element("p", { class: "how" }, element("span", {}, statement.by), meter(statement.c)));
}
