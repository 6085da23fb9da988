// --- the page ------------------------------------------------------------------------------------------------------

const PAGES = {
  overview: {title: 'Overview', make: () => overview()},
  findings: {title: 'Findings', make: at => findingsPage(at.query)},
  entities: {title: 'Entities', make: at => entitiesPage(at.query)},
  graph: {title: 'Graph', make: at => graphPage(at.query)},
  matrix: {title: 'Matrix', make: at => matrixPage(at.query)}
};
const INNER = {
  entity: {tab: 'entities', make: at => entityPage(at.subject)},
  rule: {tab: 'findings', make: at => ruleView(at.subject)}
};
const THEMES = [['auto', 'System'], ['light', 'Light'], ['dark', 'Dark']];

function chrome() {
  const numbers = {findings: findings.length, entities: entities.length};
  fill(byId('top'),
      h('a', {class: 'name', href: '#/overview'}, data.tool.name, ' ', h('span', {class: 'version'}, data.tool.version)),
      h('nav', {'aria-label': 'Parts of the report'}, h('ul', null, Object.entries(PAGES).map(([id, page]) =>
          h('li', null, h('a', {href: '#/' + id, id: 'tab-' + id}, page.title, numbers[id] !== undefined && [' ', h('span', {class: 'number'}, numbers[id])]))))),
      entities.length > 0 && h('form', {class: 'find', role: 'search', onsubmit: event => {
        event.preventDefault();
        const field = byId('find');
        const found = entityCalled(field.value);
        if (found) {
          field.value = '';
          location.hash = address('entity', found.name);
        } else {
          say('No entity is called ' + field.value);
        }
      }}, h('input', {type: 'search', id: 'find', list: 'names', autocomplete: 'off', 'aria-label': 'Go to an entity', placeholder: 'Go to an entity'}),
      h('datalist', {id: 'names'}, entities.map(each => h('option', {value: each.label})))),
      h('label', {class: 'theme'}, h('span', null, 'Colours '), h('select', {id: 'theme', onchange: event => {
        document.documentElement.dataset.theme = event.target.value;
        recolor();
      }}, THEMES.map(([value, words]) => h('option', {value}, words)))));
}

let first = true;

// Shows what the address says.
function show() {
  const at = route();
  const page = PAGES[at.page] || INNER[at.page] || PAGES.overview;
  const tab = page.tab || (PAGES[at.page] ? at.page : 'overview');
  for (const id of Object.keys(PAGES)) {
    if (id === tab) {
      byId('tab-' + id).setAttribute('aria-current', 'page');
    } else {
      byId('tab-' + id).removeAttribute('aria-current');
    }
  }
  leaveGraph();
  const main = byId('main');
  main.className = 'on-' + at.page;
  fill(main, page.make(at));
  document.title = main.querySelector('h1').textContent + ' – ' + data.tool.name;
  if (!first && !at.query.has('show')) {
    scrollTo(0, 0);
    main.querySelector('h1').focus({preventScroll: true});
  }
  first = false;
  if (at.page === 'graph') {
    enterGraph();
  }
}

// A printed list tells everything that it tells on the screen when opened. The page of an entity is printed with its findings in
// brief, for what deleting it does stands above them.
function openAll() {
  document.querySelectorAll('div.on-paper').forEach(place => place.fill());
  const brief = byId('main').matches('.on-entity');
  // what is in a group is there once the group was open
  for (const kind of ['.group', brief ? '.branch' : '.finding, .branch', '.answer details, .heirs']) {
    document.querySelectorAll(kind).forEach(details => {
      if (details.fill) {
        details.fill();
      }
      details.dataset.closed = details.open ? '' : 'yes';
      details.open = true;
    });
  }
  document.querySelectorAll('button.rest').forEach(button => button.click());
}

function closeAgain() {
  document.querySelectorAll('[data-closed=yes]').forEach(details => details.open = false);
}

chrome();
addEventListener('hashchange', show);
addEventListener('beforeprint', openAll);
addEventListener('afterprint', closeAgain);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => recolor());
show();
