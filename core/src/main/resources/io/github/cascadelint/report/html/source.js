// --- source, code and statements -----------------------------------------------------------------------------------

function expand(line) {
  let column = 0;
  let out = '';
  const at = [];
  for (const character of line) {
    for (let unit = 0; unit < character.length; unit++) {
      at.push(out.length);
    }
    const shown = character === '\t' ? ' '.repeat(4 - column % 4) : harmless(character);
    out += shown;
    column += character === '\t' ? shown.length : 1;
  }
  at.push(out.length);
  return {text: out, at: offset => at[Math.max(0, Math.min(offset, at.length - 1))]};
}

// So much of a long path is shown: the file and the folders that tell it from others of its name. Its title is the whole.
const SHOWN_PARTS = 3;

// A path may be broken after a slash.
function place(file, line) {
  const whole = line > 0 ? file + ':' + line : file;
  const parts = whole.split('/');
  const shown = parts.length > SHOWN_PARTS + 1 ? ['…', ...parts.slice(-SHOWN_PARTS)] : parts;
  return h('code', {class: 'place', title: shown === parts ? null : whole}, shown.map((part, index) => index === 0 ? part : ['/', h('wbr'), part]));
}

// Some lines around a finding, with carets below what it points at.
function excerpt(finding) {
  const lines = data.lines[finding.file] || {};
  const numbers = Object.keys(lines).map(Number)
      .filter(number => number >= finding.line - 3 && number <= finding.endLine + 3 && number > 0)
      .sort((a, b) => a - b);
  if (numbers.length === 0) {
    return null;
  }
  const rows = [];
  for (const number of numbers) {
    const line = expand(lines[number]);
    const marked = number >= finding.line && number <= finding.endLine;
    if (!marked) {
      rows.push(row(number, line.text, false));
      continue;
    }
    const indent = line.text.length - line.text.trimStart().length;
    const from = number === finding.line ? line.at(finding.column - 1) : indent;
    const to = Math.max(from + 1, number === finding.endLine ? line.at(finding.endColumn - 1) : line.text.length);
    rows.push(row(number, [line.text.slice(0, from), h('mark', null, line.text.slice(from, to)), line.text.slice(to)], true));
    rows.push(h('span', {class: 'row caret', 'aria-hidden': 'true'}, h('span', {class: 'number'}),
        h('span', {class: 'ghost'}, line.text.slice(0, from)), '^'.repeat(to - from), '\n'));
  }
  const block = h('pre', {class: 'code', tabindex: '0', 'aria-label': 'Source of ' + finding.place}, rows);
  requestAnimationFrame(() => bringIntoSight(block));
  return block;
}

// In a narrow window the marked part may lie beyond the right edge.
function bringIntoSight(block) {
  const box = block.getBoundingClientRect();
  const mark = block.querySelector('mark').getBoundingClientRect();
  if (mark.right > box.right) {
    block.scrollLeft += Math.min(mark.left - box.left - 64, mark.right - box.right + 64);
  }
}

function row(number, content, marked) {
  return h('span', {class: 'row' + (marked ? ' marked' : '')}, h('span', {class: 'number'}, number), content, '\n');
}

// Code and statements that are not source.
function code(words, label) {
  return h('pre', {class: 'code plain', tabindex: '0', 'aria-label': label}, words.trimEnd() + '\n');
}

