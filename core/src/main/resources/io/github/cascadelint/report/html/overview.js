// --- overview ------------------------------------------------------------------------------------------------------

function severityTag(severity) {
  return h('span', {class: 'severity ' + severity}, severity);
}

function stateTag(finding) {
  return finding.state === 'new' ? null : h('span', {class: 'tag state'}, finding.state);
}

function overview() {
  const open = findings.filter(finding => finding.state === 'new');
  return [
    h('h1', {tabindex: '-1'}, data.headline),
    !data.complete && h('p', {class: 'banner'}, h('strong', null, 'Part of the input could not be analysed. '),
        'There may be more findings; ', h('a', {href: '#/overview', onclick: jump('problems')}, 'what went wrong'), ' is listed below.'),
    data.since && brought(),
    schemaBanner(),
    accidents(open),
    h('div', {class: 'columns'}, counts(), atRisk(open)),
    baseline(),
    coverage()
  ];
}

// What refuses deletes is only assumed where no schema was read, and a reader who does not know that is misled by every plan.
function schemaBanner() {
  const assumed = entities.filter(entity => entity.plan.assumed).length;
  if (assumed === 0 || assumed * 2 < entities.length) {
    return null;
  }
  const lost = data.problems.filter(problem => problem.kind === 'schema');
  return h('p', {class: 'banner', id: 'no-schema'}, h('strong', null, data.coverage.schemaSources === 0 ? 'The schema of the database is not known. '
      : 'No schema was read that has the tables of ' + assumed + ' of ' + count(entities.length, 'entity', 'entities') + '. '),
  lost.length > 0 && [lost[0].text + (lost[0].file ? ' (' + lost[0].file + ')' : '') + (lost.length > 1 ? ', and ' + count(lost.length - 1, 'more problem') : '') + '. '],
  'Whether a delete is refused is told as if the database had the foreign keys that Hibernate would make. Give a dump of the schema, its migrations or a database by ',
  h('code', null, '--schema'), ' for what is really so.');
}

// What the change brings, before all else.
function brought() {
  const {revision, caution, changes, findingsBefore} = data.since;
  const about = changes.filter(each => each.aboutDeletes);
  const others = changes.filter(each => !each.aboutDeletes);
  const item = each => h('li', null, coded(each.text), each.file && [' ', place(each.file, each.line), each.earlier && ' as it was'],
      each.effects.length > 0 && h('ul', {class: 'facts'}, each.effects.map(effect => h('li', null, coded(effect)))));
  const most = 12;
  return h('section', {class: 'panel', id: 'since', 'aria-labelledby': 'brings'},
      h('h2', {id: 'brings'}, about.length > 0 ? 'What this change does to deletes' : data.since.empty ? 'What this change brings' : 'This change leaves what deletes do as it was'),
      h('p', {class: 'fact'}, 'Compared with ', h('code', null, revision), '; ', count(findingsBefore, 'finding'), findingsBefore === 1 ? ' was' : ' were', ' there before.'),
      caution && h('p', {class: 'failure'}, caution, '.'),
      about.length > 0 && h('ul', {class: 'facts'}, about.slice(0, most).map(item)),
      about.length > most && lazyDetails({class: 'more'}, count(about.length - most, 'more change'), () => h('ul', {class: 'facts'}, about.slice(most).map(item))),
      others.length > 0 && lazyDetails({class: 'more'}, count(others.length, 'other change') + ' of the mapping without effect on deletes', () => h('ul', {class: 'facts'}, others.map(item))));
}

// Names of code stand in backticks.
function coded(words) {
  return words.split('`').map((part, index) => index % 2 === 1 ? h('code', null, breakable(part)) : part);
}

function jump(id) {
  return event => {
    event.preventDefault();
    byId(id).scrollIntoView();
    byId(id).focus({preventScroll: true});
  };
}

// What a reviewer has to know before anything else.
function accidents(open) {
  const worst = worstOf(open, 6);
  if (worst.length === 0) {
    return h('section', {class: 'panel calm'}, h('h2', null, 'Nothing is deleted by accident, as far as was seen'),
        h('p', null, entities.length === 0
            ? 'No entity was found, so there was nothing to judge. Was the right folder analysed?'
            : 'None of the ' + data.ruleCount + ' rules has a new finding in ' + count(entities.length, 'entity', 'entities')
                + '. What was not seen stands below, under coverage.'));
  }
  return h('section', {'aria-labelledby': 'worst'},
      h('h2', {id: 'worst'}, open.some(finding => finding.severity === 'error') ? 'What can go wrong, the worst first' : 'What is worth a look'),
      h('ol', {class: 'worst'}, worst.map(finding => h('li', {class: finding.severity},
          h('div', {class: 'meta'}, severityTag(finding.severity), ' ', h('span', {class: 'confidence'}, finding.confidence), ' ', place(finding.file, finding.line)),
          h('p', {class: 'message'}, h('a', {href: address('findings', '', {show: finding.fingerprint})}, finding.message)),
          finding.suggestion && h('p', {class: 'change'}, h('strong', null, 'Change: '), finding.suggestion.text),
          moreLike(finding, open, worst)))),
      open.length > worst.length && h('p', null, h('a', {class: 'button', href: '#/findings'}, 'All ' + open.length + ' findings')));
}

