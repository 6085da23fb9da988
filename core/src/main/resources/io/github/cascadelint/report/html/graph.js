// --- graph ---------------------------------------------------------------------------------------------------------

// What an edge can say, in the order in which a neighbourhood is filled.
const EDGES = {
  remove: {words: 'a delete goes along (cascade REMOVE)', color: '--error'},
  orphan: {words: 'and removes what leaves it (orphan removal)', color: '--error'},
  database: {words: 'the database deletes along (ON DELETE)', color: '--database'},
  missing: {words: 'refers, and no foreign key guards it', color: '--warning'},
  cascade: {words: 'persist, merge, refresh or detach goes along', color: '--info'},
  reference: {words: 'refers to (foreign key)', color: '--soft'},
  extends: {words: 'is a kind of', color: '--strong-line'}
};
const WHOLE_UP_TO = 40;
const MOST_NEIGHBOURS = 40;
// Of more entities than these, references are not drawn until they are asked for.
const REFERENCES_UP_TO = 80;
// Below this, names cannot be read: then a part of the picture is shown, and the rest is a step away.
const READABLE = .78;
// Of more edges than these, only those say their names that are lit, or below the pointer.
const LABELS_UP_TO = 30;
const FONT = '13px system-ui, sans-serif';
const SHAPES = [['root', 'root: has a life of its own'], ['lookup', 'lookup or shared: others rely on it'], ['link', 'link: joins others'],
  ['owned', 'owned, history, part or not known'], ['has-error', 'has an error'], ['has-warning', 'has a warning']];

let cy = null;
let view = null;
let allRelations = null;

// The edges between entities. "from" and "to" are as the arrow points; "above" is the one whose row the other refers to.
function relations() {
  if (allRelations) {
    return allRelations;
  }
  allRelations = [];
  const put = (type, from, to, above, attribute, label) =>
    allRelations.push({id: 'e' + allRelations.length, type, from, to, above, below: above === from ? to : from, attribute, label});
  for (const entity of entities) {
    const parent = byName.get(entity.heirOf);
    if (parent) {
      put('extends', entity, parent, parent, null, '');
    }
    for (const attribute of entity.attributes.filter(each => each.to !== undefined && !byName.has(each.by))) {
      const target = entities[attribute.to];
      const inverse = target.attributes.find(other => attribute.mappedBy ? other.name === attribute.mappedBy : other.mappedBy === attribute.name && entities[other.to] === entity);
      const above = /to-many/.test(attribute.kind) ? entity : attribute.mappedBy ? entity : target;
      if (attribute.removes || attribute.cascade.length > 0) {
        put(attribute.orphans ? 'orphan' : attribute.removes ? 'remove' : 'cascade', entity, target, above, attribute, attribute.name);
      }
      if (attribute.mappedBy) {
        continue;
      }
      if (attribute.onDelete) {
        put('database', above, above === entity ? target : entity, above, attribute, 'ON DELETE ' + attribute.onDelete);
      }
      const told = attribute.removes || attribute.cascade.length > 0 || inverse && (inverse.removes || inverse.cascade.length > 0) || attribute.onDelete;
      if (attribute.key === 'missing' || attribute.key === 'none') {
        put('missing', entity, target, above, attribute, 'no key: ' + attribute.name);
      } else if (!told) {
        put('reference', entity, target, above, attribute, attribute.name);
      }
    }
  }
  return allRelations;
}

// The entities around some, nearest first and along deletes before references.
function neighbourhood(starts, depth) {
  const order = Object.keys(EDGES);
  const found = new Set(starts);
  let ring = [...starts];
  const left = new Set();
  for (let round = 0; round < depth; round++) {
    const next = [];
    const beside = relations().filter(edge => ring.includes(edge.from) || ring.includes(edge.to))
        .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
    for (const edge of beside) {
      for (const entity of [edge.from, edge.to]) {
        if (!found.has(entity)) {
          if (found.size < MOST_NEIGHBOURS) {
            found.add(entity);
            next.push(entity);
          } else {
            left.add(entity);
          }
        }
      }
    }
    ring = next;
  }
  return {shown: found, left: left.size};
}

