// --- findings ------------------------------------------------------------------------------------------------------

// What a finding can be filtered by; each is a parameter of the address.
const FILTERS = {
  text: (finding, value) => words(finding).includes(value.toLowerCase()),
  severity: (finding, value) => value.split(',').includes(finding.severity),
  confidence: (finding, value) => value.split(',').includes(finding.confidence),
  state: (finding, value) => value.split(',').includes(finding.state),
  rule: (finding, value) => finding.rule === value,
  module: (finding, value) => finding.module === value,
  entity: (finding, value) => [...finding.entities].some(entity => entity.name === value || entity.label === value)
};

function words(finding) {
  return [finding.message, finding.rule, finding.subject, finding.entity, finding.place, finding.suggestion ? finding.suggestion.text : '']
      .join(' ').toLowerCase();
}

// Up to as many findings, all groups are open; of more, none.
const OPEN_UP_TO = 40;

function findingsPage(query) {
  const wanted = {};
  Object.keys(FILTERS).forEach(name => wanted[name] = query.get(name) || '');
  const list = h('ol', {class: 'findings', id: 'list', 'aria-label': 'Findings', onkeydown: step});
  const head = h('p', {class: 'result', id: 'result'});
  const turned = new Map();
  const update = () => {
    remember('findings', '', wanted);
    const shown = findings.filter(finding => Object.entries(wanted).every(([name, value]) => !value || FILTERS[name](finding, value)));
    const groups = byRule(shown);
    const several = [...groups.keys()].filter(rule => groups.get(rule).length > 1);
    fill(head, (shown.length === findings.length ? '' : shown.length + ' of ') + count(findings.length, 'finding') + (groups.size > 1 ? ', by ' + groups.size + ' rules' : ''),
        Object.values(wanted).some(Boolean) && [' ', h('a', {href: '#/findings', onclick: reset}, 'Show all')],
        several.length > 1 && [' ', h('button', {type: 'button', class: 'as-text', id: 'turn', onclick: () => turn(several)}, 'Close or open all')]);
    fill(list, [...groups].map(([rule, own]) => h('li', null, own.length === 1 ? findingView(own[0])
        : groupView(rule, own, turned.has(rule) ? turned.get(rule) : shown.length <= OPEN_UP_TO || groups.size === 1, open => turned.set(rule, open)))));
    if (shown.length === 0) {
      fill(list, h('li', {class: 'empty'}, findings.length === 0 ? 'There are no findings.' : 'No finding is like that. Take a filter away.'));
    }
    say(head.firstChild.textContent);
  };
  const turn = shownRules => {
    const open = list.querySelector('.group[open]') === null;
    shownRules.forEach(rule => turned.set(rule, open));
    update();
    byId('turn').focus();
  };
  const reset = event => {
    event.preventDefault();
    location.hash = '#/findings';
    if (route().page === 'findings') {
      show();
    }
  };
  const page = [h('h1', {tabindex: '-1'}, 'Findings'), h('div', {class: 'split'}, filterForm(wanted, update), h('div', null, h('h2', {class: 'unseen'}, 'The findings'), head, list))];
  update();
  const asked = query.get('show');
  const found = asked && findings.find(finding => finding.fingerprint === asked);
  if (found) {
    remember('findings', '', {show: asked});
    requestAnimationFrame(() => reveal(found));
  }
  return page;
}

// The findings by their rules, in the order of the worst of each.
function byRule(shown) {
  const groups = new Map();
  shown.forEach(finding => groups.set(finding.rule, [...(groups.get(finding.rule) || []), finding]));
  return groups;
}

// What one rule found several times: what it is about and, where all say the same, what to change stand once.
function groupView(id, own, open, turned) {
  const rule = rules.get(id);
  const changes = new Set(own.map(finding => finding.suggestion ? finding.suggestion.text : ''));
  const shared = changes.size === 1 && [...changes][0];
  const severities = SEVERITIES.map(severity => [severity, own.filter(finding => finding.severity === severity).length]).filter(([, number]) => number > 0);
  const summary = h('span', {class: 'line'},
      h('span', {class: 'meta'}, severities.map(([severity, number]) => h('span', {class: 'severity ' + severity}, count(number, severity))), h('strong', {class: 'rule'}, id)),
      rule && h('span', {class: 'about'}, rule.summary));
  const group = lazyDetails({class: 'group', id: 'group-' + id, open}, summary, () => [
    shared && h('p', {class: 'change'}, h('strong', null, 'Change: '), shared),
    rulePart(own[0], 'Why it hurts, and what to do instead'),
    h('ol', {class: 'findings', 'aria-label': 'Findings of ' + id}, own.map(finding => h('li', null, findingView(finding, {grouped: true, change: !shared}))))
  ]);
  group.addEventListener('toggle', () => turned(group.open));
  return group;
}

function reveal(finding) {
  const group = byId('group-' + finding.rule);
  if (group) {
    group.open = true;
    group.fill();
  }
  const details = byId('finding-' + finding.index);
  if (details) {
    details.open = true;
    details.fill();
    details.scrollIntoView({block: 'start'});
    details.querySelector('summary').focus({preventScroll: true});
  }
}

