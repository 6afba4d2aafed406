// In a graph too large for vis-network, everything it does not hold: dots and lines in few strokes.

const CELL = 200;
let grid = null;

function isLarge() {
  return model.nodes.length > ALL;
}

function paintContext(context) {
  if (!isLarge()) return;
  const spot = spotlight();
  const scale = network.getScale();
  context.save();
  if (!dragging) {
    context.globalAlpha = spot ? 0.05 : 0.13;
    context.strokeStyle = palette.soft;
    context.lineWidth = 0.8 / scale;
    context.beginPath();
    model.edges.forEach((edge, index) => {
      if (!shown.edges[index] || drawnEdges.has(index)) return;
      context.moveTo(edge.source.x, edge.source.y);
      context.lineTo(edge.target.x, edge.target.y);
    });
    context.stroke();
  }
  context.globalAlpha = spot ? 0.3 : 0.8;
  const byColour = new Map();
  model.nodes.forEach((node, index) => {
    if (!shown.nodes[index] || drawnNodes.has(index)) return;
    const colour = nodeColour(node);
    if (!byColour.has(colour)) byColour.set(colour, []);
    byColour.get(colour).push(node);
  });
  for (const [colour, nodes] of byColour) {
    context.fillStyle = colour;
    context.beginPath();
    for (const node of nodes) {
      const radius = Math.max(sizeOf(node) * 0.55, 1.7 / scale);
      context.rect(node.x - radius, node.y - radius, 2 * radius, 2 * radius);
    }
    context.fill();
  }
  context.restore();
}

function contextNodeAt(spot) {
  if (!isLarge()) return null;
  if (!grid) buildGrid();
  const reach = Math.max(14 / network.getScale(), 14);
  let best = null;
  let nearest = reach;
  const span = Math.min(Math.ceil(reach / CELL), 40);
  const [column, row] = [Math.floor(spot.x / CELL), Math.floor(spot.y / CELL)];
  for (let x = column - span; x <= column + span; x += 1) {
    for (let y = row - span; y <= row + span; y += 1) {
      for (const node of grid.get(`${x},${y}`) || []) {
        if (!shown.nodes[node.index] || drawnNodes.has(node.index)) continue;
        const distance = Math.hypot(node.x - spot.x, node.y - spot.y);
        if (distance < nearest) { nearest = distance; best = node; }
      }
    }
  }
  return best;
}

function buildGrid() {
  grid = new Map();
  for (const node of model.nodes) {
    const key = `${Math.floor(node.x / CELL)},${Math.floor(node.y / CELL)}`;
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push(node);
  }
}
