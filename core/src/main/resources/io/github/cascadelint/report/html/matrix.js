// --- matrix --------------------------------------------------------------------------------------------------------

const ROWS_AT_ONCE = 40;
// What happens to the delete itself, whoever's rows it meets.
const FAILS = EFFECTS['fails-by-own'];
const UNKNOWN = EFFECTS.unknown;

// What stands in the column of the delete itself, and why.
function verdict(entity) {
  const {failures, fails, unknown} = entity.plan;
  return failures.length > 0 ? {effect: FAILS, words: failureWords(entity).toLowerCase() + ': ' + text(failures[0])}
      : fails === 'unknown' ? {effect: UNKNOWN, words: 'is not known to go through: ' + text(unknown[0])} : null;
}

function matrixPage(query) {
  const wanted = {text: query.get('text') || '', column: query.get('column') || '', package: query.get('package') || '', sort: query.get('sort') || '', tables: query.get('tables') || ''};
  const rows = entities.filter(entity => verdict(entity) || Object.keys(EFFECTS).some(kind => effects(entity).get(kind).size > 0));
  const head = h('p', {class: 'result'});
  const grid = h('div');
  const within = (name, words) => name.toLowerCase().includes(words.toLowerCase());
  const order = {
    '': () => 0, removes: (a, b) => subjects(b, 'removes').length - subjects(a, 'removes').length, blocked: (a, b) => subjects(b, 'blocked').length - subjects(a, 'blocked').length,
    dangling: (a, b) => subjects(b, 'dangling').length - subjects(a, 'dangling').length, fails: (a, b) => b.plan.failures.length - a.plan.failures.length
  };
  let most = ROWS_AT_ONCE;
  const update = () => {
    remember('matrix', '', wanted);
    const column = subject => (wanted.tables !== 'no' || typeof subject !== 'string') && within(typeof subject === 'string' ? subject : subject.name, wanted.column);
    const shown = rows.filter(entity => within(entity.name, wanted.text) && (!wanted.package || entity.package === wanted.package)
        && (!wanted.column || [...effects(entity).values()].some(found => [...found].some(column))));
    shown.sort((a, b) => order[wanted.sort](a, b) || (a.label < b.label ? -1 : 1));
    const visible = shown.slice(0, most);
    const idle = entities.length - rows.length;
    fill(head, visible.length < shown.length && h('span', {class: 'on-screen'}, visible.length + ' of '), count(shown.length, 'entity', 'entities') + ' shown'
        + (idle > 0 && !wanted.text && !wanted.column && !wanted.package ? '; deleting ' + count(idle, 'other entity', 'other entities') + ' does nothing else' : ''));
    fill(grid, visible.length === 0 ? h('p', {class: 'empty'}, 'No delete of such an entity does anything to others.') : [matrix(visible, column), sentences(visible), onPaper(() => sentences(shown.slice(most)))],
        visible.length < shown.length && h('p', null, h('button', {type: 'button', onclick: () => {
          most += ROWS_AT_ONCE;
          update();
        }}, 'Show ' + Math.min(ROWS_AT_ONCE, shown.length - visible.length) + ' more rows')));
    say(head.textContent);
  };
  const search = (name, title) => h('label', {class: 'field'}, title, h('input', {type: 'search', name, value: wanted[name], autocomplete: 'off', oninput: event => {
    wanted[name] = event.target.value.trim();
    update();
  }}));
  const select = (name, title, values) => h('label', {class: 'field'}, title, h('select', {name, onchange: event => {
    wanted[name] = event.target.value;
    update();
  }}, values.map(([value, words]) => h('option', {value, selected: wanted[name] === value}, words))));
  const packages = [...new Set(rows.map(entity => entity.package))].sort();
  const page = [h('h1', {tabindex: '-1'}, 'Matrix'),
    h('p', null, 'What deleting a row of the entity at the left does to rows of the entity above, in the end.'),
    h('ul', {class: 'legend'}, Object.values(EFFECTS).map(effect => h('li', null, h('span', {class: 'cell ' + effect.group}, effect.letter), ' ' + effect.word))),
    h('form', {class: 'bar', 'aria-label': 'Filter the matrix', onsubmit: event => event.preventDefault()},
        search('text', 'Deleted (rows)'), search('column', 'What it does to (columns)'),
        packages.length > 1 && select('package', 'Package', [['', 'all'], ...packages.map(name => [name, name || '(none)'])]),
        select('sort', 'Order', [['', 'name'], ['removes', 'deletes most'], ['blocked', 'blocked by most'], ['dangling', 'leaves most dangling'], ['fails', 'fails or is undone']]),
        h('label', {class: 'box'}, h('input', {type: 'checkbox', name: 'tables', checked: wanted.tables !== 'no', onchange: event => {
          wanted.tables = event.target.checked ? '' : 'no';
          update();
        }}), 'tables without an entity, too')),
    head, grid];
  update();
  return page;
}