// The first of every rule, if there is one as bad that touches an entity of which nothing is said yet, then that; and then
// others, of other entities and not more than two of a rule, by how bad they are. In the end, in this order.
function worstOf(open, most) {
  const chosen = [];
  const isTold = finding => chosen.some(other => other.entity === finding.entity);
  const grade = finding => Math.floor(rank(finding) / 10);
  const ofRule = rule => chosen.filter(other => other.rule === rule).length;
  for (const rule of new Set(open.map(finding => finding.rule))) {
    const own = open.filter(finding => finding.rule === rule);
    chosen.push(own.find(finding => grade(finding) === grade(own[0]) && !isTold(finding)) || own[0]);
  }
  chosen.length = Math.min(chosen.length, most);
  for (const finding of open) {
    if (chosen.length < most && !chosen.includes(finding) && ofRule(finding.rule) < 2 && !isTold(finding)) {
      chosen.push(finding);
    }
  }
  return open.filter(finding => chosen.includes(finding));
}

function moreLike(finding, open, worst) {
  const last = [...worst].reverse().find(other => other.rule === finding.rule);
  const more = open.filter(other => other.rule === finding.rule && !worst.includes(other)).length;
  return finding === last && more > 0 && h('p', {class: 'fact'}, h('a', {href: address('findings', '', {rule: finding.rule, state: 'new'})}, count(more, 'more', 'more') + ' of this kind'),
      ' (', h('span', {class: 'rule'}, finding.rule), ')');
}

function counts() {
  const shown = CONFIDENCES.filter(confidence => confidence !== 'possible' || findings.some(f => f.confidence === 'possible'));
  const cell = (severity, confidence) => findings.filter(f => f.state === 'new' && f.severity === severity && f.confidence === confidence).length;
  return h('section', {class: 'panel'}, h('h2', null, 'Findings by severity and confidence'),
      h('table', {class: 'counts'},
          h('caption', {class: 'unseen'}, 'New findings by severity and confidence'),
          h('thead', null, h('tr', null, h('td'), shown.map(confidence => h('th', {scope: 'col', title: CONFIDENCE_WORDS[confidence]}, confidence)))),
          h('tbody', null, SEVERITIES.map(severity => h('tr', null, h('th', {scope: 'row'}, severityTag(severity)),
              shown.map(confidence => {
                const number = cell(severity, confidence);
                return h('td', null, number === 0 ? h('span', {class: 'zero'}, '0')
                    : h('a', {href: address('findings', '', {severity, confidence, state: 'new'})}, number));
              }))))),
      h('p', {class: 'fact'}, shown.map((confidence, index) =>
          [index > 0 && '; ', h('strong', null, confidence), ': ' + CONFIDENCE_WORDS[confidence]]), '.'));
}

function atRisk(open) {
  const rows = entities.map(entity => ({entity, own: open.filter(finding => finding.entities.has(entity))}))
      .filter(row => row.own.some(finding => finding.severity !== 'info'))
      .sort((a, b) => rank(a.own[0]) - rank(b.own[0]) || b.own.length - a.own.length || a.entity.index - b.entity.index);
  const shown = rows.slice(0, 8);
  return h('section', {class: 'panel'}, h('h2', null, 'Entities at risk'),
      shown.length === 0 ? h('p', null, 'No entity has an error or a warning.')
          : h('div', {class: 'scroll'}, h('table', {class: 'list risk'},
              h('thead', null, h('tr', null, ['Entity', 'Findings', 'Its delete', 'deletes', 'blocked by'].map((head, index) =>
                  h('th', {scope: 'col', class: index > 0 && 'count'}, head)))),
              h('tbody', null, shown.map(row => h('tr', null,
                  h('th', {scope: 'row'}, entityLink(row.entity)),
                  h('td', {class: 'count'}, h('a', {href: address('findings', '', {entity: row.entity.name}), 'aria-label': count(row.own.length, 'finding') + ' of ' + row.entity.label}, row.own.length)),
                  h('td', {class: 'count'}, endingTag(row.entity)),
                  h('td', {class: 'count'}, removedEntities(row.entity).length || h('span', {class: 'zero'}, '0')),
                  h('td', {class: 'count'}, subjects(row.entity, 'blocked').length || h('span', {class: 'zero'}, '0'))))))),
      rows.length > shown.length && h('p', {class: 'fact'}, count(rows.length - shown.length, 'more', 'more') + ', listed under ',
          h('a', {href: '#/entities'}, 'entities'), '.'));
}

