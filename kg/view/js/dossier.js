// The panel beside the picture: an entity's dossier, a line's quotes, a way, or where to start.

function syncPanel(focus) {
  const panel = document.getElementById("panel");
  const [node, edge] = [selectedNode(), selectedEdge()];
  const content = state.path ? pathPanel() : edge ? edgePanel(edge) : node ? nodePanel(node) : startPanel();
  panel.replaceChildren(...content.filter(Boolean));
  panel.classList.toggle("has-selection", Boolean(node || edge));
  panel.scrollTop = 0;
  if (focus && (node || edge)) panel.focus({ preventScroll: !narrow() });
}

function narrow() {
  return matchMedia("(max-width: 820px)").matches;
}

function controls(...more) {
  return element("div", { class: "actions" },
    more,
    state.trail.length ? button("Back", back, { class: "quiet" }) : null,
    button("Close", () => { state.trail = []; select(null, { remember: false }); }, { class: "quiet", title: "Close (Escape)" }));
}

function section(title, items, build, size) {
  if (items.length === 0) return null;
  return element("section", {},
    element("h3", {}, title, element("span", { class: "count" }, items.length.toLocaleString("en"))),
    chunked(element("ul", { class: "facts" }), items, build, size));
}

function nodePanel(node) {
  const facts = node.facts.filter((fact) => shown.facts[fact.index]);
  const roles = facts.filter((fact) => fact.r === "holds_position");
  const others = facts.filter((fact) => fact.r !== "holds_position");
  const order = ["current", "acting", "future", "former"];
  roles.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.index - b.index);
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
    element("p", { class: "sum" }, [counted(facts.length, "fact", "facts"), counted(said.length + about.length, "statement", "statements"),
      node.articles ? `named in ${counted(node.articles, "article", "articles")}` : ""].filter(Boolean).join(" · ")),
    controls(
      button("Neighbours", () => openNeighbours(node), { title: "Zoom to what it is linked to (double click)" }),
      button("Path to …", () => askForGoal(), { title: "Choose another entity: the shortest way to it" })),
    section("Roles", roles, (fact) => factItem(fact)),
    [...groups].map(([relation, items]) => section(relationLabel(relation), items, (fact) => factItem(fact))),
    section("Says", said, statementItem, 20),
    section("What is said about it", about, statementItem, 20),
    hidden ? element("p", { class: "hint" }, `${counted(hidden, "fact is", "facts are")} hidden by the filters.`) : null,
  ].flat();
}

function edgePanel(edge) {
  const facts = factsOf(edge).filter((fact) => shown.facts[fact.index]);
  const statements = statementsOf(edge).filter((item) => shown.statements[item.index]);
  return [
    element("p", { class: "kind" }, stroke(edge.look), LOOKS[edge.look].label),
    element("h2", { class: "line" }, element("bdi", {}, shorten(edge.source.label, 120)), element("span", {}, ` ${relationLabel(edge.relation)} `),
      element("bdi", {}, shorten(edge.target.label, 120))),
    controls(),
    section("Facts and their quotes", facts, (fact) => factItem(fact, true)),
    section("Statements", statements, statementItem),
    facts.length + statements.length === 0 ? element("p", { class: "hint" }, "The filters hide what stands behind this line.") : null,
  ];
}

function pathPanel() {
  const way = state.path.map((id) => model.byId.get(id));
  const steps = way.slice(1).map((node, i) => {
    const edge = node.edges.find((item) => other(item, node) === way[i] && shown.edges[item.id]);
    return edge && edge.facts.length ? factItem(factsOf(edge)[0]) : edge ? statementItem(statementsOf(edge)[0]) : null;
  });
  return [
    element("p", { class: "kind" }, "Shortest path"),
    element("h2", {}, element("bdi", {}, shorten(way[0].label, 80)), element("span", {}, " to "), element("bdi", {}, shorten(way[way.length - 1].label, 80))),
    element("p", { class: "sum" }, counted(way.length - 1, "link", "links")),
    controls(),
    element("ol", { class: "facts" }, steps.filter(Boolean)),
  ];
}

function startPanel() {
  if (model.nodes.length === 0) return [element("p", { class: "hint" }, "Nothing to show.")];
  const best = model.ranked.filter((node) => shown.nodes[node.index]).slice(0, 12);
  return [
    element("h2", {}, "Start here"),
    element("p", { class: "hint" }, "Choose an entity or a line to read the sentences behind it."),
    element("section", {}, element("h3", {}, "Best connected"),
      element("ul", { class: "best" }, best.map((node) => element("li", {}, nodeButton(node, 60), element("span", { class: "count" }, node.links.toLocaleString("en")))))),
    model.articles.length <= 12 && model.articles.length ? element("section", {}, element("h3", {}, model.articles.length === 1 ? "Article" : "Articles"),
      element("ul", { class: "best" }, model.articles.map((_, index) => element("li", { class: "source" }, articleLine(index))))) : null,
    element("section", { class: "keys" }, element("h3", {}, "Keys"), element("dl", {},
      [["/", "search"], ["Esc", "back"], ["F", "fit"], ["+ −", "zoom"], ["← ↑ → ↓", "move"], ["T", "table of facts"]]
        .map(([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)]))),
  ];
}

function showPath(goal) {
  const from = selectedNode();
  const way = from === goal ? null : shortestPath(from, goal);
  if (!way) {
    notice(from === goal ? "That is the same entity." : `No path from ${shorten(from.label, 40)} to ${shorten(goal.label, 40)} with these filters.`);
    return;
  }
  state.path = way;
  refresh({ focus: true });
  writeAddress(true);
}