function graphPage(query) {
  const finding = findings.find(each => each.fingerprint === query.get('finding'));
  const entity = byName.get(query.get('entity'));
  view = {finding: finding || null, entity: finding ? null : entity || null, package: query.get('package') || '', depth: Number(query.get('depth')) || 1,
    hidden: new Set(), reach: false, how: ''};
  choose();
  const option = (value, words, selected) => h('option', {value, selected}, words);
  const packages = [...new Set(entities.map(each => each.package))].sort();
  const kinds = new Set(relations().map(edge => edge.type));
  return [
    h('h1', {tabindex: '-1'}, 'Graph'),
    entities.length === 0 ? h('p', null, 'No entity was found, so there is nothing to draw.') : [
      h('form', {class: 'bar', 'aria-label': 'What the graph shows', onsubmit: event => {
        event.preventDefault();
        go(byId('go').value);
      }},
      h('label', {class: 'field'}, 'Entity', h('input', {type: 'search', id: 'go', list: 'names', autocomplete: 'off', placeholder: 'name, then Enter', onchange: event => go(event.target.value)})),
      h('label', {class: 'field'}, 'Package', h('select', {id: 'package', onchange: event => {
        view.package = event.target.value;
        view.entity = view.finding = null;
        redraw();
      }}, option('', entities.length <= WHOLE_UP_TO ? 'all ' + count(entities.length, 'entity', 'entities') : 'around an entity', view.package === ''), packages.map(name => option(name, (name || '(none)') + ' (' + entities.filter(each => each.package === name).length + ')', view.package === name)),
      entities.length > WHOLE_UP_TO && option('*', 'all ' + entities.length + ' entities', view.package === '*'))),
      entities.length > WHOLE_UP_TO && h('label', {class: 'field small'}, 'Steps', h('select', {id: 'depth', onchange: event => {
        view.depth = Number(event.target.value);
        redraw();
      }}, [1, 2, 3].map(depth => option(depth, depth, view.depth === depth)))),
      h('div', {class: 'zoom'},
          h('button', {type: 'button', id: 'zoom-in', 'aria-label': 'Zoom in', onclick: () => zoom(1.3)}, '+'),
          h('button', {type: 'button', id: 'zoom-out', 'aria-label': 'Zoom out', onclick: () => zoom(1 / 1.3)}, '−'),
          h('button', {type: 'button', id: 'fit', onclick: () => cy.fit(undefined, 30)}, 'Show all of it'))),
      h('p', {class: 'fact', id: 'shown'}),
      h('div', {class: 'graph-split'},
          h('div', {class: 'graph-side'},
              h('div', {id: 'canvas', tabindex: '0', role: 'application', 'aria-label': 'The graph. Arrows move it, plus and minus zoom, 0 fits it. The entities shown are listed beside it.', onkeydown: keys}),
              h('ul', {class: 'legend'}, Object.entries(EDGES).filter(([type]) => kinds.has(type)).map(([type, edge]) => h('li', null,
                  h('label', {class: 'box'}, h('input', {type: 'checkbox', checked: true, value: type, onchange: event => {
                    view.hidden[event.target.checked ? 'delete' : 'add'](type);
                    view.asked = true;
                    draw();
                  }}), h('span', {class: 'swatch ' + type}), edge.words)))),
              h('p', {class: 'fact', id: 'quiet', hidden: true}, 'There are more than ' + LABELS_UP_TO + ' arrows here: they say their names when you point at them, or choose what they lead along.'),
              h('ul', {class: 'legend', 'aria-label': 'Shapes of entities'}, SHAPES.map(([shape, words]) => h('li', null, h('span', {class: 'shape ' + shape}), words)))),
          h('section', {class: 'graph-panel', id: 'panel', 'aria-label': 'What is selected'}))
    ]];
}

