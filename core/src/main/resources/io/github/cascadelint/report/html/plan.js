// --- delete plans --------------------------------------------------------------------------------------------------

// A name may be broken before a word in it, and after a dot or an underscore.
function breakable(words) {
  return String(words).split(/(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])|(?<=[._])/).map((word, index) => [index > 0 && h('wbr'), word]);
}

function entityLink(entity) {
  return h('a', {href: address('entity', entity.name), title: entity.name}, breakable(entity.label));
}

function subjectView(subject) {
  return typeof subject === 'string' ? h('span', {class: 'table', title: 'a table without an entity of its own'}, breakable(subject)) : entityLink(subject);
}

function joined(views) {
  return views.flatMap((view, index) => index === 0 ? [view] : [', ', view]);
}

function articled(word) {
  return (/^[aeio]/i.test(word) || /^[aefhilmnorsx][A-Z]/i.test(word) && /^[A-Z]{2}/.test(word) ? 'an ' : 'a ') + word;
}

// The plan in some sentences.
function planSentence(entity) {
  const list = found => some(found.map(subject => subject === entity ? 'other ' + named(subject) + ' rows' : named(subject)), 4);
  const does = [
    ['also deletes ', removedEntities(entity)],
    ['deletes the rows in ', subjects(entity, 'removes').filter(subject => !entity.whole.has(subject))],
    ['deletes the link rows in ', sorted(effects(entity).get('unlinked'))],
    ['sets to null the reference in ', sorted(new Set([...effects(entity).get('set-null'), ...effects(entity).get('set-null-by-database')]))],
    ['sets to its default the reference in ', sorted(effects(entity).get('set-default-by-database'))],
    ['leaves rows that refer to nothing in ', subjects(entity, 'dangling')]
  ].filter(([, found]) => found.length > 0).map(([words, found]) => words + list(found));
  const below = blockedBelow(entity);
  const refused = [
    ['it', effects(entity).get('blocked-by')],
    [some(below.map(each => 'the ' + named(each.parent)), 2) + (below.length === 1 ? ' that goes' : ' that go') + ' with it', new Set(below.flatMap(each => [...each.by]))]
  ].filter(([, found]) => found.size > 0).map(([words, found]) => 'rows of ' + some(sorted(found).map(named), 4) + ' refer to ' + words);
  const failures = entity.plan.failures;
  const subject = (entity.plan.marks ? 'The row is only marked and stays: marking ' + articled(entity.label) + ' as deleted ' : 'Deleting ' + articled(entity.label) + ' ');
  return subject + (failures.length > 0 ? failureWords(entity).toLowerCase() + '. ' + text(failures[0]) + (failures.length > 1 ? ' (And ' + count(failures.length - 1, 'more reason') + '.)' : '') + ' Once that is mended, it ' : '')
      + (does.join(does.length === 2 ? ', and ' : '; ') || 'deletes nothing else' + (failures.length > 0 ? ' that is known' : '')) + '.'
      + (refused.length > 0 ? (entity.plan.assumed ? ' ' + IF_KEYS[0].toUpperCase() + IF_KEYS.slice(1) + ', it is refused as long as ' : ' The database refuses it as long as ') + refused.join(', or ') + '.' : '')
      + (failures.length > 0 ? ' What hangs on rows that stay for now is not told: look again after the change.' : '')
      + (entity.plan.unknown.length > 0 ? ' Not known: ' + text(entity.plan.unknown[0]) : '');
}

// Of whom the plan is, where there are several sorts of rows.
function heirsNote(entity) {
  const of = entity.plan.of !== undefined && byName.get(text(entity.plan.of));
  const others = entities.filter(other => other !== of && superclasses(other).includes(entity));
  const links = joined(others.map(entityLink));
  return of ? h('p', {class: 'fact sorts'}, entity.label + ' is abstract: all this is told of ' + articled(of.label) + '.', others.length > 0 && [' Other deletes have pages of their own: ', links, '.'])
      : others.length > 0 && h('p', {class: 'fact sorts'}, 'All this is told of a row that is none of its subtypes, whose deletes have pages of their own: ', links, '.');
}

// The answers that a reader wants first: whether the delete goes through at all, and what it does.
function answers(entity) {
  const failures = entity.plan.failures;
  // what a row takes along that stays for now, the plan does not follow
  const known = failures.length > 0 ? ' that is known' : '';
  const groups = [
    ['removes', entity.plan.marks ? 'Goes with it, though it is only marked itself' : 'Deletes as well', 'nothing else' + known],
    ['nulls', 'Unlinks or sets to null', 'nothing' + known],
    ['dangling', 'Leaves dangling', 'nothing' + known]
  ];
  const unknown = entity.plan.unknown;
  const fails = failures.length > 0 && h('div', {class: 'answer fails'},
      h('dt', null, failureWords(entity), h('span', {class: 'number'}, failures.length)),
      h('dd', null, breakable(text(failures[0])), failures.length > 1 && ' And ' + (failures.length - 1) + ' more, in the plan.'));
  const boxes = groups.map(([group, title, none]) => {
    const found = subjects(entity, group);
    const counted = group === 'removes' ? removedEntities(entity) : found;
    const rest = found.filter(subject => !counted.includes(subject));
    return h('div', {class: 'answer ' + (found.length > 0 ? group : 'none')},
        h('dt', null, title, counted.length > 0 && h('span', {class: 'number'}, counted.length)),
        h('dd', null, found.length === 0 ? none : [shortList(counted), rest.length > 0 && [counted.length > 0 ? ' and rows of ' : 'rows of ', shortList(rest)]]));
  });
  boxes.splice(1, 0, refusals(entity));
  const open = unknown.length > 0 && h('div', {class: 'answer unknown'},
      h('dt', null, 'Not known', subjects(entity, 'unknown').length > 0 && h('span', {class: 'number'}, subjects(entity, 'unknown').length)),
      h('dd', null, subjects(entity, 'unknown').length > 0 && ['whether keys refuse or take along ', shortList(subjects(entity, 'unknown')), '. '], breakable(text(unknown[0])),
          unknown.length > 1 && ' And ' + (unknown.length - 1) + ' more, in the plan.'));
  return h('dl', {class: 'answers'}, fails, open, boxes);
}

