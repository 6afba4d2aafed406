// Lays out anew what filters, an article or a focus leave: kg/view/layout.py has placed the whole,
// in which a small part is a few specks far from each other.

const RELAID = 300; // entities at most: more keep their places
const LINK = 165; // pixels of one link at zoom 1, as in kg/view/layout.py
const CLEAR = 0.6; // least distance of two entities, in links

let arranged = ""; // the entities that were laid out anew, or "" where all stand as the data says

// Lays out what is shown if it is less than half of all, else brings all back to their places.
// Returns true if entities moved.
function arrange() {
  const left = model.nodes.filter((node) => shown.nodes[node.index]);
  const part = narrowed() && !playing && left.length > 0 && left.length <= RELAID && left.length < model.nodes.length / 2;
  const key = part ? left.map((node) => node.index).join() : "";
  if (key === arranged || (playing && !arranged)) return false;
  arranged = key;
  if (!part) {
    for (const node of model.nodes) node.laid = null;
    placeNodes();
    return true;
  }
  const drawings = componentsOf(left).map(laidOut);
  setInRows(drawings);
  const room = roomForShapes();
  const bounds = boundsOf(left.map((node) => node.laid));
  const factor = (room.x / room.y) * (Math.max(bounds.bottom - bounds.top, LINK) / Math.max(bounds.right - bounds.left, LINK));
  const [wide, high] = [Math.min(Math.max(factor, 1), 1.6), Math.min(Math.max(1 / factor, 1), 1.6)];
  for (const { laid } of left) { laid.x *= wide; laid.y *= high; }
  placeNodes();
  return true;
}

function shownNeighbours(node) {
  return [...new Set(node.edges.filter((edge) => shown.edges[edge.id]).map((edge) => other(edge, node)))].filter((one) => one !== node && shown.nodes[one.index]);
}

// The groups that the lines shown link, the largest first.
function componentsOf(nodes) {
  const seen = new Set();
  const parts = [];
  for (const start of nodes) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const node of part) for (const next of shownNeighbours(node)) if (!seen.has(next)) { seen.add(next); part.push(next); }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length || a[0].index - b[0].index);
}

// One group, drawn by stress majorisation from where its entities stand in the whole.
function laidOut(nodes) {
  const size = nodes.length;
  const links = distances(nodes);
  const unit = LINK * (size > 60 ? 1.5 : size > 15 ? 1.3 : 1.1);
  let spots = nodes.map((node, i) => ({ x: node.home.x / unit + (i % 7) * 1e-3, y: node.home.y / unit + (i % 5) * 1e-3 }));
  for (let step = 0; step < (size > 2 ? 120 : 1); step += 1) {
    spots = spots.map((spot, i) => {
      let [x, y, total] = [0, 0, 0];
      for (let j = 0; j < size; j += 1) {
        if (j === i) continue;
        const weight = 1 / links[i][j] ** 2;
        const [dx, dy] = [spot.x - spots[j].x, spot.y - spots[j].y];
        const pull = links[i][j] / Math.max(Math.hypot(dx, dy), 1e-6);
        x += weight * (spots[j].x + pull * dx);
        y += weight * (spots[j].y + pull * dy);
        total += weight;
      }
      return total ? { x: (spot.x + x / total) / 2, y: (spot.y + y / total) / 2 } : spot;
    });
  }
  separate(spots);
  nodes.forEach((node, i) => { node.laid = { x: spots[i].x * unit, y: spots[i].y * unit }; });
  return nodes;
}

// How many links lie between any two of a group.
function distances(nodes) {
  const place = new Map(nodes.map((node, i) => [node, i]));
  const near = nodes.map((node) => shownNeighbours(node).map((one) => place.get(one)));
  return nodes.map((_, start) => {
    const found = new Array(nodes.length).fill(0);
    for (let border = [start], far = 1; border.length; far += 1) {
      const next = [];
      for (const i of border) for (const j of near[i]) if (j !== start && !found[j]) { found[j] = far; next.push(j); }
      border = next;
    }
    return found;
  });
}

function separate(spots) {
  for (let round = 0; round < 80; round += 1) {
    let moved = false;
    for (let i = 0; i < spots.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const [dx, dy] = [spots[i].x - spots[j].x, spots[i].y - spots[j].y];
        const gap = Math.max(Math.hypot(dx, dy), 1e-6);
        if (gap >= CLEAR) continue;
        const push = (CLEAR - gap) / gap / 2;
        spots[i].x += dx * push; spots[i].y += dy * push;
        spots[j].x -= dx * push; spots[j].y -= dy * push;
        moved = true;
      }
    }
    if (!moved) break;
  }
}

// Sets the groups in rows, as wide as the canvas asks for.
function setInRows(groups) {
  const boxes = groups.map((nodes) => {
    const { left, right, top, bottom } = boundsOf(nodes.map((node) => node.laid));
    return { nodes, left, top, wide: right - left + LINK * 1.1, high: bottom - top + LINK * 0.7 };
  });
  const room = roomForShapes();
  const width = Math.max(boxes[0].wide, Math.sqrt((boxes.reduce((sum, box) => sum + box.wide * box.high, 0) * room.x) / room.y));
  let [x, y, row] = [0, 0, 0];
  for (const { nodes, left, top, wide, high } of boxes) {
    if (x > 0 && x + wide > width) [x, y, row] = [0, y + row, 0];
    for (const { laid } of nodes) { laid.x += x - left; laid.y += y - top; }
    [x, row] = [x + wide, Math.max(row, high)];
  }
}