// Decides which entities are shown, and says why these.
function choose() {
  view.left = 0;
  view.around = null;
  if (view.reach && view.entity) {
    view.shown = new Set([view.entity, ...Object.values(EFFECTS).flatMap(effect => subjects(view.entity, effect.group)).filter(subject => typeof subject !== 'string')]);
    view.how = 'all that deleting ' + articled(view.entity.label) + ' reaches';
    return;
  }
  if (view.package === '*' || view.package === '' && entities.length <= WHOLE_UP_TO) {
    view.shown = new Set(entities);
    view.how = 'all entities';
    return;
  }
  if (view.package) {
    view.shown = new Set(entities.filter(each => each.package === view.package));
    view.how = 'the package ' + view.package;
    return;
  }
  const worst = findings.find(each => each.entities.size > 0);
  const start = view.finding ? along(view.finding) : [view.entity || (worst ? along(worst)[0] : busiest())];
  const around = neighbourhood(start, view.depth);
  view.shown = around.shown;
  view.left = around.left;
  view.around = new Set(start);
  view.how = 'what is within ' + count(view.depth, 'step') + ' of ' + some(start.map(named), 3)
      + (view.entity || view.finding ? '' : worst ? ', where the worst finding is' : ', which has most neighbours');
}

function busiest() {
  const number = new Map();
  relations().forEach(edge => [edge.from, edge.to].forEach(entity => number.set(entity, (number.get(entity) || 0) + 1)));
  return entities.reduce((best, entity) => (number.get(entity) || 0) > (number.get(best) || 0) ? entity : best, entities[0]);
}

function go(name) {
  const wanted = name.trim();
  const found = entityCalled(wanted);
  if (found) {
    view.package = view.package === '*' ? '*' : '';
    byId('package').value = view.package;
    select(found, true);
  } else if (wanted) {
    say('No entity is called ' + name);
    fill(byId('panel'), h('p', {class: 'failure'}, 'No entity is called ' + name + '.'), shownList());
  }
}

function enterGraph() {
  if (entities.length === 0) {
    return;
  }
  cy = cytoscape({container: byId('canvas'), style: graphStyle(), minZoom: .08, maxZoom: 2.5, boxSelectionEnabled: false, layout: {name: 'preset'}});
  cy.on('tap', 'node', event => select(entities[event.target.data('index')], false));
  cy.on('tap', 'edge', event => selectEdge(relations()[event.target.data('number')]));
  cy.on('mouseover', 'edge', event => event.target.addClass('told'));
  cy.on('mouseout', 'edge', event => event.target.removeClass('told'));
  cy.on('tap', event => {
    if (event.target === cy) {
      view.entity = view.finding = null;
      view.reach = false;
      light();
    }
  });
  draw();
}

function leaveGraph() {
  if (cy) {
    cy.destroy();
    cy = null;
  }
}

function recolor() {
  if (cy) {
    cy.style(graphStyle());
  }
}

function redraw() {
  choose();
  draw();
}

// The edges to draw. Around an entity, the references of its neighbours among themselves are left out: they hide the rest.
function drawn() {
  const near = edge => !view.around || view.around.has(edge.from) || view.around.has(edge.to);
  return relations().filter(edge => view.shown.has(edge.from) && view.shown.has(edge.to) && !view.hidden.has(edge.type)
      && (edge.type !== 'reference' || near(edge)));
}

// Several references between the same two entities are one edge, and so are those that lack a key.
const BUNDLED = {reference: 'references', missing: 'without a key'};

function bundled(edges) {
  const bundles = new Map();
  for (const edge of edges) {
    const key = BUNDLED[edge.type] ? edge.type + ' ' + edge.from.index + ' ' + edge.to.index : edge.id;
    bundles.set(key, [...(bundles.get(key) || []), edge]);
  }
  return [...bundles.values()].map(all => all.length === 1 ? all[0] : {...all[0], label: all.length + ' ' + BUNDLED[all[0].type]});
}

