// --- entities ------------------------------------------------------------------------------------------------------

function roleTag(entity) {
  return h('span', {class: 'role ' + entity.role, title: ROLE_WORDS[entity.role] || ''}, roleWord(entity.role));
}

function entitiesPage(query) {
  const wanted = {text: query.get('text') || '', role: query.get('role') || '', package: query.get('package') || '', ending: query.get('ending') || '', sort: query.get('sort') || 'findings'};
  const rows = entities.map(entity => ({
    entity, ending: ending(entity), findings: findingsOf(entity), removes: removedEntities(entity).length, blocked: subjects(entity, 'blocked').length,
    dangling: subjects(entity, 'dangling').length
  }));
  const ENDS = Object.keys(ENDINGS);
  const order = {
    findings: (a, b) => (a.findings.length > 0 ? rank(a.findings[0]) : 999) - (b.findings.length > 0 ? rank(b.findings[0]) : 999) || b.findings.length - a.findings.length,
    ending: (a, b) => ENDS.indexOf(a.ending) - ENDS.indexOf(b.ending),
    name: () => 0, removes: (a, b) => b.removes - a.removes, blocked: (a, b) => b.blocked - a.blocked, dangling: (a, b) => b.dangling - a.dangling
  };
  const body = h('tbody');
  const head = h('p', {class: 'result'});
  const update = () => {
    remember('entities', '', {...wanted, sort: wanted.sort === 'findings' ? '' : wanted.sort});
    const shown = rows.filter(({entity, ending: end}) => (entity.name + ' ' + entity.tables.join(' ')).toLowerCase().includes(wanted.text.toLowerCase())
        && (!wanted.role || entity.role === wanted.role) && (!wanted.package || entity.package === wanted.package)
        && (!wanted.ending || end === wanted.ending));
    shown.sort((a, b) => order[wanted.sort](a, b) || (a.entity.label < b.entity.label ? -1 : 1));
    fill(body, shown.map(entityRow));
    fill(head, shown.length === rows.length ? count(rows.length, 'entity', 'entities') : shown.length + ' of ' + count(rows.length, 'entity', 'entities'));
    say(head.textContent);
  };
  const select = (name, title, values) => h('label', {class: 'field'}, title, h('select', {name, onchange: event => {
    wanted[name] = event.target.value;
    update();
  }}, values.map(([value, words]) => h('option', {value, selected: wanted[name] === value}, words))));
  const values = field => [...new Set(entities.map(entity => entity[field]))].sort();
  const page = [h('h1', {tabindex: '-1'}, 'Entities'),
    h('form', {class: 'bar', 'aria-label': 'Filter the entities', onsubmit: event => event.preventDefault()},
        h('label', {class: 'field'}, 'Search', h('input', {type: 'search', name: 'text', value: wanted.text, placeholder: 'entity or table', autocomplete: 'off', oninput: event => {
          wanted.text = event.target.value.trim();
          update();
        }})),
        select('role', 'Role', [['', 'all'], ...values('role').map(role => [role, roleWord(role)])]),
        select('package', 'Package', [['', 'all'], ...values('package').map(name => [name, name || '(none)'])]),
        select('ending', 'Its delete', [['', 'all'], ...ENDS.map(end => [end, ENDINGS[end].word + ' (' + rows.filter(row => row.ending === end).length + ')'])]),
        select('sort', 'Order', [['findings', 'worst findings'], ['ending', 'failing deletes'], ['name', 'name'], ['removes', 'deletes most'], ['blocked', 'blocked by most'], ['dangling', 'leaves most dangling']])),
    head,
    entities.length === 0 ? h('p', null, 'No entity was found.') : h('div', {class: 'scroll'}, h('table', {class: 'list wide entities'},
        h('thead', null, h('tr', null, [['Entity'], ['Role', 'more'], ['Table', 'more'], ['Findings', 'count'], ['Its delete', '', 'how it ends, if every table has rows'], ['Deletes', 'count', 'entities that go with it'],
          ['Blocked by', 'count', 'entities and tables whose rows refuse the delete'], ['Dangling', 'count more', 'entities and tables whose rows would refer to nothing']]
            .map(([title, style, words]) => h('th', {scope: 'col', class: style, title: words}, title)))),
        body))];
  update();
  return page;
}

function entityRow({entity, findings: own, removes, blocked, dangling}) {
  const number = (value, group) => h('td', {class: 'count ' + group}, value === 0 ? h('span', {class: 'zero'}, '0') : h('span', {class: 'tag ' + group.split(' ')[0]}, value));
  return h('tr', null, h('th', {scope: 'row'}, entityLink(entity), h('span', {class: 'package'}, entity.package)),
      h('td', {class: 'more'}, roleTag(entity)), h('td', {class: 'more'}, h('code', null, entity.tables.join(', '))),
      h('td', {class: 'count'}, own.length === 0 ? h('span', {class: 'zero'}, '0') : [h('span', {class: 'dot ' + own[0].severity}), own.length]),
      h('td', null, endingTag(entity)),
      number(removes, 'removes'), number(blocked, 'blocked'), number(dangling, 'dangling more'));
}

