// --- elements ------------------------------------------------------------------------------------------------------

// Characters that change how their neighbours are shown, or are not shown at all, are made visible.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

function harmless(text) {
  return String(text).replace(HIDDEN, '\ufffd');
}

// Makes an element. Text goes in as text nodes and nothing is ever parsed as HTML.
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : harmless(value));
    }
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child instanceof Node) {
      element.append(child);
    } else if (child !== null && child !== undefined && child !== false) {
      element.append(document.createTextNode(harmless(child)));
    }
  }
  return element;
}

function fill(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

function byId(id) {
  return document.getElementById(id);
}

function count(number, one, many) {
  return number + ' ' + (number === 1 ? one : many || one + 's');
}

// "a, b and 3 more"
function some(words, most) {
  const shown = words.length > most + 1 ? words.slice(0, most) : words;
  const more = words.length - shown.length;
  if (more > 0) {
    return shown.join(', ') + ' and ' + more + ' more';
  }
  return shown.length < 2 ? shown.join('') : shown.slice(0, -1).join(', ') + ' and ' + shown[shown.length - 1];
}

// Made when it is opened for the first time, or printed.
function lazyDetails(attributes, summary, body) {
  const details = h('details', attributes, h('summary', {onclick: () => details.fill()}, summary));
  details.fill = () => {
    if (!details.filled) {
      details.filled = true;
      add(details, body());
    }
  };
  details.addEventListener('toggle', () => details.open && details.fill());
  if (details.open) {
    details.fill();
  }
  return details;
}

// Tells a screen reader what has changed.
function say(words) {
  byId('status').textContent = harmless(words);
}

// --- addresses -----------------------------------------------------------------------------------------------------

function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  return {page: parts[0] || 'overview', subject: parts.slice(1).join('/'), query: new URLSearchParams(query || '')};
}

function address(page, subject, query) {
  const pairs = Object.entries(query || {}).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return '#/' + page + (subject ? '/' + encodeURIComponent(subject) : '')
      + (pairs.length ? '?' + new URLSearchParams(pairs) : '');
}

// Changes the address without a new page.
function remember(page, subject, query) {
  history.replaceState(null, '', address(page, subject, query));
}

// The colour that a variable of the style sheet has now.
function color(name) {
  const probe = h('span', {class: 'unseen'});
  probe.style.color = 'var(' + name + ')';
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
