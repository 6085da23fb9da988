// --- layout --------------------------------------------------------------------------------------------------------

// Layers, so that what is referred to lies above what refers to it: rows hang below their parents. Same graph, same picture.
const GAP = {x: 24, y: 118, line: 68, component: 80};
const WIDEST = 9;

// Few entities have room for the names of all edges between them.
const AIRY = {...GAP, x: 76, y: 160};
const FEW = 15;
let gap = GAP;

function layered(nodes, edges) {
  gap = nodes.length <= FEW ? AIRY : GAP;
  const positions = new Map();
  const boxes = components(nodes, edges).map(part => component(part, edges.filter(edge => part.includes(edge.from))))
      .sort((a, b) => b.height - a.height);
  const area = boxes.reduce((sum, box) => sum + (box.width + gap.component) * (box.height + gap.component), 0);
  const width = Math.max(boxes[0].width, Math.sqrt(area * 1.5));
  let x = 0;
  let shelf = {y: 0, height: 0};
  let column = {width: 0, filled: 0};
  for (const box of boxes) {
    if (column.filled > 0 && column.filled + box.height <= shelf.height) {
      // fits below the one before
      column.width = Math.max(column.width, box.width);
    } else {
      x += column.filled > 0 ? column.width + gap.component : 0;
      if (x > 0 && x + box.width > width) {
        x = 0;
        shelf = {y: shelf.y + shelf.height, height: 0};
      }
      column = {width: box.width, filled: 0};
      shelf.height = Math.max(shelf.height, box.height);
    }
    box.positions.forEach((at, node) => positions.set(node, {x: x + at.x, y: shelf.y + column.filled + at.y}));
    column.filled += box.height;
  }
  return positions;
}

function components(nodes, edges) {
  const beside = new Map(nodes.map(node => [node, new Set()]));
  edges.forEach(edge => {
    beside.get(edge.from).add(edge.to);
    beside.get(edge.to).add(edge.from);
  });
  const seen = new Set();
  const parts = [];
  for (const start of nodes) {
    if (seen.has(start)) {
      continue;
    }
    const part = [];
    const open = [start];
    seen.add(start);
    while (open.length > 0) {
      const next = open.pop();
      part.push(next);
      [...beside.get(next)].filter(other => !seen.has(other)).forEach(other => {
        seen.add(other);
        open.push(other);
      });
    }
    parts.push(part.sort((a, b) => nodes.indexOf(a) - nodes.indexOf(b)));
  }
  return parts;
}

function component(nodes, edges) {
  const below = new Map(nodes.map(node => [node, new Set()]));
  edges.filter(edge => edge.from !== edge.to).forEach(edge => below.get(edge.from).add(edge.to));
  cutCircles(nodes, below);
  const layer = depths(nodes, below);
  let rows = [];
  nodes.forEach(node => (rows[layer.get(node)] = rows[layer.get(node)] || []).push(node));
  const layers = untangle(rows.filter(Boolean), below).map(wrap);
  rows = layers.flat();
  const x = columns(rows, below);
  const left = Math.min(...nodes.map(node => x.get(node) - node.width / 2));
  const right = Math.max(...nodes.map(node => x.get(node) + node.width / 2));
  const positions = new Map();
  let y = 0;
  for (const lines of layers) {
    lines.forEach((row, line) => row.forEach(node => positions.set(node, {x: x.get(node) - left, y: y + line * gap.line})));
    y += (lines.length - 1) * gap.line + gap.y;
  }
  return {positions, width: right - left, height: y};
}

// Every node as near to the middle of its neighbours as those beside it let it.
function columns(rows, below) {
  const beside = neighbours(below);
  const x = new Map();
  rows.forEach(row => {
    let at = -row.reduce((sum, node) => sum + node.width + gap.x, -gap.x) / 2;
    row.forEach(node => {
      x.set(node, at + node.width / 2);
      at += node.width + gap.x;
    });
  });
  for (let sweep = 0; sweep < 8; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : [...rows].reverse()) {
      const wish = row.map(node => {
        const others = beside.get(node) || [];
        return others.length === 0 ? x.get(node) : others.reduce((sum, other) => sum + x.get(other), 0) / others.length;
      });
      spread(row, wish).forEach((at, index) => x.set(row[index], at));
    }
  }
  return x;
}