function matrix(rows, shown) {
  const columns = new Set();
  const cells = rows.map(entity => {
    const cell = new Map();
    effects(entity).forEach((found, kind) => found.forEach(subject => {
      if (shown(subject)) {
        columns.add(subject);
        cell.set(subject, [...(cell.get(subject) || []), kind]);
      }
    }));
    return cell;
  });
  const ordered = [...columns].sort((a, b) => typeof a === typeof b ? (named(a) < named(b) ? -1 : 1) : typeof a === 'string' ? 1 : -1);
  const failing = rows.some(verdict);
  const fails = entity => {
    const told = verdict(entity);
    const words = told && 'Deleting ' + articled(entity.label) + ' ' + told.words;
    return h('td', null, told && h('a', {class: 'cells', href: address('entity', entity.name), title: words, 'aria-label': words},
        h('span', {class: 'cell ' + told.effect.group}, told.effect.letter)));
  };
  return h('div', {class: 'scroll grid', tabindex: '0', role: 'region', 'aria-label': 'Matrix of deletes'}, h('table', {class: 'matrix'},
      h('caption', {class: 'unseen'}, 'What deleting the entity of the row does to the entity of the column'),
      h('thead', null, h('tr', null, h('td'), failing && h('th', {scope: 'col'}, h('span', {class: 'up'}, 'the delete itself')),
          ordered.map(subject => h('th', {scope: 'col'}, h('span', {class: 'up'}, typeof subject === 'string' ? subjectView(subject) : entityLink(subject)))))),
      h('tbody', null, rows.map((entity, index) => h('tr', null, h('th', {scope: 'row'}, entityLink(entity)), failing && fails(entity),
          ordered.map(subject => {
            const kinds = cells[index].get(subject) || [];
            const words = kinds.length > 0 && 'Deleting ' + articled(entity.label) + ' ' + kinds.map(kind => EFFECTS[kind].verb + ' ' + named(subject)).join('; ');
            return h('td', null, kinds.length > 0 && h('a', {class: 'cells', href: address('entity', entity.name), title: words, 'aria-label': words},
                kinds.map(kind => h('span', {class: 'cell ' + EFFECTS[kind].group}, EFFECTS[kind].letter))));
          }))))));
}

// Made when it is printed.
function onPaper(make) {
  const place = h('div', {class: 'on-paper'});
  place.fill = () => fill(place, make());
  return place;
}

// The same in words, for paper: a matrix is wider than a page.
function sentences(rows) {
  return h('dl', {class: 'on-paper'}, rows.map(entity => [h('dt', null, entity.label), Object.entries(EFFECTS).map(([kind, effect]) => {
    const found = sorted(effects(entity).get(kind));
    return found.length > 0 && h('dd', null, h('span', {class: 'cell ' + effect.group}, effect.letter), ' ' + effect.word + ': ' + found.map(named).join(', '));
  }), entity.plan.failures.map(failure => h('dd', null, h('span', {class: 'cell ' + FAILS.group}, FAILS.letter), ' ' + text(failure))),
  entity.plan.unknown.map(words => h('dd', null, h('span', {class: 'cell ' + UNKNOWN.group}, UNKNOWN.letter), ' ' + text(words)))]));
}
