// Ways from one entity to another, what brings neighbours in, and notices that say what was done.

// The rule is that of kg/paths.py: settled facts alone, else whatever links the two; of ways as
// short the one whose entities come first; the second passes through nothing that the first does.

const SETTLED = ["asserted", "reported", "former"];

// Returns up to two ways as ids, and whether they are of settled facts alone.
function waysBetween(from, to, { around = false, visible = (edge) => shown.edges[edge.id] } = {}) {
  const closed = around ? hubs() : new Set();
  for (const settled of [true, false]) {
    const fits = (edge) => visible(edge) && (!settled || SETTLED.includes(edge.look));
    const best = shortest(from, to, { fits, closed });
    if (!best) continue;
    const second = shortest(from, to, { fits, closed: new Set([...closed, ...best.slice(1, -1)]), direct: best.length > 2 });
    return { ways: [best, second].filter(Boolean).map((way) => way.map((node) => node.id)), settled };
  }
  return { ways: [], settled: false };
}

function shortest(from, to, { fits, closed, direct = true }) {
  const before = new Map([[from, null]]);
  for (let border = [from]; border.length && !before.has(to);) {
    const next = [];
    for (const here of border) {
      const near = [...new Set(here.edges.filter(fits).map((edge) => other(edge, here)))].sort((a, b) => a.index - b.index);
      for (const node of near) {
        if (before.has(node) || (closed.has(node) && node !== to) || (!direct && here === from && node === to)) continue;
        before.set(node, here);
        next.push(node);
      }
    }
    border = next;
  }
  if (!before.has(to)) return null;
  const way = [];
  for (let node = to; node; node = before.get(node)) way.unshift(node);
  return way;
}

// Places, and what is linked to more than a twentieth of all, at least to 10 and at most to 50.
function hubs() {
  const linked = model.nodes.map((node) => new Set(node.edges.map((edge) => other(edge, node)).filter((one) => one !== node)).size);
  const most = Math.max(10, Math.min(50, linked.filter(Boolean).length / 20));
  return new Set(model.nodes.filter((node, index) => node.type === "Place" || linked[index] > most));
}

// What links two neighbours on a way: the surest settled fact, else another, else words.
function stepBetween(one, two) {
  const edges = one.edges.filter((edge) => shown.edges[edge.id] && other(edge, one) === two);
  const facts = edges.flatMap(factsOf).filter((fact) => shown.facts[fact.index]);
  const rank = (fact) => (SETTLED.includes(fact.look) ? 0 : 1);
  facts.sort((a, b) => rank(a) - rank(b) || b.c - a.c || a.index - b.index);
  if (facts.length) return { fact: facts[0] };
  return { statement: edges.flatMap(statementsOf).find((item) => shown.statements[item.index]) };
}

function showPath(goal) {
  findPath(selectedNode(), goal, { around: false, second: false });
}

// Shows a way to the goal, or says why there is none.
function findPath(from, goal, { around, second }) {
  const { ways } = from === goal ? { ways: [] } : waysBetween(from, goal, { around });
  if (ways.length === 0) {
    notice(whyNoPath(from, goal, around));
    return;
  }
  Object.assign(state, { path: ways[second && ways.length > 1 ? 1 : 0], around, second: second && ways.length > 1 });
  refresh({ focus: true });
  writeAddress(true);
  notice(`${state.second ? "The other" : "The shortest"} path has ${counted(state.path.length - 1, "link", "links")}.`);
}

// Whether the filters are in the way, or nothing links the two at all.
function whyNoPath(from, goal, around) {
  const [one, two] = [shorten(from.label, 40), shorten(goal.label, 40)];
  if (from === goal) return `The path would begin and end at ${one}: choose another entity.`;
  if (around && waysBetween(from, goal).ways.length) return `No chain of facts or statements links ${one} with ${two} other than through places or hubs.`;
  if (waysBetween(from, goal, { visible: () => true }).ways.length) return `No path from ${one} to ${two} is shown: the filters hide a link of each.`;
  return `No chain of facts or statements links ${one} with ${two}.`;
}

// Brings in what the entity is linked to: to those in focus, or to those that a large graph draws.
function openNeighbours(node) {
  const before = new Set(drawnNodes.keys());
  if (state.focus.length) focusOn(node);
  else {
    if (isLarge()) state.opened.add(node.id);
    select({ node: node.id }, { focus: false });
  }
  const linked = new Set(node.edges.filter((edge) => shown.edges[edge.id]).map((edge) => other(edge, node)));
  linked.delete(node);
  const came = [...linked].filter((one) => drawnNodes.has(one.index) && !before.has(one.index)).length;
  const whose = `of ${shorten(node.label, 40)}`;
  notice(linked.size === 0 ? `Nothing shown is linked to ${shorten(node.label, 40)}.`
    : came ? `${counted(came, "neighbour", "neighbours")} ${whose} added; ${linked.size.toLocaleString("en")} in all.`
      : linked.size === 1 ? `The only neighbour ${whose} is shown already.` : `All ${linked.size.toLocaleString("en")} neighbours ${whose} are shown already.`);
}

let noticeTimer = 0;

// A notice goes by itself, at its button, and as soon as something else is done.
function notice(text) {
  const place = document.getElementById("notice");
  place.replaceChildren(element("span", {}, text), button("×", hideNotice, { "aria-label": "Close this notice", class: "plain" }));
  place.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(hideNotice, 8000);
}

function hideNotice() {
  clearTimeout(noticeTimer);
  document.getElementById("notice").hidden = true;
}
