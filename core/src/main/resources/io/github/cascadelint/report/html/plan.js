// --- delete plans --------------------------------------------------------------------------------------------------

function entityLink(entity, words) {
  return h('a', {href: address('entity', entity.name), title: entity.name}, words || entity.label);
}

function subjectView(subject) {
  return typeof subject === 'string' ? h('span', {class: 'table', title: 'a table without an entity of its own'}, subject) : entityLink(subject);
}

function joined(views) {
  return views.flatMap((view, index) => index === 0 ? [view] : [', ', view]);
}

function articled(word) {
  return (/^[aeio]/i.test(word) || /^[aefhilmnorsx][A-Z]/i.test(word) && /^[A-Z]{2}/.test(word) ? 'an ' : 'a ') + word;
}

// The answers that a reader wants first: whether the delete goes through at all, and what it does.
function answers(entity) {
  const groups = [
    ['removes', entity.plan.marks ? 'Goes with it, though it is only marked itself' : 'Deletes as well', 'nothing else'],
    ['blocked', 'Is blocked while there are rows of', 'nothing'],
    ['nulls', 'Unlinks or sets to null', 'nothing'],
    ['dangling', 'Leaves dangling', 'nothing']
  ];
  const failures = entity.plan.failures;
  const fails = failures.length > 0 && h('div', {class: 'answer removes'},
      h('dt', null, 'Fails or is undone', h('span', {class: 'number'}, failures.length)),
      h('dd', null, text(failures[0]), failures.length > 1 && ' And ' + (failures.length - 1) + ' more, in the plan.'));
  return h('dl', {class: 'answers'}, fails, groups.map(([group, title, none]) => {
    const found = subjects(entity, group);
    return h('div', {class: 'answer ' + (found.length > 0 ? group : 'none')},
        h('dt', null, title, found.length > 0 && h('span', {class: 'number'}, found.length)),
        h('dd', null, found.length === 0 ? none : shortList(found)));
  }));
}

function shortList(found) {
  const most = 12;
  const shown = found.length > most + 2 ? found.slice(0, most) : found;
  const rest = found.slice(shown.length);
  return [joined(shown.map(subjectView)),
    rest.length > 0 && h('details', {class: 'more'}, h('summary', null, count(rest.length, 'more', 'more')), joined(rest.map(subjectView)))];
}

// What can be opened holds no links: a click on it opens it.
function nameView(entity, linked) {
  return linked ? entityLink(entity) : h('strong', null, entity.label);
}

function planNodeView(item, parent, linked) {
  const effect = EFFECTS[item.kind];
  const subject = [item.entity ? nameView(item.entity, linked) : h('span', {class: 'table'}, item.subject),
    item.entity ? '' : ' rows'];
  const key = item.key && [', key ', h('code', null, item.key), item.onDelete && ' ON DELETE ' + item.onDelete];
  const along = item.attribute && [' by ', h('code', null, item.attribute)];
  const what = item.kind === 'blocked-by'
      ? [' while ', subject, item.entity ? ' rows' : '', ' refer to the ' + parent, along, key]
      : [' ', subject, item.columns.length > 0 && [' ', h('code', null, item.table + '.' + item.columns.join(', '))], along, key];
  return h('span', {class: 'effect'},
      h('span', {class: 'tag ' + effect.group}, item.kind === 'blocked-by' ? 'blocked' : effect.word), what,
      item.notes.length > 0 && h('span', {class: 'note'}, '; ' + item.notes.join(', ')),
      item.file && [' ', place(item.file, item.line)]);
}

const MOST_BRANCHES = 30;

// A tree of effects; what is deep is made when it is opened.
function branches(numbers, parent, depth) {
  const list = h('ul', {class: 'tree'});
  const show = some => some.forEach(number => list.append(branch(node(number), parent, depth)));
  show(numbers.slice(0, MOST_BRANCHES));
  if (numbers.length > MOST_BRANCHES) {
    const rest = numbers.slice(MOST_BRANCHES);
    const button = h('button', {type: 'button', onclick: () => {
      button.parentElement.remove();
      show(rest);
    }}, rest.length + ' more');
    list.append(h('li', null, button));
  }
  return list;
}

function branch(item, parent, depth) {
  if (item.below.length === 0) {
    return h('li', null, planNodeView(item, parent, true));
  }
  return h('li', null, lazyDetails({class: 'branch', open: depth < 2}, planNodeView(item, parent, false),
      () => branches(item.below, item.subject, depth + 1)));
}

function planView(entity, level) {
  const plan = entity.plan;
  return h('section', {class: 'plan'},
      h(level, null, 'What deleting ' + articled(entity.label) + ' does'),
      plan.facts.map(fact => h('p', {class: 'fact'}, text(fact))),
      plan.failures.map(failure => h('p', {class: 'failure'}, h('strong', null, 'Fails or is undone: '), text(failure))),
      plan.nodes.length === 0
          ? h('p', null, 'Nothing else refers to it or goes with it.')
          : branches(plan.nodes, entity.label, 0));
}

// --- who deletes it ------------------------------------------------------------------------------------------------

function waysView(numbers, depth) {
  if (numbers.length === 0) {
    return h('p', {class: 'fact'}, 'Nothing was seen that removes its rows.');
  }
  return h('ul', {class: 'tree'}, numbers.map(number => {
    const [, words, file, line, facts, from, repeated, above] = data.ways[number];
    const opens = facts.length > 0 || above.length > 0;
    const head = h('span', {class: 'effect'}, text(words), file >= 0 && [' ', place(text(file), line)],
        from >= 0 && repeated === 1 && h('span', {class: 'note'}, '; who removes ', nameView(entities[from], !opens), ' is told elsewhere in this tree'),
        from >= 0 && repeated === 0 && above.length === 0 && h('span', {class: 'note'}, '; nothing was seen that removes ', nameView(entities[from], !opens)));
    const shown = facts.slice(0, 6);
    const places = () => [shown.length > 0 && factList(shown, 'tree'), facts.length > shown.length
        && h('p', {class: 'note'}, 'and ' + count(facts.length - shown.length, 'more place')), above.length > 0 && waysView(above, depth + 1)];
    return h('li', null, !opens ? head
        : lazyDetails({class: 'branch', open: depth < 2}, head, places));
  }));
}

function factList(facts, style) {
  return h('ul', {class: style || 'facts'}, facts.map(([words, file, line]) =>
    h('li', null, text(words), file >= 0 && [' ', place(text(file), line)])));
}
