// The panel beside the picture: an entity's dossier, a line's quotes, a way, or where to start.

function syncPanel(focus) {
  const panel = document.getElementById("panel");
  const [node, edge] = [selectedNode(), selectedEdge()];
  const article = selectedArticle();
  const content = selectedName() ? namePanel(selectedName()) : article !== undefined ? articlePanel(article) : state.path ? pathPanel() : edge ? edgePanel(edge) : node ? nodePanel(node) : startPanel();
  panel.replaceChildren(...content.filter(Boolean));
  panel.classList.toggle("has-selection", Boolean(state.selected));
  panel.scrollTop = 0;
  if (!focus) return;
  if (state.selected) {
    panel.focus({ preventScroll: true });
    showPanel();
  } else if (narrow() && document.getElementById("stage").getBoundingClientRect().bottom < 100) showStage();
}

// On a phone the panel stands below the picture: it comes into view with its heading.
function showPanel() {
  if (narrow()) document.getElementById("panel").scrollIntoView({ block: "start" });
}

function showStage() {
  document.querySelector("main").scrollIntoView({ block: "start" });
}

function narrow() {
  return matchMedia("(max-width: 820px)").matches;
}

function controls(...more) {
  return element("div", { class: "actions" },
    more,
    narrow() && state.view === "picture" ? button("See it in the graph", showStage, { class: "quiet" }) : null,
    state.trail.length ? button("Back", back, { class: "quiet" }) : null,
    button("Close", () => { state.trail = []; select(null, { keep: false }); }, { class: "quiet", title: "Close (Escape)" }));
}

function section(title, items, build, size, before = null) {
  if (items.length === 0) return null;
  return element("section", {},
    element("h3", {}, title, element("span", { class: "count" }, items.length.toLocaleString("en"))),
    before,
    chunked(element("ul", { class: "facts" }), items, build, narrow() ? 2 : size));
}

function nodePanel(node) {
  const facts = node.facts.filter((fact) => shown.facts[fact.index]);
  const roles = facts.filter((fact) => fact.r === "holds_position");
  const others = facts.filter((fact) => fact.r !== "holds_position");
  const order = ["current", "acting", "future", "former"];
  roles.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || byDay(a, b));
  const said = node.said.filter((item) => shown.statements[item.index]);
  const about = node.about.filter((item) => shown.statements[item.index] && item.s !== node.index);
  const hidden = node.facts.length - facts.length;
  const groups = new Map();
  for (const fact of others) {
    if (!groups.has(fact.r)) groups.set(fact.r, []);
    groups.get(fact.r).push(fact);
  }
  return [
    element("p", { class: "kind" }, symbol(node.type), node.type),
    element("h2", { dir: "auto" }, name(node, 400)),
    node.aliases.length ? element("p", { class: "aliases" }, "also ", node.aliases.slice(0, 12).map((alias) => element("bdi", {}, shorten(alias, 80)))) : null,
    elsewhere(node),
    element("p", { class: "sum" }, [counted(facts.length, "fact", "facts"), counted(said.length + about.length, "statement", "statements"),
      namedIn(node)].filter(Boolean).join(" · ")),
    controls(
      state.focus.includes(node.id) ? null : button(state.focus.length ? "Add to these" : "Only this", () => focusOn(node), { title: "Show only this and what it is linked to (O)" }),
      button("Neighbours", () => openNeighbours(node), { title: "Bring in what it is linked to (E, or double click)" }),
      button("Hide", () => hide(node), { title: "Take it and its facts out (H)" }),
      button(state.pins.has(node.id) ? "Unpin" : "Pin", () => pin(node), { title: "Keep it in its place, shown whatever the filters say; to drag it pins it, too" }),
      button("Path to …", () => askForGoal(), { title: "Choose another entity: the shortest way to it (P)" })),
    section(node.type === "Person" ? "Roles" : "Who holds a position", roles, (fact) => factItem(fact), undefined, rolesOverTime(node, roles)),
    [...groups].map(([relation, items]) => section(relationLabel(relation), items, (fact) => factItem(fact))),
    section("Says", said, statementItem, 20),
    section("What is said about it", about, statementItem, 20),
    section("Other names", otherNames(node), nameItem, 20),
    hidden ? element("p", { class: "hint" }, `${counted(hidden, "fact is", "facts are")} hidden by the filters.`) : null,
  ].flat();
}

// All articles that name it are known; of those that the filters leave, the ones with a fact or a statement.
function namedIn(node) {
  const many = articlesOf(node);
  return many ? `${narrowed() ? "" : "named "}in ${counted(many, "article", "articles")}` : "";
}

function articlesOf(node) {
  if (!narrowed()) return node.articles;
  const facts = node.facts.filter((fact) => shown.facts[fact.index]);
  const statements = [...node.said, ...node.about].filter((item) => shown.statements[item.index]);
  return new Set([...facts.flatMap((fact) => readings(fact).map((item) => item.a)), ...statements.map((item) => item.a)]).size;
}

// Each alias with the articles that print it; in a graph of one article that says nothing.
function otherNames(node) {
  if (model.articles.length < 2) return [];
  return node.aliases.map((alias, index) => [alias, node.called[index] || []]).filter(([, articles]) => articles.length);
}