// Puts the chosen entities and the edges between them on the canvas.
function draw() {
  const shown = [...view.shown];
  const box = document.querySelector('.legend input[value=reference]');
  if (box && !view.asked) {
    box.checked = shown.length <= REFERENCES_UP_TO;
    view.hidden[box.checked ? 'delete' : 'add']('reference');
  }
  const edges = bundled(drawn());
  const boxes = new Map(shown.map(entity => [entity, {entity, width: Math.max(70, width(roleWord(entity.role)) + 14, entity.role === 'link' ? width(entity.label) * 1.3 + 36 : width(entity.label) + 22)}]));
  const positions = layered([...boxes.values()], edges.map(edge => ({from: boxes.get(edge.above), to: boxes.get(edge.below)})));
  cy.elements().remove();
  cy.add(shown.map(entity => {
    const worst = findings.find(finding => finding.entities.has(entity) && finding.state === 'new');
    return {group: 'nodes', data: {id: 'n' + entity.index, index: entity.index, label: harmless(entity.label) + '\n' + roleWord(entity.role), width: boxes.get(entity).width},
      classes: entity.role + (worst ? ' has-' + worst.severity : ''), position: positions.get(boxes.get(entity))};
  }));
  cy.add(edges.map(edge => ({group: 'edges', classes: edge.type, data: {id: edge.id, number: Number(edge.id.slice(1)), source: 'n' + edge.from.index, target: 'n' + edge.to.index, label: harmless(edge.label)}})));
  const hidden = view.hidden.has('reference') && !view.asked ? relations().filter(edge => edge.type === 'reference' && view.shown.has(edge.from) && view.shown.has(edge.to)).length : 0;
  light();
  const whole = look();
  fill(byId('shown'), count(shown.length, 'entity', 'entities') + ' of ' + entities.length + ' shown: ' + view.how + '.',
      view.left > 0 && ' ' + view.left + ' more are left out; choose fewer steps, a package, or another entity.',
      !whole && ' Not all of them are in sight: drag the picture, or show all of it.',
      hidden > 0 && [' ' + count(hidden, 'plain reference') + (hidden === 1 ? ' is' : ' are') + ' not drawn, for there are more than ' + REFERENCES_UP_TO + ' entities. ',
        h('button', {type: 'button', class: 'as-text', id: 'references', onclick: () => box.click()}, 'Draw them')]);
  say(byId('shown').textContent);
}

// How wide a name is drawn.
let pen = null;
function width(label) {
  pen = pen || document.createElement('canvas').getContext('2d');
  pen.font = FONT;
  return pen.measureText(label).width;
}

// Shows all, if it can be read then; else what matters in it. True if all is in sight.
function look() {
  const lit = cy.nodes('.chosen');
  cy.fit(view.finding && lit.nonempty() ? lit : undefined, view.finding ? 70 : 30);
  if (cy.zoom() > 1.2) {
    cy.zoom(1.2);
    cy.center(view.finding && lit.nonempty() ? lit : undefined);
  }
  if (cy.zoom() < READABLE && view.package !== '*') {
    const middle = [...view.around || worstOf(findings.filter(finding => finding.entities.size > 0), 1).flatMap(along)].map(entity => 'n' + entity.index);
    cy.zoom(READABLE);
    cy.center(lit.nonempty() ? lit : cy.nodes().filter(each => middle.includes(each.id())));
    inside();
  }
  const box = cy.elements().renderedBoundingBox();
  return box.x1 >= -1 && box.y1 >= -1 && box.x2 <= cy.width() + 1 && box.y2 <= cy.height() + 1;
}

// No empty margin on one side while something is out of sight on the other.
function inside() {
  const box = cy.nodes().renderedBoundingBox();
  const shift = (low, high, size) => high - low <= size - 60 ? (size - low - high) / 2 : low > 30 ? 30 - low : high < size - 30 ? size - 30 - high : 0;
  cy.panBy({x: shift(box.x1, box.x2, cy.width()), y: shift(box.y1, box.y2, cy.height())});
}