// Where findings stand against what was accepted before.
function baseline() {
  const number = state => findings.filter(finding => finding.state === state).length;
  const words = {
    new: 'count against the build', baselined: 'accepted before, by the baseline', suppressed: 'accepted in the source, with their reason', existing: 'there before the change'
  };
  return h('section', {class: 'panel'}, h('h2', null, STATES.map((state, index) => index === 0 ? 'New' : ', ' + state)),
      h('ul', {class: 'states'}, STATES.map(state => h('li', null,
          number(state) === 0 ? h('span', {class: 'big zero'}, '0') : h('a', {class: 'big', href: address('findings', '', {state})}, number(state)),
          h('span', null, h('strong', null, state), h('br'), h('span', {class: 'fact'}, words[state]))))),
      number('baselined') === 0 && data.stale.length === 0
          && h('p', {class: 'fact'}, 'No finding is known from a baseline, so whatever is not suppressed counts as new.'),
      data.stale.length > 0 && h('details', null,
          h('summary', null, count(data.stale.length, 'line', 'lines') + ' of the baseline no longer found'),
          h('p', {class: 'fact'}, 'The command ', h('code', null, 'baseline --prune'), ' takes them out.'),
          h('ul', null, data.stale.map(line => h('li', null, h('code', null, line))))));
}

// What was looked at, and what was not.
function coverage() {
  const seen = data.coverage;
  const gaps = [];
  const assumed = entities.filter(entity => entity.plan.assumed).length;
  if (seen.schemaSources === 0 && seen.entities > 0) {
    gaps.push('No schema of the database was found: foreign keys are assumed as Hibernate itself would make them. Give migrations or a database by --schema.');
  } else if (assumed > 0) {
    gaps.push(count(assumed, 'entity has a table', 'entities have tables') + ' that no schema has: for these, foreign keys are assumed as Hibernate itself would make them.');
  }
  if (seen.unresolvedTargets > 0) {
    gaps.push(count(seen.unresolvedTargets, 'association leads', 'associations lead') + ' to types that are not among the sources; what lies behind them is not seen.');
  }
  seen.naming.filter(names => names.strategy === 'unknown').forEach(names =>
      gaps.push('The naming strategy of ' + count(names.entities, 'entity', 'entities') + ' is not known (' + names.reason + '), so names of tables and columns may be others.'));
  seen.providers.filter(run => run.provider === 'hibernate' && run.version !== '6.6').forEach(run =>
      gaps.push('What is said of statements and failures is what Hibernate 6.6 does; ' + count(run.entities, 'entity runs', 'entities run') + ' on Hibernate ' + (run.version || 'of a version that is not known') + ', which may do otherwise.'));
  seen.providers.filter(run => run.provider !== 'unknown' && run.provider !== 'hibernate').forEach(run =>
      gaps.push('What is said of statements and failures is Hibernate 6.6\'s; ' + run.provider + ' runs ' + count(run.entities, 'entity', 'entities') + ' and may do otherwise.'));
  seen.providers.filter(run => run.provider === 'unknown').forEach(run =>
      gaps.push('Nothing tells which persistence provider runs ' + count(run.entities, 'entity', 'entities') + '; what is said of statements is true of Hibernate 6.6.'));
  gaps.push('Findings that are only possible are left out unless --min-confidence possible asks for them. SQL in strings, triggers and other programs that use the database are not followed.');
  const numbers = [['files', seen.files], ['parsed', seen.filesParsed], ['managed types', seen.managedTypes], ['entities', seen.entities],
    ['associations', seen.associations], ['schema sources', seen.schemaSources], ['tables', seen.tables], ['foreign keys', seen.foreignKeys]];
  return h('section', {class: 'panel', id: 'coverage'}, h('h2', null, 'What was seen, and what was not'),
      h('dl', {class: 'numbers'}, numbers.map(([name, number]) => h('div', null, h('dt', null, name), h('dd', null, number.toLocaleString('en'))))),
      h('ul', {class: 'facts'},
          seen.providers.filter(run => run.provider !== 'unknown').map(run => h('li', null, count(run.entities, 'entity runs', 'entities run') + ' on '
              + run.provider + (run.version ? ' ' + run.version : '') + ' (' + run.reason + ')', run.file && [' ', place(run.file, run.line)])),
          h('li', {id: 'schema'}, data.schema.charAt(0).toUpperCase() + data.schema.slice(1)),
          seen.naming.filter(names => names.strategy !== 'unknown').map(names => h('li', null, 'Names of tables and columns of ' + count(names.entities, 'entity', 'entities')
              + ': ' + names.strategy + ' (' + names.reason + ')', names.file && [' ', place(names.file, names.line)]))),
      h('h3', null, 'Gaps'),
      h('ul', {class: 'facts'}, gaps.map(gap => h('li', null, gap))),
      h('h3', {id: 'problems', tabindex: '-1'}, data.problems.length === 0 ? 'No problems were met' : count(data.problems.length, 'problem')),
      problemList());
}

function problemList() {
  const item = problem => h('li', null, h('span', {class: 'tag'}, problem.kind), ' ', problem.text, problem.file && [' ', place(problem.file, problem.line)]);
  const shown = data.problems.slice(0, 10);
  const rest = data.problems.slice(10);
  return data.problems.length > 0 && [h('ul', {class: 'facts'}, shown.map(item)),
    rest.length > 0 && lazyDetails(null, count(rest.length, 'more problem'), () => h('ul', {class: 'facts'}, rest.map(item)))];
}