// The middle between pushing everything to the right and everything to the left, where wishes are too close.
function spread(row, wish) {
  const apart = index => (row[index - 1].width + row[index].width) / 2 + gap.x;
  const right = [...wish];
  for (let index = 1; index < row.length; index++) {
    right[index] = Math.max(right[index], right[index - 1] + apart(index));
  }
  const left = [...wish];
  for (let index = row.length - 2; index >= 0; index--) {
    left[index] = Math.min(left[index], left[index + 1] - apart(index + 1));
  }
  return right.map((at, index) => (at + left[index]) / 2);
}

function neighbours(below) {
  const beside = new Map();
  below.forEach((targets, node) => targets.forEach(target => {
    beside.set(node, [...(beside.get(node) || []), target]);
    beside.set(target, [...(beside.get(target) || []), node]);
  }));
  return beside;
}

// Depth first from those that nothing stands above; an edge back to where the walk is now is left out.
function cutCircles(nodes, below) {
  const above = new Map(nodes.map(node => [node, 0]));
  below.forEach(targets => targets.forEach(target => above.set(target, above.get(target) + 1)));
  const state = new Map();
  const visit = start => {
    const stack = [[start, [...below.get(start)]]];
    state.set(start, 'open');
    while (stack.length > 0) {
      const [node, rest] = stack[stack.length - 1];
      const next = rest.shift();
      if (next === undefined) {
        state.set(node, 'done');
        stack.pop();
      } else if (state.get(next) === 'open') {
        below.get(node).delete(next);
      } else if (!state.has(next)) {
        state.set(next, 'open');
        stack.push([next, [...below.get(next)]]);
      }
    }
  };
  [...nodes].sort((a, b) => above.get(a) - above.get(b)).forEach(node => state.has(node) || visit(node));
}

function depths(nodes, below) {
  const above = new Map(nodes.map(node => [node, 0]));
  below.forEach(targets => targets.forEach(target => above.set(target, above.get(target) + 1)));
  const depth = new Map(nodes.map(node => [node, 0]));
  const open = nodes.filter(node => above.get(node) === 0);
  while (open.length > 0) {
    const node = open.shift();
    below.get(node).forEach(target => {
      depth.set(target, Math.max(depth.get(target), depth.get(node) + 1));
      above.set(target, above.get(target) - 1);
      if (above.get(target) === 0) {
        open.push(target);
      }
    });
  }
  // what stands above all moves down to just above the first that hangs below it
  [...nodes].sort((a, b) => depth.get(b) - depth.get(a)).forEach(node => {
    const targets = [...below.get(node)].map(target => depth.get(target));
    if (targets.length > 0) {
      depth.set(node, Math.max(depth.get(node), Math.min(...targets) - 1));
    }
  });
  return depth;
}

// Some sweeps down and up, each row ordered by the middle of its neighbours in the row before.
function untangle(rows, below) {
  const beside = neighbours(below);
  const at = new Map();
  const number = () => rows.forEach(row => row.forEach((node, index) => at.set(node, (index + .5) / row.length)));
  number();
  for (let sweep = 0; sweep < 6; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : [...rows].reverse()) {
      const middle = new Map(row.map(node => {
        const others = beside.get(node) || [];
        return [node, others.length === 0 ? at.get(node) : others.reduce((sum, other) => sum + at.get(other), 0) / others.length];
      }));
      row.sort((a, b) => middle.get(a) - middle.get(b));
      row.forEach((node, index) => at.set(node, (index + .5) / row.length));
    }
  }
  return rows;
}

// A row that is too wide becomes several, of about the same width.
function wrap(row) {
  const lines = Math.ceil(row.length / WIDEST);
  const each = Math.ceil(row.length / lines);
  return Array.from({length: lines}, (unused, index) => row.slice(index * each, (index + 1) * each));
}