function select(entity, center) {
  view.finding = null;
  view.entity = entity;
  view.reach = false;
  if (!view.shown.has(entity)) {
    view.package = '';
    byId('package').value = '';
    redraw();
  } else {
    light();
  }
  if (center) {
    cy.animate({center: {eles: cy.$id('n' + entity.index)}, duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200});
  }
}

function selectEdge(edge) {
  const attribute = edge.attribute;
  cy.elements().removeClass('lit faded chosen removes nulls blocked dangling');
  cy.$id(edge.id).addClass('lit');
  thinOut();
  fill(byId('panel'), h('h2', null, edge.from.label + ' → ' + edge.to.label), h('p', null, EDGES[edge.type].words, '.'),
      attribute && [h('p', null, entityLink(attribute.entity), '.' + attribute.name, ', ' + attribute.kind), h('p', null, 'Passes on: ', cascadeWords(attribute)),
        h('p', null, 'Key: ', keyWords(attribute)), operations(attribute, ['remove']).map(operationView)]);
}

// Lights the path of a finding, or what deleting an entity does, and tells it in the panel.
function light() {
  cy.elements().removeClass('lit faded chosen removes nulls blocked dangling');
  if (view.finding) {
    lightFinding(view.finding);
  } else if (view.entity) {
    lightPlan(view.entity);
  } else {
    fill(byId('panel'), h('h2', null, 'Choose an entity'), h('p', {class: 'fact'}, 'Its delete plan lights up in the graph and stands here. Parents stand above the rows that refer to them.'), shownList());
  }
  thinOut();
  remember('graph', '', {entity: view.entity && view.entity.name, finding: view.finding && view.finding.fingerprint, package: view.package, depth: view.depth === 1 ? '' : view.depth});
}

// Where there are many edges, their names would hide each other.
function thinOut() {
  const many = cy.edges().length > LABELS_UP_TO;
  const said = cy.edges('.lit').length > LABELS_UP_TO ? cy.collection() : cy.edges('.lit');
  cy.edges().removeClass('quiet');
  if (many) {
    cy.edges().difference(said).addClass('quiet');
  }
  byId('quiet').hidden = !many;
}

// The edge as it is drawn, alone or in a bundle; empty when it is not.
function edgeOnCanvas(edge) {
  const own = cy.$id(edge.id);
  return own.nonempty() || !BUNDLED[edge.type] ? own : cy.$id('n' + edge.from.index).edgesTo(cy.$id('n' + edge.to.index)).filter('.' + edge.type);
}

function lightFinding(finding) {
  cy.elements().addClass('faded');
  along(finding).forEach(entity => cy.$id('n' + entity.index).removeClass('faded').addClass('chosen'));
  for (const hop of hops(finding)) {
    const edges = relations().filter(edge => edge.attribute && edge.from.name === hop.entity && edge.to.name === hop.target && edge.attribute.name === hop.attribute);
    const hopEdges = edges.length > 0 ? edges : relations().filter(edge => edge.attribute && edge.to.name === hop.target && declaredName(edge.attribute) === hop.attribute.split('.').pop()
        && (edge.attribute.by === hop.entity || edge.from.name === hop.entity));
    hopEdges.forEach(edge => edgeOnCanvas(edge).removeClass('faded').addClass('lit'));
  }
  const suggestion = finding.suggestion;
  fill(byId('panel'), h('h2', null, 'The path of a finding'), h('p', {class: 'meta'}, severityTag(finding.severity), ' ', h('span', {class: 'rule'}, finding.rule)),
      h('p', null, h('strong', null, finding.message)), hopList(finding),
      suggestion && h('div', {class: 'suggestion'}, h('p', null, suggestion.text)),
      h('p', null, h('a', {class: 'button', href: address('findings', '', {show: finding.fingerprint})}, 'The whole finding')));
}

function hopList(finding) {
  return h('ol', {class: 'facts'}, hops(finding).map(hop => h('li', null,
      byName.has(hop.entity) ? entityLink(byName.get(hop.entity)) : simple(hop.entity), ' ', h('code', null, hop.attribute), ' → ',
      byName.has(hop.target) ? entityLink(byName.get(hop.target)) : simple(hop.target), hop.how && [' ', h('span', {class: 'tag removes'}, hop.how)])));
}

