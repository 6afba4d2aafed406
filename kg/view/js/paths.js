// Ways from one entity to another, what brings neighbours in, and notices that say what was done.

// The way with the fewest links; one that is denied is taken only where there is no other.
function shortestPath(from, to) {
  return wayOver(from, to, (edge) => edge.look !== "denied") || wayOver(from, to, () => true);
}

function wayOver(from, to, fits, visible = (edge) => !shown.edges || shown.edges[edge.id]) {
  const before = new Map([[from, null]]);
  for (let border = [from]; border.length && !before.has(to);) {
    const next = [];
    for (const node of border) {
      for (const edge of node.edges) {
        const neighbour = other(edge, node);
        if (!visible(edge) || !fits(edge)) continue;
        if (!before.has(neighbour)) { before.set(neighbour, node); next.push(neighbour); }
      }
    }
    border = next;
  }
  if (!before.has(to)) return null;
  const way = [];
  for (let node = to; node; node = before.get(node)) way.unshift(node.id);
  return way;
}

function showPath(goal) {
  const from = selectedNode();
  const way = from === goal ? null : shortestPath(from, goal);
  if (!way) {
    notice(whyNoPath(from, goal));
    return;
  }
  state.path = way;
  refresh({ focus: true });
  writeAddress(true);
  notice(`The shortest path has ${counted(way.length - 1, "link", "links")}.`);
}

// Whether the filters are in the way, or nothing links the two at all.
function whyNoPath(from, goal) {
  const [one, two] = [shorten(from.label, 40), shorten(goal.label, 40)];
  if (from === goal) return `The path would begin and end at ${one}: choose another entity.`;
  if (wayOver(from, goal, () => true, () => true)) return `No path from ${one} to ${two} is shown: the filters hide a link of each.`;
  return `No path: no chain of facts or statements links ${one} with ${two}.`;
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