// The edits of a suggestion as a unified diff, a hunk for each place.
function diff(edits, known = data.lines) {
  const files = new Map();
  edits.forEach(edit => files.set(edit.file, [...(files.get(edit.file) || []), edit]));
  const out = [];
  for (const [file, changes] of files) {
    const lines = known[file] || {};
    changes.sort((a, b) => a.startLine - b.startLine || a.startColumn - b.startColumn);
    out.push(h('span', {class: 'head'}, '--- a/' + file + '\n+++ b/' + file + '\n'));
    let shift = 0;
    for (const group of groups(changes)) {
      const first = group[0].startLine;
      const last = Math.max(...group.map(edit => edit.endLine));
      const old = [];
      for (let number = first; number <= last; number++) {
        old.push(lines[number] === undefined ? '' : lines[number]);
      }
      const fresh = apply(old, first, group);
      const before = around(lines, first - 2, first - 1);
      const after = around(lines, last + 1, last + 2);
      const from = first - before.length;
      const context = before.length + after.length;
      out.push(h('span', {class: 'hunk'}, '@@ -' + from + ',' + (old.length + context) + ' +' + (from + shift) + ','
          + (fresh.length + context) + ' @@\n'));
      for (const [sign, line] of [...before.map(line => [' ', line]), ...compare(old, fresh), ...after.map(line => [' ', line])]) {
        out.push(sign === ' ' ? ' ' + line + '\n' : h(sign === '-' ? 'del' : 'ins', null, sign + line + '\n'));
      }
      shift += fresh.length - old.length;
    }
  }
  return h('pre', {class: 'code diff', tabindex: '0', 'aria-label': 'The change as a diff'}, out);
}

// Edits so near to each other that their surroundings touch belong to one hunk.
function groups(edits) {
  const all = [];
  for (const edit of edits) {
    const last = all[all.length - 1];
    if (last && edit.startLine <= Math.max(...last.map(other => other.endLine)) + 4) {
      last.push(edit);
    } else {
      all.push([edit]);
    }
  }
  return all;
}

function apply(lines, first, edits) {
  let words = lines.join('\n');
  const offset = (line, column) => lines.slice(0, line - first).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  for (const edit of [...edits].reverse()) {
    words = words.slice(0, offset(edit.startLine, edit.startColumn)) + edit.newText
        + words.slice(offset(edit.endLine, edit.endColumn));
  }
  // a line of which nothing is left goes
  return words.split('\n').filter(line => line.trim() !== '' || lines.includes(line));
}

// What goes and what comes, line by line: the longest common part stays.
function compare(old, fresh) {
  const common = Array.from({length: old.length + 1}, () => new Array(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      common[i][j] = old[i] === fresh[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      lines.push([' ', old[i]]);
      i++;
      j++;
    } else if (i < old.length && (j === fresh.length || common[i + 1][j] >= common[i][j + 1])) {
      lines.push(['-', old[i++]]);
    } else {
      lines.push(['+', fresh[j++]]);
    }
  }
  return lines;
}

function around(lines, from, to) {
  const shown = [];
  for (let number = from; number <= to; number++) {
    if (lines[number] !== undefined) {
      shown.push(lines[number]);
    }
  }
  return shown;
}

// --- what happens along an attribute -------------------------------------------------------------------------------

const OUTCOMES = {fails: 'fails', undone: 'does nothing', unknown: 'not known'};
const TIMES = {each: 'for each row', 'each-left': 'for each row that stays', 'each-behind': 'for each row behind it'};

function operations(attribute, wanted) {
  return (attribute.operations || [])
      .map(([kind, java, outcome, why, steps]) => ({kind: text(kind), java: text(java), outcome: text(outcome), why: text(why), steps}))
      .filter(operation => !wanted || wanted.includes(operation.kind));
}

function operationView(operation) {
  const outcome = operation.outcome === 'fails' && operation.kind === 'persist' ? 'fails with a new one' : OUTCOMES[operation.outcome];
  const sql = operation.steps.map(([times, statements]) =>
    (TIMES[text(times)] ? '-- ' + TIMES[text(times)] + '\n' : '') + statements.map(text).join('\n')).join('\n');
  return h('div', {class: 'operation'},
      h('p', {class: 'call'}, h('code', null, operation.java), outcome && [' ', h('span', {class: 'tag ' + operation.outcome}, outcome)]),
      h('p', null, operation.why),
      sql && code(sql, 'SQL of ' + operation.java));
}