// Up and down go from finding to finding, past what is closed.
function step(event) {
  const heads = '.group > summary, .finding > summary';
  if (!event.target.matches(heads) || !['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) {
    return;
  }
  const all = [...byId('list').querySelectorAll(heads)].filter(head => head.parentElement.matches('.group') || !head.closest('.group:not([open])'));
  const at = all.indexOf(event.target);
  const next = {ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1}[event.key];
  if (all[next]) {
    event.preventDefault();
    all[next].focus();
  }
}

function filterForm(wanted, update) {
  const number = (name, value) => findings.filter(finding => FILTERS[name](finding, value)).length;
  const boxes = (name, title, values) => {
    const known = values.filter(value => number(name, value) > 0);
    return known.length > 0 && h('fieldset', null, h('legend', null, title), known.map(value =>
        h('label', {class: 'box'}, h('input', {type: 'checkbox', name, value, checked: !!wanted[name] && wanted[name].split(',').includes(value), onchange: () => {
          wanted[name] = [...form.querySelectorAll('input[name=' + name + ']:checked')].map(box => box.value).join(',');
          update();
        }}), name === 'severity' ? severityTag(value) : h('span', null, value), h('span', {class: 'count'}, number(name, value)))));
  };
  const choice = (name, title, values) => values.length > 1 && h('label', {class: 'field'}, title,
      h('select', {name, onchange: event => {
        wanted[name] = event.target.value;
        update();
      }}, h('option', {value: ''}, 'all'), values.map(([value, words]) => h('option', {value, selected: wanted[name] === value}, words))));
  const touchedEntities = entities.filter(entity => findings.some(finding => finding.entities.has(entity)));
  const form = h('form', {class: 'filters', 'aria-label': 'Filter the findings', onsubmit: event => event.preventDefault()});
  return add(form, [
    h('label', {class: 'field'}, 'Search', h('input', {type: 'search', name: 'text', value: wanted.text, autocomplete: 'off', placeholder: 'message, entity, file', oninput: event => {
      wanted.text = event.target.value.trim();
      update();
    }})),
    boxes('severity', 'Severity', SEVERITIES),
    boxes('confidence', 'Confidence', CONFIDENCES),
    boxes('state', 'State', STATES),
    choice('rule', 'Rule', [...new Set(findings.map(finding => finding.rule))].sort().map(rule => [rule, rule + ' (' + number('rule', rule) + ')'])),
    choice('entity', 'Entity', touchedEntities.map(entity => [entity.name, entity.label + ' (' + number('entity', entity.name) + ')'])),
    choice('module', 'Module', [...new Set(findings.map(finding => finding.module))].sort().map(module =>
        [module, (module === '.' ? 'root' : module) + ' (' + number('module', module) + ')']))
  ]);
}

// Within a group, what stands at its head is not said again.
function findingView(finding, {grouped = false, change = true} = {}) {
  const summary = h('div', {class: 'line'},
      h('div', {class: 'meta'}, severityTag(finding.severity), ' ', h('span', {class: 'confidence', title: CONFIDENCE_WORDS[finding.confidence]}, finding.confidence),
          ' ', stateTag(finding), ' ', !grouped && h('span', {class: 'rule'}, finding.rule), ' ', place(finding.file, finding.line)),
      h('div', {class: 'message'}, finding.message),
      change && finding.suggestion && h('div', {class: 'change'}, h('strong', null, 'Change: '), finding.suggestion.text));
  return lazyDetails({class: 'finding ' + finding.severity, id: 'finding-' + finding.index}, summary, () => findingBody(finding, grouped));
}

function findingBody(finding, grouped) {
  return h('div', {class: 'body'},
      h('section', null, h('h3', null, 'Where'), excerpt(finding) || h('p', null, place(finding.file, finding.line))),
      h('div', {class: 'pair'}, h('section', null, change(finding)), h('section', null, evidence(finding), pathView(finding))),
      finding.suggestion && finding.suggestion.sql && h('section', null, h('h3', null, 'The migration'), code(finding.suggestion.sql, 'The migration')),
      happens(finding),
      !grouped && rulePart(finding));
}

function evidence(finding) {
  return [h('h3', null, 'Why we think so'),
    h('p', {class: 'fact'}, h('strong', null, finding.confidence), ': ' + CONFIDENCE_WORDS[finding.confidence] + '.'),
    finding.evidence.length > 0 && h('ul', {class: 'facts'}, finding.evidence.map(fact => {
      const line = fact.file && data.lines[fact.file] ? data.lines[fact.file][fact.line] : undefined;
      return h('li', null, fact.text, fact.file && [' ', place(fact.file, fact.line)],
          line && line.trim() && h('code', {class: 'quoted'}, line.trim()));
    }))];
}

function change(finding) {
  const suggestion = finding.suggestion;
  return [h('h3', null, 'What to change'),
    h('div', {class: 'suggestion'},
        suggestion ? h('p', null, suggestion.text) : h('p', null, 'See the page of the rule.'),
        suggestion && suggestion.edits.length > 0 && [diff(suggestion.edits), h('p', {class: 'fact'}, suggestion.tier === 'safe' ? 'Safe: ' : 'Suggested, so read it first: ',
          ['new', 'existing'].includes(finding.state) ? [h('code', null, 'cascade-lint fix --write' + (suggestion.tier === 'safe' ? '' : ' --tier ' + suggestion.tier) + ' --rule ' + finding.rule), ' makes this change, and others of this rule; without ',
            h('code', null, '--write'), ' they are printed as a patch.'] : [h('code', null, 'cascade-lint fix'), ' leaves it alone, for it is accepted.'])],
        h('p', {class: 'fact'}, finding.state === 'suppressed'
            ? ['Suppressed', finding.justification && ': ' + finding.justification]
            : ['If it is meant so: ', h('code', null, finding.allow.code), ' ' + finding.allow.where + '.']))];
}

function pathView(finding) {
  const steps = hops(finding);
  if (steps.length === 0) {
    return null;
  }
  const link = name => byName.has(name) ? entityLink(byName.get(name)) : h('span', null, simple(name));
  return [h('h3', null, 'The path through the graph'),
    h('ol', {class: 'path'}, h('li', null, link(steps[0].entity)), steps.map(step => h('li', null,
        h('span', {class: 'hop'}, h('code', null, step.attribute), step.how && [' ', h('span', {class: 'tag removes'}, step.how)]), link(step.target)))),
    h('p', null, h('a', {class: 'button', href: address('graph', '', {finding: finding.fingerprint})}, 'Show it in the graph'))];
}

// Which operations a rule is about, by its category.
const ABOUT = {remove: ['remove'], orphan: ['take-out', 'set-null', 'remove'], propagation: ['persist', 'merge', 'refresh', 'detach']};

function happens(finding) {
  const attribute = attributeOf(finding);
  const rule = rules.get(finding.rule);
  const guarded = rule && rule.category === 'schema' && byName.get(finding.target);
  if (!attribute || guarded) {
    // what a key guards, or does not, shows when the row that it refers to goes
    const entity = guarded || byName.get(finding.entity);
    return [entity && h('section', null, h('h3', null, 'What deleting ' + articled(entity.label) + ' does'), answers(entity)),
      attribute && otherOperations(attribute, [])];
  }
  const statement = rule && rule.category === 'bypass' && finding.evidence.find(fact => fact.file === finding.file && fact.line === finding.line);
  if (statement) {
    // what code runs past the mapping is what happens; what the mapping would have done stands below, to compare
    return h('section', null, h('h3', null, 'What runs'),
        code(statement.text.slice(statement.text.indexOf(': ') + 2), 'What runs'),
        h('p', null, 'It deletes these rows alone: nothing of what the mapping says is done along ' + attribute.entity.label + '.' + attribute.name + '.'),
        otherOperations(attribute, []));
  }
  const about = ABOUT[rule ? rule.category : ''] || ['remove'];
  const first = operations(attribute, about).filter((operation, index) => index === 0 || operation.outcome !== 'stops');
  return h('section', null,
      h('h3', null, 'What happens, as Java and SQL'),
      first.length === 0 && (attribute.told || []).map(fact => h('p', {class: 'fact'}, text(fact))),
      first.map(operationView),
      h('p', null, planSentence(attribute.entity), ' ',
          h('a', {href: address('entity', attribute.entity.name)}, 'The whole plan')),
      otherOperations(attribute, first));
}

function otherOperations(attribute, told) {
  const rest = operations(attribute).filter(operation => !told.some(other => other.kind === operation.kind));
  return rest.length > 0 && lazyDetails({class: 'more'}, (told.length > 0 ? 'The other operations' : 'Java and SQL of what happens') + ' along ' + attribute.entity.label + '.' + attribute.name,
      () => [(attribute.told || []).map(fact => h('p', {class: 'fact'}, text(fact))), rest.map(operationView)]);
}

function rulePart(finding, title) {
  const rule = rules.get(finding.rule);
  return lazyDetails({class: 'more rule-page'}, title || ['The rule: ', h('strong', null, finding.rule), rule && ', ' + rule.summary], () => rulePage(finding.rule, finding.helpUri));
}

function rulePage(id, uri) {
  const template = byId('rule-' + id);
  return h('div', {class: 'page'}, template ? template.content.cloneNode(true)
      : uri ? h('p', null, 'Its page: ', h('a', {href: uri, rel: 'noreferrer'}, uri))
      : h('p', null, 'It has no page.'));
}

function ruleView(id) {
  const rule = rules.get(id);
  if (!rule) {
    return [h('h1', {tabindex: '-1'}, 'No such rule in this report'), h('p', null, h('a', {href: '#/findings'}, 'To the findings'))];
  }
  return [h('h1', {tabindex: '-1'}, id), h('p', null, h('a', {href: address('findings', '', {rule: id})}, 'Its findings')), h('h2', {class: 'unseen'}, 'The page of the rule'), rulePage(id, rule.helpUri)];
}
