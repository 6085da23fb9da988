// --- the document --------------------------------------------------------------------------------------------------

const data = JSON.parse(byId('data').textContent);
const text = number => number < 0 ? '' : data.texts[number];

const SEVERITIES = ['error', 'warning', 'info'];
const CONFIDENCES = ['certain', 'likely', 'possible'];
// Only where the sources were held against an earlier state, a finding can have been there before.
const STATES = data.since ? ['new', 'existing', 'baselined', 'suppressed'] : ['new', 'baselined', 'suppressed'];
const CONFIDENCE_WORDS = {
  certain: 'a test against the real database would show it',
  likely: 'the evidence points that way',
  possible: 'it may well be intended'
};
const ROLE_WORDS = {
  lookup: 'reference data', shared: 'shared by several', link: 'links others', root: 'aggregate root',
  history: 'keeps the past', 'value-component': 'part of whoever refers to it', owned: 'part of its owner',
  unknown: 'role not known'
};

// Of an entity that is nothing but unknown one would not know what of it is.
function roleWord(role) {
  return role === 'unknown' ? 'role unknown' : role;
}

function simple(name) {
  return name.slice(name.lastIndexOf('.') + 1);
}

function packageOf(name) {
  return name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
}

// The module of a file: what stands before its source folder.
function moduleOf(file) {
  const source = file.search(/(^|\/)src\//);
  if (source < 0) {
    return file.includes('/') ? file.slice(0, file.indexOf('/')) : '.';
  }
  return file.slice(0, source) || '.';
}

const entities = data.entities;
const byName = new Map();
const taken = new Map();
entities.forEach((entity, index) => {
  entity.index = index;
  entity.file = text(entity.file);
  byName.set(entity.name, entity);
  taken.set(simple(entity.name), (taken.get(simple(entity.name)) || 0) + 1);
});
for (const entity of entities) {
  const parts = entity.name.split('.');
  entity.label = taken.get(simple(entity.name)) > 1 ? parts.slice(-2).join('.') : simple(entity.name);
  entity.package = packageOf(entity.name);
  entity.attributes.forEach(attribute => {
    for (const field of ['name', 'by', 'kind', 'target', 'mappedBy', 'declared', 'columns', 'key', 'onDelete']) {
      attribute[field] = attribute[field] === undefined ? '' : text(attribute[field]);
    }
    attribute.cascade = (attribute.cascade || []).map(text);
    attribute.entity = entity;
  });
}

const rules = new Map(data.rules.map(rule => [rule.id, rule]));

data.findings.forEach((finding, index) => {
  finding.index = index;
  if (finding.before && finding.state === 'baselined') {
    finding.state = 'existing';
  }
  finding.module = moduleOf(finding.file);
  finding.place = finding.line > 0 ? finding.file + ':' + finding.line : finding.file;
  finding.subject = simple(finding.entity) + (finding.attribute ? '.' + finding.attribute : '');
  finding.entities = touched(finding);
});

// What a rule is about, the worst first: what deletes comes before what the schema lacks, and what is only said of suppressions last.
const LATER = {remove: 0, orphan: 0, linter: 50};

// The worst first: what counts before what does not, then by severity and confidence and by what it is about; else in the order
// of the places.
function rank(finding) {
  const rule = rules.get(finding.rule);
  const later = LATER[rule ? rule.category : ''];
  return (finding.state === 'new' ? 0 : 1000) + SEVERITIES.indexOf(finding.severity) * 100 + CONFIDENCES.indexOf(finding.confidence) * 10
      + (later === undefined ? 1 : later);
}
const findings = [...data.findings].sort((a, b) => rank(a) - rank(b) || a.index - b.index);

// The entities that have the attribute of a finding: the one named, or those that inherit or embed it. Where a foreign key is
// missing, only those that lack it.
function holders(finding) {
  if (byName.has(finding.entity)) {
    return [byName.get(finding.entity)];
  }
  const about = attribute => attribute.by === finding.entity && (!finding.attribute || declaredName(attribute) === finding.attribute);
  const heirs = entities.filter(entity => entity.attributes.some(about));
  const lacking = heirs.filter(entity => entity.attributes.some(attribute => about(attribute) && attribute.key === 'missing'));
  return finding.rule === 'missing-foreign-key' && lacking.length > 0 ? lacking : heirs;
}

function declaredName(attribute) {
  return attribute.name.slice(attribute.name.lastIndexOf('.') + 1);
}

function touched(finding) {
  const names = new Set(holders(finding));
  const others = [finding.target, ...finding.path.flatMap(step => [step.entity, step.target])];
  others.filter(name => byName.has(name)).forEach(name => names.add(byName.get(name)));
  return names;
}

// The attribute that a finding is about, as an entity has it: of those that inherit it, one that the message names, or the first.
function attributeOf(finding) {
  const all = finding.attribute ? holders(finding) : [];
  const told = all.filter(entity => finding.message.includes(simple(entity.name) + '.'));
  for (const entity of [...told, ...all]) {
    const found = entity.attributes.find(attribute =>
        attribute.name === finding.attribute && (!attribute.by || attribute.by === finding.entity))
        || entity.attributes.find(attribute => declaredName(attribute) === finding.attribute
            && (attribute.by || entity.name) === finding.entity)
        || entity.attributes.find(attribute => attribute.name === finding.attribute);
    if (found) {
      return found;
    }
  }
  return null;
}

// The hops of a finding: its path, or the one step that it is about.
function hops(finding) {
  if (finding.path.length > 0) {
    return finding.path;
  }
  const attribute = attributeOf(finding);
  return attribute && attribute.to !== undefined
      ? [{entity: attribute.entity.name, attribute: attribute.name, target: entities[attribute.to].name, how: ''}]
      : [];
}

// The entities along the hops of a finding; where it has none, those that it touches.
function along(finding) {
  const named = hops(finding).flatMap(hop => [hop.entity, hop.target]).filter(name => byName.has(name));
  return named.length > 0 ? [...new Set(named.map(name => byName.get(name)))] : [...finding.entities];
}

// The entity that a reader means.
function entityCalled(words) {
  const wanted = words.trim().toLowerCase();
  return wanted && (entities.find(each => each.label.toLowerCase() === wanted || each.name.toLowerCase() === wanted)
      || entities.find(each => each.name.toLowerCase().includes(wanted)));
}

function findingsOf(entity) {
  return findings.filter(finding => finding.entities.has(entity));
}

// --- plans ---------------------------------------------------------------------------------------------------------

// What a delete can do to rows: the words, the letter of the matrix, and how bad it is to be surprised by it.
const EFFECTS = {
  'removed-by-orm': {letter: 'R', word: 'removed', group: 'removes', verb: 'removes'},
  'removed-by-database': {letter: 'D', word: 'removed by the database', group: 'removes', verb: 'makes the database remove'},
  marked: {letter: 'M', word: 'marked as deleted', group: 'removes', verb: 'marks as deleted'},
  'set-null': {letter: 'N', word: 'set to null', group: 'nulls', verb: 'sets to null the reference in'},
  'set-null-by-database': {letter: 'n', word: 'set to null by the database', group: 'nulls', verb: 'makes the database set to null the reference in'},
  'set-default-by-database': {letter: 'd', word: 'set to its default by the database', group: 'nulls', verb: 'makes the database set to its default the reference in'},
  unlinked: {letter: 'U', word: 'unlinked', group: 'nulls', verb: 'deletes the link rows in'},
  'blocked-by': {letter: 'B', word: 'blocked by', group: 'blocked', verb: 'is blocked by'},
  'blocked-below': {letter: 'b', word: 'blocked further down by', group: 'blocked', verb: 'is blocked, through what goes with it, by'},
  'left-dangling': {letter: '!', word: 'left dangling', group: 'dangling', verb: 'leaves dangling'},
  unknown: {letter: '?', word: 'not known', group: 'unknown', verb: 'does what could not be read to'},
  'fails-by-own': {letter: 'F', word: 'fails, or is undone, by itself', group: 'fails', verb: 'fails by the own row of'}
};

// The entities that an entity extends, the nearest first.
function superclasses(entity) {
  const found = [];
  for (let up = byName.get(entity.heirOf); up && up !== entity && !found.includes(up); up = byName.get(up.heirOf)) {
    found.push(up);
  }
  return found;
}

// A table that no attribute of the plan leads to may still be the table of an entity: of the one that the others in it extend.
const tableOwners = new Map();
entities.forEach(entity => entity.tables.forEach(table => {
  const owner = tableOwners.get(table.toLowerCase());
  if (!owner || entity.tables.length < owner.tables.length || entity.tables.length === owner.tables.length && superclasses(owner).includes(entity)) {
    tableOwners.set(table.toLowerCase(), entity);
  }
}));
for (const raw of data.nodes) {
  const owner = raw[2] < 0 && tableOwners.get(text(raw[3]).toLowerCase());
  if (owner) {
    raw[2] = owner.index;
    raw.isPart = true;
  }
}

// The data know one kind for both: a key may set a default instead of null.
function kindOf(raw) {
  const kind = text(raw[0]);
  return kind === 'set-null-by-database' && text(raw[6]) === 'SET DEFAULT' ? 'set-default-by-database' : kind;
}

function node(number) {
  const [, subject, entity, table, attribute, key, onDelete, columns, notes, file, line, below, assumed, own] = data.nodes[number];
  return {
    number, kind: kindOf(data.nodes[number]), subject: entity < 0 ? text(subject) : entities[entity].label, entity: entity < 0 ? null : entities[entity],
    table: text(table), attribute: text(attribute), key: text(key), onDelete: text(onDelete), columns: columns.map(text), notes: notes.map(text),
    file: text(file), line, below, assumed: assumed === 1, own: own === 1
  };
}

// Walks a plan from the top down, every branch once: calls back with the branch and the subjects of those above it.
function walk(entity, visit) {
  const seen = new Set(entity.plan.nodes);
  const open = entity.plan.nodes.map(number => [number, []]);
  for (let at = 0; at < open.length; at++) {
    const [number, above] = open[at];
    const raw = data.nodes[number];
    const subject = raw[2] < 0 ? text(raw[1]) : entities[raw[2]];
    visit(raw[13] === 1 ? 'fails-by-own' : kindOf(raw), subject, above, raw.isPart === true);
    const further = [...above, subject];
    for (const below of raw[11]) {
      if (!seen.has(below)) {
        seen.add(below);
        open.push([below, further]);
      }
    }
  }
}

// What a delete does to whom: by kind the subjects, each an entity or the name of a table.
function effects(entity) {
  if (!entity.effects) {
    entity.effects = new Map(Object.keys(EFFECTS).map(kind => [kind, new Set()]));
    entity.whole = new Set();
    walk(entity, (kind, subject, above, isPart) => {
      entity.effects.get(kind === 'blocked-by' && above.length > 0 ? 'blocked-below' : kind).add(subject);
      if (!isPart && typeof subject !== 'string') {
        entity.whole.add(subject);
      }
    });
    entity.effects.get('blocked-by').forEach(subject => entity.effects.get('blocked-below').delete(subject));
  }
  return entity.effects;
}

// What goes with an entity and is refused itself: by the subjects above, how to get there and whose rows refuse.
function blockedBelow(entity) {
  const found = new Map();
  walk(entity, (kind, subject, above) => {
    if (kind === 'blocked-by' && above.length > 0) {
      const parent = above[above.length - 1];
      if (!found.has(parent)) {
        found.set(parent, {parent, way: above, by: new Set()});
      }
      found.get(parent).by.add(subject);
    }
  });
  return [...found.values()].sort((a, b) => a.way.length - b.way.length || (named(a.parent) < named(b.parent) ? -1 : 1));
}

// The subjects of the effects of one group, without doubles.
function subjects(entity, group) {
  const all = new Set();
  for (const [kind, words] of Object.entries(EFFECTS)) {
    if (words.group === group && effects(entity).has(kind)) {
      effects(entity).get(kind).forEach(subject => all.add(subject));
    }
  }
  return sorted(all);
}

// The entities that go with an entity. What else goes are rows of tables: links, elements, and the parts of a row that its
// superclasses hold.
function removedEntities(entity) {
  return subjects(entity, 'removes').filter(subject => entity.whole.has(subject));
}

function sorted(subjects) {
  return [...subjects].sort((a, b) => named(a) < named(b) ? -1 : 1);
}

// How a delete of it ends, if every table has rows: the worst that can be said.
const ENDINGS = {
  always: {word: 'always fails', maybe: 'fails?', style: 'fails', words: 'it cannot go through, whatever rows there are'},
  own: {word: 'fails by itself', maybe: 'fails by itself?', style: 'fails', words: 'it fails, or is undone, once the references of the row itself are set; no other row need refer to it'},
  fails: {word: 'fails', maybe: 'may fail', style: 'fails', words: 'the persistence provider fails, or undoes the delete'},
  refused: {word: 'refused', maybe: 'refused?', style: 'blocked', words: 'the database refuses it while there are rows that refer to it'},
  below: {word: 'refused below', maybe: 'refused below?', style: 'blocked', words: 'the database refuses it while there are rows that refer to what goes with it'},
  unknown: {word: 'unknown', style: 'unknown', words: 'nothing that is known stands against it, but not all keys could be read'},
  dangling: {word: 'leaves dangling', style: 'dangling', words: 'it goes through, and leaves rows that refer to nothing'},
  through: {word: 'goes through', style: 'calm', words: 'nothing stands against it'}
};

function ending(entity) {
  const {fails, failures} = entity.plan;
  return fails === 'always' ? 'always' : fails === 'by-its-own-references' ? 'own' : failures.length > 0 ? 'fails' : effects(entity).get('blocked-by').size > 0 ? 'refused'
      : effects(entity).get('blocked-below').size > 0 ? 'below' : fails === 'unknown' ? 'unknown' : effects(entity).get('left-dangling').size > 0 ? 'dangling' : 'through';
}

// What is said of failures is what Hibernate 6.6 does; where something else runs, that is no more than likely.
function failureWords(entity) {
  return entity.plan.unsure ? 'May fail or be undone' : entity.plan.fails === 'always' ? 'Always fails or is undone' : 'Fails or is undone';
}

// Without a schema, what refuses is as sure as that the database has the keys that Hibernate would make.
const IF_KEYS = 'if the database has the foreign keys that Hibernate would make';

function endingWords(entity) {
  const end = ENDINGS[ending(entity)];
  const failing = end.style === 'fails';
  const unsure = failing ? entity.plan.unsure : entity.plan.assumed && (end === ENDINGS.refused || end === ENDINGS.below);
  return {style: end.style + (unsure ? ' unsure' : ''), word: unsure ? end.maybe : end.word,
    words: end.words + (!unsure ? '' : failing ? ', if it does as Hibernate 6.6' : ', ' + IF_KEYS)};
}

function named(subject) {
  return typeof subject === 'string' ? subject : subject.label;
}