function entityPage(name) {
  const entity = byName.get(name) || entities.find(other => other.label === name);
  if (!entity) {
    return [h('h1', {tabindex: '-1'}, 'No such entity in this report'), h('p', null, h('a', {href: '#/entities'}, 'All entities'))];
  }
  const own = findingsOf(entity);
  return [
    h('p', {class: 'crumbs'}, h('a', {href: '#/entities'}, 'Entities'), ' / ', entity.package),
    h('h1', {tabindex: '-1'}, entity.label, ' ', roleTag(entity)),
    h('p', {class: 'fact'}, entity.tables.length > 0 ? [entity.tables.length === 1 ? 'table ' : 'tables ', h('code', null, entity.tables.join(', ')), ', '] : 'no table of its own, ',
        'declared in ', place(entity.file, entity.line), entity.superclass && [', extends ', byName.has(entity.superclass) ? entityLink(byName.get(entity.superclass)) : simple(entity.superclass)]),
    h('p', {class: 'actions'}, h('a', {class: 'button', href: address('graph', '', {entity: entity.name})}, 'Show in the graph'), ' ',
        h('a', {class: 'button', href: address('matrix', '', {text: entity.name})}, 'Row of the matrix')),
    h('h2', null, 'Deleting ' + articled(entity.label) + ' …'),
    h('p', {class: 'lead'}, endingTag(entity), ' ', planSentence(entity)),
    heirsNote(entity),
    answers(entity),
    h('section', null, h('h2', null, own.length === 0 ? 'No finding touches it' : own.length === 1 ? 'One finding touches it' : own.length + ' findings touch it'),
        own.length === 0 ? h('p', null, 'No rule sees anything to change here.', wayOut(entity))
            : h('ol', {class: 'findings', id: 'list', onkeydown: step}, own.map(finding => h('li', null, findingView(finding))))),
    planView(entity, 'h2'),
    h('section', null, h('h2', null, 'Who deletes it'),
        entity.wayFacts.map(fact => h('p', {class: 'fact'}, text(fact))),
        waysView(entity.ways, 0),
        entity.linkRows.length > 0 && [h('h3', null, 'Rows beside it'), factList(entity.linkRows)]),
    h('section', null, h('h2', null, 'Who points here'), inbound(entity)),
    h('section', null, h('h2', null, 'Attributes'), attributes(entity)),
    roleView(entity)
  ];
}

// What has to be done before a delete that does not go through, where no finding says it.
function wayOut(entity) {
  return {
    always: ' No row has to be there for that: the mapping, or the key, has to change.',
    own: ' No other row has to be there for that: set its own references to null first, or change the mapping or the key.',
    unknown: ' What could not be read is told below; a dump of the schema or a database, given by --schema, would tell it.',
    fails: ' To delete one all the same, take it out of what is said above to hold it first.',
    refused: ' To delete one all the same, delete the rows that refer to it first, or set their reference to null; or give their keys ON DELETE.',
    below: ' To delete one all the same, delete the rows that refer to what goes with it first, or set their reference to null; or take the cascade off.'
  }[ending(entity)];
}

// Attributes that lead to it, or to what it is one of: those that many inherit once, where they are declared.
function inbound(entity) {
  const family = new Set([entity, ...superclasses(entity)]);
  const declared = new Map();
  entities.flatMap(other => other.attributes).filter(attribute => attribute.to !== undefined && family.has(entities[attribute.to])).forEach(attribute => {
    const key = (attribute.by || attribute.entity.name) + '#' + attribute.name;
    declared.set(key, [...(declared.get(key) || []), attribute]);
  });
  if (declared.size === 0) {
    return h('p', {class: 'fact'}, 'No attribute of another entity leads to it.');
  }
  return h('div', {class: 'scroll'}, h('table', {class: 'list wide'},
      h('thead', null, h('tr', null, ['Attribute', 'Kind', 'Key', 'Passes on'].map(title => h('th', {scope: 'col'}, title)))),
      h('tbody', null, [...declared.values()].map(inboundRow))));
}