function lightPlan(entity) {
  cy.elements().addClass('faded');
  cy.$id('n' + entity.index).removeClass('faded').addClass('chosen');
  for (const group of ['nulls', 'dangling', 'blocked', 'removes']) {
    subjects(entity, group).filter(subject => typeof subject !== 'string').forEach(subject => {
      const box = cy.$id('n' + subject.index).removeClass('faded');
      if (subject !== entity) {
        box.removeClass('removes nulls blocked dangling').addClass(group);
      }
    });
  }
  const pairs = new Set();
  const open = entity.plan.nodes.map(number => [entity, number]);
  const seen = new Set();
  while (open.length > 0) {
    const [above, number] = open.pop();
    const raw = data.nodes[number];
    const subject = raw[2] < 0 ? null : entities[raw[2]];
    const key = above.index + ' ' + number;
    if (!subject || seen.has(key)) {
      continue;
    }
    seen.add(key);
    pairs.add(above.index + ' ' + subject.index);
    raw[11].forEach(each => open.push([subject, each]));
  }
  for (const edge of relations()) {
    const goes = pairs.has(edge.from.index + ' ' + edge.to.index) && ['remove', 'orphan', 'database'].includes(edge.type)
        || pairs.has(edge.to.index + ' ' + edge.from.index) && ['reference', 'missing', 'cascade'].includes(edge.type);
    if (goes) {
      edgeOnCanvas(edge).removeClass('faded').addClass('lit');
    }
  }
  const own = findingsOf(entity);
  const reached = new Set(Object.values(EFFECTS).flatMap(effect => subjects(entity, effect.group)).filter(subject => typeof subject !== 'string'));
  const out = [...reached].filter(subject => !view.shown.has(subject)).length;
  fill(byId('panel'), h('h2', null, entity.label, ' ', roleTag(entity)),
      h('p', {class: 'buttons'}, h('a', {class: 'button', href: address('entity', entity.name)}, 'Its page'),
          !view.reach && reached.size > 0 && h('button', {type: 'button', id: 'reach', onclick: () => {
            view.reach = true;
            redraw();
          }}, out > 0 ? 'Show all it reaches (' + out + ' more)' : 'Only what it reaches'),
          h('button', {type: 'button', onclick: () => {
            view.shown = new Set([...view.shown, ...neighbourhood([entity], 1).shown]);
            view.around = view.around && new Set([...view.around, entity]);
            view.how = 'as you opened them';
            draw();
          }}, 'Add its neighbours')),
      h('h3', null, 'Deleting ' + articled(entity.label) + ' …'), answers(entity),
      own.length > 0 && [h('h3', null, count(own.length, 'finding')), h('ul', {class: 'plain'}, own.map(finding => h('li', null,
          h('button', {type: 'button', class: 'as-text', onclick: () => {
            view.finding = finding;
            view.entity = null;
            light();
            look();
          }}, h('span', {class: 'dot ' + finding.severity}), finding.message))))],
      planView(entity, 'h3'));
}

// The same as the picture for whoever does not see it, or has no mouse.
function shownList() {
  return [h('h3', null, 'Entities shown'),
    h('ul', {class: 'plain', id: 'entities-shown'}, [...view.shown].sort((a, b) => a.label < b.label ? -1 : 1).map(entity =>
      h('li', null, h('button', {type: 'button', class: 'as-text', onclick: () => select(entity, true)}, entity.label)))),
    lazyDetails({class: 'more'}, 'The edges as text', () => h('ul', {class: 'facts'}, drawn().map(edge =>
        h('li', null, edge.from.label + ' → ' + edge.to.label + (edge.label ? ' (' + edge.label + ')' : '') + ': ' + EDGES[edge.type].words))))];
}

