// Roles over time: one bar for each, from the first article that tells of it to the last, with a
// mark where an article says so. When a post ended is not known from the day of an article.

function rolesOverTime(node, roles) {
  const dated = roles.filter((fact) => monthsOf(fact).length);
  const all = dated.flatMap(monthsOf).sort();
  if (all.length === 0 || all[0] === all[all.length - 1]) return null;
  const [first, last] = [ordinal(all[0]), ordinal(all[all.length - 1])];
  const at = (month) => 6 + 288 * ((ordinal(month) - first) / (last - first));
  const span = (fact) => daysOf(fact)[0] + daysOf(fact).pop();
  dated.sort((a, b) => (span(a) < span(b) ? -1 : span(a) > span(b) ? 1 : a.index - b.index));
  return element("div", { class: "over-time" },
    element("ol", {}, dated.slice(0, 24).map((fact) => roleRow(node, fact, at))),
    element("p", { class: "ends", "aria-hidden": "true" }, element("span", {}, monthName(all[0])), element("span", {}, monthName(all[all.length - 1]))));
}

function roleRow(node, fact, at) {
  const months = monthsOf(fact);
  const other = model.nodes[fact.s === node.index ? fact.o : fact.s];
  const [first, last] = [months[0], months[months.length - 1]];
  const told = first === last ? monthName(first) : `${monthName(first)} to ${monthName(last)}`;
  return element("li", { class: fact.look, title: `Articles say so: ${told}` },
    element("p", {}, element("strong", { dir: "auto" }, shorten(fact.role || relationLabel(fact.r), 80)), " ", element("bdi", {}, shorten(other.label, 60)),
      element("span", { class: "when" }, ` ${[statusAsOf(fact), first === last ? "" : told].filter(Boolean).join(" · ") || told}`)),
    drawing("svg", { viewBox: "0 0 300 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      drawing("path", { class: "rail", d: "M0 5H300" }),
      drawing("path", { class: "held", d: `M${at(first).toFixed(1)} 5H${(at(last) + 0.1).toFixed(1)}` }),
      [...new Set(months)].map((month) => drawing("path", { class: "told", d: `M${at(month).toFixed(1)} 5h.01` }))));
}

// Days and months of the articles shown that say so, first to last.
function daysOf(fact) {
  return readings(fact).map((item) => (model.articles[item.a] || { date: "" }).date).filter(bucket).sort();
}

function monthsOf(fact) {
  return daysOf(fact).map(bucket);
}

// "current as of 3 May 2008": an article knows only its own day. What is over was so by the first.
function statusAsOf(fact) {
  const days = daysOf(fact);
  if (!fact.status) return "";
  if (days.length === 0) return `${fact.status}, undated`;
  return fact.status === "former" ? `former by ${dayName(days[0])}` : `${fact.status} as of ${dayName(days[days.length - 1])}`;
}

// The latest first, so that of two chiefs of one body the later one leads; undated last.
function byDay(one, two) {
  const [a, b] = [one, two].map((fact) => daysOf(fact).pop() || "");
  return a < b ? 1 : a > b ? -1 : one.index - two.index;
}

function ordinal(month) {
  const [year, number] = month.split("-").map(Number);
  return year * 12 + number;
}