function inboundRow(all) {
  const first = all.find(attribute => !attribute.by || byName.get(attribute.by) === attribute.entity) || all[0];
  const declaring = byName.get(first.by) || !first.by && first.entity;
  const unguarded = all.filter(attribute => attribute.key === 'missing').length;
  const alike = all.every(attribute => ['columns', 'key', 'onDelete'].every(field => attribute[field] === first[field]));
  return h('tr', null,
      h('th', {scope: 'row'}, declaring ? entityLink(declaring) : simple(first.by), '.' + first.name,
          all.length === 1 ? !declaring && h('span', {class: 'package'}, 'inherited or embedded by ', entityLink(first.entity))
              : lazyDetails({class: 'more heirs'}, declaring ? count(all.length - 1, 'heir has', 'heirs have') + ' it, too' : 'inherited or embedded by ' + all.length + ' entities',
                  () => h('ul', {class: 'facts'}, all.filter(attribute => attribute.entity !== declaring).map(attribute => h('li', null, entityLink(attribute.entity), ' ', keyWords(attribute)))))),
      h('td', null, first.kind, first.mandatory && ', mandatory'),
      h('td', null, alike ? keyWords(first) : [h('code', null, some([...new Set(all.map(attribute => attribute.columns))], 2)),
        unguarded > 0 && [' ', h('span', {class: 'tag dangling'}, 'no foreign key in ' + unguarded + ' of ' + all.length)]]),
      h('td', null, cascadeWords(first)));
}

function keyWords(attribute) {
  if (attribute.mappedBy) {
    return ['in ', attribute.to === undefined ? simple(attribute.target) : entities[attribute.to].label, '.', attribute.mappedBy];
  }
  return [h('code', null, attribute.columns),
    attribute.key === 'missing' && [' ', h('span', {class: 'tag dangling'}, 'no foreign key')],
    attribute.key === 'none' && [' ', h('span', {class: 'tag'}, 'no constraint wanted')],
    attribute.onDelete && [' ', h('span', {class: 'tag database'}, 'ON DELETE ' + attribute.onDelete)]];
}

function cascadeWords(attribute) {
  const all = attribute.cascade.length === 5;
  return [attribute.cascade.length === 0 ? !attribute.orphans && h('span', {class: 'zero'}, 'nothing')
      : h('span', {class: attribute.removes ? 'tag removes' : 'tag cascade', title: attribute.declared}, all ? 'ALL' : attribute.cascade.join(', ')),
    attribute.orphans && [' ', h('span', {class: 'tag removes'}, 'orphan removal')],
    attribute.unknownCascade && [' ', h('span', {class: 'tag'}, 'partly unknown')]];
}

function attributes(entity) {
  const links = entity.attributes;
  const plain = entity.columns.map(([name, type, column, id]) => ({name: text(name), type: text(type), column: text(column), id}));
  const line = attribute => {
    const told = operations(attribute);
    return h('tr', null,
        h('th', {scope: 'row'}, attribute.name, attribute.by && h('span', {class: 'package'}, 'from ' + simple(attribute.by)),
            told.length > 0 && lazyDetails({class: 'more'}, 'Java and SQL', () => [(attribute.told || []).map(fact => h('p', {class: 'fact'}, text(fact))), told.map(operationView)])),
        h('td', null, attribute.kind, attribute.mandatory && ', mandatory'),
        h('td', null, attribute.to === undefined ? attribute.target && simple(attribute.target) : entityLink(entities[attribute.to])),
        h('td', null, keyWords(attribute)),
        h('td', null, attribute.kind === 'embedded' || attribute.kind === 'element collection' ? 'lives and dies with it' : cascadeWords(attribute)));
  };
  return [
    links.length === 0 ? h('p', {class: 'fact'}, 'It leads to no other entity.') : h('div', {class: 'scroll'}, h('table', {class: 'list wide'},
        h('thead', null, h('tr', null, ['Attribute', 'Kind', 'Leads to', 'Key', 'Passes on'].map(title => h('th', {scope: 'col'}, title)))),
        h('tbody', null, links.map(line)))),
    plain.length > 0 && lazyDetails({class: 'more'}, count(plain.length, 'plain column'), () => h('ul', {class: 'facts short'}, plain.map(attribute =>
        h('li', null, attribute.name, ' ', h('code', null, attribute.type), attribute.id === 1 && ' (identifier)', attribute.column && attribute.column !== attribute.name && [', column ', h('code', null, attribute.column)]))))
  ];
}

function roleView(entity) {
  const owners = entity.owners.flatMap((name, index) => [index > 0 ? ', ' : ' by ', byName.has(name) ? entityLink(byName.get(name)) : simple(name)]);
  return h('section', null, h('h2', null, 'Role: ' + entity.role, owners),
      h('p', null, text(entity.words)),
      entity.evidence.length > 0 && [h('h3', null, 'Evidence'), factList(entity.evidence)],
      entity.sections.map(section => section.id === 'overrule'
          ? [h('h3', null, 'Not right? Overrule it in cascade-lint.yml'), code(section.facts.map(([words]) => text(words)).join('\n'), 'Line for cascade-lint.yml')]
          : [h('h3', null, text(section.title)), factList(section.facts)]));
}