function zoom(factor) {
  cy.zoom({level: cy.zoom() * factor, renderedPosition: {x: cy.width() / 2, y: cy.height() / 2}});
}

function keys(event) {
  const moves = {ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]};
  if (moves[event.key]) {
    cy.panBy({x: moves[event.key][0], y: moves[event.key][1]});
  } else if (event.key === '+' || event.key === '=') {
    zoom(1.3);
  } else if (event.key === '-') {
    zoom(1 / 1.3);
  } else if (event.key === '0') {
    cy.fit(undefined, 30);
  } else {
    return;
  }
  event.preventDefault();
}

function graphStyle() {
  const c = Object.fromEntries(['ground', 'panel', 'line', 'strong-line', 'ink', 'soft', 'link', 'error', 'error-ground', 'warning', 'warning-ground',
    'info', 'info-ground', 'calm', 'calm-ground', 'database', 'database-ground'].map(name => [name, color('--' + name)]));
  const edge = (type, style) => ({selector: 'edge.' + type, style: {'line-color': color(EDGES[type].color), 'target-arrow-color': color(EDGES[type].color), 'source-arrow-color': color(EDGES[type].color), ...style}});
  const group = (name, ground, line) => ({selector: 'node.' + name, style: {'background-color': c[ground], 'border-color': c[line], 'border-width': 3}});
  return [
    {selector: 'node', style: {shape: 'round-rectangle', width: 'data(width)', height: 42, 'background-color': c.panel, 'border-width': 1.5, 'border-color': c['strong-line'],
      label: 'data(label)', color: c.ink, 'font-size': 13, 'font-family': 'system-ui, sans-serif', 'text-valign': 'center', 'text-halign': 'center', 'text-wrap': 'wrap', 'line-height': 1.25}},
    {selector: 'node.lookup, node.shared', style: {shape: 'cut-rectangle'}},
    {selector: 'node.root', style: {'border-style': 'double', 'border-width': 4}},
    {selector: 'node.link', style: {shape: 'hexagon'}},
    {selector: 'node.has-error', style: {'border-color': c.error, 'border-width': 3}},
    {selector: 'node.has-warning', style: {'border-color': c.warning, 'border-width': 3}},
    {selector: 'edge', style: {width: 1.6, 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', 'arrow-scale': 1.1, label: 'data(label)', 'font-size': 10.5, color: c.soft,
      'text-background-color': c.ground, 'text-background-opacity': .7, 'text-background-padding': 1, 'text-margin-y': -8, 'text-rotation': 'autorotate', 'min-zoomed-font-size': 8}},
    {selector: 'edge:loop', style: {'loop-direction': '0deg', 'loop-sweep': '-50deg', 'control-point-step-size': 58, 'text-rotation': 0, 'text-margin-y': -4}},
    {selector: 'edge.quiet', style: {label: ''}},
    {selector: 'edge.told', style: {label: 'data(label)', 'z-index': 10}},
    edge('remove', {width: 3}),
    edge('orphan', {width: 3, 'source-arrow-shape': 'diamond'}),
    edge('cascade', {'line-style': 'dashed'}),
    edge('reference', {width: 1.2, 'target-arrow-shape': 'vee'}),
    edge('missing', {'line-style': 'dotted', width: 2.4, 'target-arrow-shape': 'vee'}),
    edge('database', {width: 2.6, 'line-style': 'dashed', 'line-dash-pattern': [10, 3]}),
    edge('extends', {width: 1.2, 'line-style': 'dotted', 'target-arrow-shape': 'triangle', 'target-arrow-fill': 'hollow'}),
    group('removes', 'error-ground', 'error'), group('nulls', 'info-ground', 'info'), group('blocked', 'database-ground', 'database'), group('dangling', 'warning-ground', 'warning'),
    {selector: 'node.chosen', style: {'background-color': c.link, 'border-color': c.link, color: c.ground, 'font-weight': 700}},
    {selector: '.faded', style: {opacity: .3}},
    {selector: 'edge.lit', style: {width: 3.2, 'z-index': 9}}
  ];
}