// What blocks the delete: keys on its own row, and those on rows of what goes with it.
function refusals(entity) {
  const direct = sorted(effects(entity).get('blocked-by'));
  const below = blockedBelow(entity);
  const all = subjects(entity, 'blocked');
  const most = 4;
  const way = each => each.way.map((subject, index) => [index > 0 && ' → ', subjectView(subject)]);
  const further = each => h('li', null, 'to the ', subjectView(each.parent), ' that goes with it', each.way.length > 1 && [' (', way(each), ')'], ': ', shortList(sorted(each.by)));
  return h('div', {class: 'answer ' + (all.length > 0 ? 'blocked' : 'none') + (all.length > 8 ? ' wide' : '')},
      h('dt', null, 'Is refused while rows refer', all.length > 0 && h('span', {class: 'number'}, all.length)),
      all.length === 0 ? h('dd', null, entity.plan.unknown.length > 0 || entity.plan.failures.length > 0 ? 'by nothing that is known' : 'by nothing') : [
        entity.plan.assumed && h('dd', {class: 'assumed'}, 'Assumed: no schema was read that has its table. It is so ' + IF_KEYS + '.'),
        h('dd', {class: 'direct'}, h('strong', null, 'to its own row: '), direct.length > 0 ? shortList(direct) : 'none'),
        below.length > 0 && h('dd', {class: 'below'}, h('strong', null, 'further down:'),
            h('ul', {class: 'facts'}, below.slice(0, most).map(further)),
            below.length > most && lazyDetails({class: 'more'}, count(below.length - most, 'more', 'more'), () => h('ul', {class: 'facts'}, below.slice(most).map(further))))
      ]);
}

function endingTag(entity) {
  const end = endingWords(entity);
  return h('span', {class: 'tag ' + end.style, title: end.words}, end.word);
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
  const unsure = item.kind === 'blocked-by' && item.assumed;
  const subject = item.entity ? nameView(item.entity, linked) : h('span', {class: 'table'}, item.subject);
  const key = item.key && [', key ', h('code', null, item.key), item.onDelete && ' ON DELETE ' + item.onDelete];
  const along = item.attribute && [' by ', h('code', null, item.attribute)];
  const what = item.own
      ? [' by the own row of the ', subject, ' in ', h('code', null, item.table), ', which refers to the ' + parent, along, key]
      : item.kind === 'blocked-by' ? [' while ', subject, ' rows refer to the ' + parent, along, key]
      : [' ', subject, item.entity ? '' : ' rows', item.columns.length > 0 && [' ', h('code', null, item.table + '.' + item.columns.join(', '))], along, key];
  return h('span', {class: 'effect'},
      h('span', {class: 'tag ' + (item.own ? 'fails' : effect.group) + (unsure ? ' unsure' : '')}, item.own ? unsure ? 'fails, if keyed' : 'fails' : item.kind === 'blocked-by' ? unsure ? 'blocked, if keyed' : 'blocked' : effect.word), what,
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
    const button = h('button', {type: 'button', class: 'rest', onclick: () => {
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
  return h('li', null, lazyDetails({class: 'branch', open: depth < 2, 'data-below': item.below.length}, planNodeView(item, parent, false),
      () => branches(item.below, item.subject, depth + 1)));
}

function planView(entity, level) {
  const plan = entity.plan;
  return h('section', {class: 'plan'},
      h(level, null, 'The delete, row by row'),
      plan.facts.map(fact => h('p', {class: 'fact'}, text(fact))),
      plan.failures.map(failure => h('p', {class: 'failure'}, h('strong', null, failureWords(entity) + ': '), text(failure))),
      plan.unknown.map(words => h('p', {class: 'failure'}, h('strong', null, 'Not known: '), text(words))),
      plan.nodes.length === 0
          ? h('p', null, plan.unknown.length > 0 || plan.failures.length > 0 ? 'Nothing else is known to refer to it or to go with it.' : 'Nothing else refers to it or goes with it.')
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
        : lazyDetails({class: 'branch', open: depth < 2, 'data-below': shown.length + above.length}, head, places));
  }));
}

// On paper, a long list is cut, and says so.
const MOST_PRINTED = 12;

function factList(facts, style) {
  return h('ul', {class: style || 'facts', 'data-more': facts.length > MOST_PRINTED && facts.length - MOST_PRINTED}, facts.map(([words, file, line]) =>
    h('li', null, text(words), file >= 0 && [' ', place(text(file), line)])));
}
