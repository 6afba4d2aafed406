// Roles over time: one bar for each, from the first article that tells of it to its end, with a
// mark where an article says so.

function rolesOverTime(node, roles) {
  const dated = roles.filter((fact) => monthsOf(fact).length);
  const all = dated.flatMap(monthsOf).sort();
  if (all.length === 0 || all[0] === all[all.length - 1]) return null;
  const [first, last] = [ordinal(all[0]), ordinal(all[all.length - 1])];
  const at = (month) => 6 + 288 * ((ordinal(month) - first) / (last - first));
  dated.sort((a, b) => (monthsOf(a)[0] < monthsOf(b)[0] ? -1 : 1));
  return element("div", { class: "over-time" },
    element("ol", {}, dated.slice(0, 24).map((fact) => roleRow(node, fact, at))),
    element("p", { class: "ends", "aria-hidden": "true" }, element("span", {}, monthName(all[0])), element("span", {}, monthName(all[all.length - 1]))));
}

function roleRow(node, fact, at) {
  const months = monthsOf(fact);
  const other = model.nodes[fact.s === node.index ? fact.o : fact.s];
  const open = fact.status === "former" ? 0 : 294;
  const [from, to] = [fact.from ? at(months[0]) : 0, fact.until ? at(fact.until < months[0] ? months[0] : fact.until) : open];
  const told = months.length > 1 ? `${monthName(months[0])} to ${monthName(months[months.length - 1])}` : monthName(months[0]);
  return element("li", { class: fact.look, title: `Articles say so: ${told}` },
    element("p", {}, element("strong", { dir: "auto" }, shorten(fact.role || relationLabel(fact.r), 80)), " ", element("bdi", {}, shorten(other.label, 60)),
      element("span", { class: "when" }, ` ${[fact.status, told].filter(Boolean).join(" · ")}`)),
    drawing("svg", { viewBox: "0 0 300 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      drawing("path", { class: "rail", d: "M0 5H300" }),
      drawing("path", { class: "held", d: `M${Math.min(from, to).toFixed(1)} 5H${Math.max(to, from + 0.1).toFixed(1)}` }),
      [...new Set(months)].map((month) => drawing("path", { class: "told", d: `M${at(month).toFixed(1)} 5h.01` }))));
}

// Months of the articles that say so, first to last.
function monthsOf(fact) {
  return fact.evidence.map((item) => bucket((model.articles[item.a] || { date: "" }).date)).filter(Boolean).sort();
}

function ordinal(month) {
  const [year, number] = month.split("-").map(Number);
  return year * 12 + number;
}