function nameItem([alias, articles]) {
  const more = articles.length - 5;
  return element("li", {},
    element("p", {}, element("bdi", {}, shorten(alias, 80)), ` in ${counted(articles.length, "article", "articles")}`),
    articles.slice(0, 5).map((index) => element("p", { class: "source" }, articleLine(index))),
    more > 0 ? element("p", { class: "hint" }, `and ${counted(more, "more", "more")}`) : null);
}

// What it is in other registries, and what it may be: there and among the entities here.
function elsewhere(node) {
  const same = (node.same || []).map(([title, address]) => element("li", {}, element("span", {}, "same as "), link(address, shorten(title, 120))));
  const offers = (node.offers || []).map(([title, address, name, score]) => maybe([link(address, shorten(title, 120)), name ? [" ", element("bdi", {}, shorten(name, 120))] : null], score));
  const unsure = (node.unsure || []).map(([other, score]) => maybe(typeof other === "number" ? nodeButton(model.nodes[other]) : element("bdi", {}, shorten(other, 120)), score));
  const items = [...same, ...offers, ...unsure];
  return items.length ? element("ul", { class: "elsewhere" }, items) : null;
}

function maybe(what, score) {
  return element("li", { class: "maybe" }, element("span", {}, "maybe "), what, element("span", { title: "nobody has decided; the score is a sum of features" }, ` ${score.toFixed(2)}, not decided`));
}

// What is called so, the most linked first.
function calledSo(text) {
  return model.ranked.filter((node) => node.label === text || node.aliases.includes(text)).sort((a, b) => b.links - a.links || a.rank - b.rank);
}

function namePanel(text) {
  const called = calledSo(text);
  return [
    element("p", { class: "kind" }, "A name"),
    element("h2", { dir: "auto" }, shorten(text, 200)),
    element("p", { class: "sum" }, `${counted(called.length, "thing is", "things are")} called so`),
    controls(),
    element("ul", { class: "best" }, called.map((node) => element("li", {}, nodeButton(node), element("span", { class: "count" }, `${node.type}, ${counted(node.links, "link", "links")}`)))),
  ];
}

function edgePanel(edge) {
  const facts = factsOf(edge).filter((fact) => shown.facts[fact.index]);
  const statements = statementsOf(edge).filter((item) => shown.statements[item.index]);
  return [
    element("p", { class: "kind" }, stroke(edge.look), LOOKS[edge.look].label),
    element("h2", { class: "line" }, element("bdi", {}, shorten(edge.source.label, 120)), element("span", {}, ` ${relationLabel(edge.relation)} `),
      element("bdi", {}, shorten(edge.target.label, 120))),
    element("p", { class: "sum" }, edgeSum(facts, statements)),
    controls(),
    section("Facts and their quotes", facts, (fact) => factItem(fact, true)),
    section("Statements", statements, statementItem),
    facts.length + statements.length === 0 ? element("p", { class: "hint" }, "The filters hide what stands behind this line.") : null,
    besides(edge),
  ];
}

function edgeSum(facts, statements) {
  const quotes = facts.reduce((sum, fact) => sum + readings(fact).length, statements.length);
  const articles = new Set([...facts.flatMap((fact) => readings(fact).map((item) => item.a)), ...statements.map((item) => item.a)]);
  return `${counted(quotes, "quote", "quotes")} in ${counted(articles.size, "article", "articles")}`;
}

// The other lines between the same two.
function besides(edge) {
  const others = edge.source.edges.filter((item) => item !== edge && shown.edges[item.id] && other(item, edge.source) === other(edge, edge.source));
  if (others.length === 0) return null;
  return element("section", {},
    element("h3", {}, "Also between these two", element("span", { class: "count" }, others.length.toLocaleString("en"))),
    chunked(element("ul", { class: "brief" }), others, (item) => element("li", {}, edgeButton(item)), 20));
}

function edgeButton(edge) {
  return button([stroke(edge.look), element("span", {}, element("bdi", {}, shorten(edge.source.label, 60)), ` ${edgeText(edge)} `, element("bdi", {}, shorten(edge.target.label, 60)))],
    () => select({ edge: edge.key }), { class: "line" });
}

function edgeOf(fact) {
  return model.byKey.get([model.nodes[fact.s].id, fact.r, model.nodes[fact.o].id, fact.look].join(":"));
}

function pathPanel() {
  const way = state.path.map((id) => model.byId.get(id));
  const [from, goal] = [way[0], way[way.length - 1]];
  const { ways, settled } = waysBetween(from, goal, { around: state.around });
  const steps = way.slice(1).map((node, i) => stepBetween(way[i], node));
  return [
    element("p", { class: "kind" }, state.second ? "Another path" : "Shortest path"),
    element("h2", {}, element("bdi", {}, shorten(from.label, 80)), element("span", {}, " to "), element("bdi", {}, shorten(goal.label, 80))),
    element("p", { class: "sum" }, counted(way.length - 1, "link", "links")),
    settled ? null : element("p", { class: "hint" }, "Only with what is denied, planned, possible or said: no chain of stated or reported facts links the two."),
    controls(ways.length > 1 ? button(state.second ? "Shortest path" : "Another way", () => findPath(from, goal, { around: state.around, second: !state.second })) : null),
    element("label", { class: "choice" },
      element("input", { type: "checkbox", id: "around", checked: state.around, change: () => findPath(from, goal, { around: !state.around, second: false }) }),
      element("span", {}, "not through places or hubs")),
    element("ol", { class: "facts" }, steps.map(({ fact, statement }) => (fact ? factItem(fact) : statement ? statementItem(statement) : null))),
  ];
}
