// --- matrix --------------------------------------------------------------------------------------------------------

const ROWS_AT_ONCE = 40;

function matrixPage(query) {
  const wanted = {text: query.get('text') || '', package: query.get('package') || '', tables: query.get('tables') || ''};
  const rows = entities.filter(entity => Object.keys(EFFECTS).some(kind => effects(entity).get(kind).size > 0));
  const head = h('p', {class: 'result'});
  const grid = h('div');
  let most = ROWS_AT_ONCE;
  const update = () => {
    remember('matrix', '', wanted);
    const shown = rows.filter(entity => entity.name.toLowerCase().includes(wanted.text.toLowerCase())
        && (!wanted.package || entity.package === wanted.package));
    const visible = shown.slice(0, most);
    const idle = entities.length - rows.length;
    fill(head, (visible.length < shown.length ? visible.length + ' of ' : '') + count(shown.length, 'entity', 'entities') + ' shown'
        + (idle > 0 && !wanted.text && !wanted.package ? '; deleting ' + count(idle, 'other entity', 'other entities') + ' does nothing else' : ''));
    fill(grid, visible.length === 0 ? h('p', {class: 'empty'}, 'No delete of such an entity does anything to others.') : matrix(visible, wanted.tables !== 'no'),
        visible.length < shown.length && h('p', null, h('button', {type: 'button', onclick: () => {
          most += ROWS_AT_ONCE;
          update();
        }}, 'Show ' + Math.min(ROWS_AT_ONCE, shown.length - visible.length) + ' more rows')));
    say(head.textContent);
  };
  const packages = [...new Set(rows.map(entity => entity.package))].sort();
  const page = [h('h1', {tabindex: '-1'}, 'Matrix'),
    h('p', null, 'What deleting a row of the entity at the left does to rows of the entity above, in the end.'),
    h('ul', {class: 'legend'}, Object.entries(EFFECTS).map(([kind, effect]) => h('li', null, h('span', {class: 'cell ' + effect.group}, effect.letter), ' ' + effect.word))),
    h('form', {class: 'bar', 'aria-label': 'Filter the matrix', onsubmit: event => event.preventDefault()},
        h('label', {class: 'field'}, 'Deleted entity', h('input', {type: 'search', name: 'text', value: wanted.text, autocomplete: 'off', oninput: event => {
          wanted.text = event.target.value.trim();
          update();
        }})),
        packages.length > 1 && h('label', {class: 'field'}, 'Package', h('select', {name: 'package', onchange: event => {
          wanted.package = event.target.value;
          update();
        }}, h('option', {value: ''}, 'all'), packages.map(name => h('option', {value: name, selected: wanted.package === name}, name || '(none)')))),
        h('label', {class: 'box'}, h('input', {type: 'checkbox', name: 'tables', checked: wanted.tables !== 'no', onchange: event => {
          wanted.tables = event.target.checked ? '' : 'no';
          update();
        }}), 'tables without an entity, too')),
    head, grid];
  update();
  return page;
}

function matrix(rows, withTables) {
  const columns = new Set();
  const cells = rows.map(entity => {
    const cell = new Map();
    effects(entity).forEach((found, kind) => found.forEach(subject => {
      if (withTables || typeof subject !== 'string') {
        columns.add(subject);
        cell.set(subject, [...(cell.get(subject) || []), kind]);
      }
    }));
    return cell;
  });
  const sorted = [...columns].sort((a, b) => typeof a === typeof b ? (named(a) < named(b) ? -1 : 1) : typeof a === 'string' ? 1 : -1);
  return h('div', {class: 'scroll grid', tabindex: '0', role: 'region', 'aria-label': 'Matrix of deletes'}, h('table', {class: 'matrix'},
      h('caption', {class: 'unseen'}, 'What deleting the entity of the row does to the entity of the column'),
      h('thead', null, h('tr', null, h('td'), sorted.map(subject => h('th', {scope: 'col'}, h('span', {class: 'up'}, subjectView(subject)))))),
      h('tbody', null, rows.map((entity, index) => h('tr', null, h('th', {scope: 'row'}, entityLink(entity)),
          sorted.map(subject => {
            const kinds = cells[index].get(subject) || [];
            return h('td', null, kinds.length > 0 && h('a', {
              class: 'cells', href: address('entity', entity.name),
              title: 'Deleting ' + articled(entity.label) + ' ' + kinds.map(kind => EFFECTS[kind].verb).join(', ') + ' ' + named(subject),
              'aria-label': 'Deleting ' + articled(entity.label) + ' ' + kinds.map(kind => EFFECTS[kind].verb).join(', ') + ' ' + named(subject)
            }, kinds.map(kind => h('span', {class: 'cell ' + EFFECTS[kind].group}, EFFECTS[kind].letter))));
          }))))));
}
