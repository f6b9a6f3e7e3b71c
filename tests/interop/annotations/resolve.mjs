// node resolve.mjs FILE: resolves the selectors of W3C Web Annotations with libraries written by others.
//
// FILE holds [{"text": …, "annotations": [{"id": …, "target": {"selector": [TextQuoteSelector, TextPositionSelector]}}]}].
// Each text becomes one element of a document. Every selector has to resolve to the same place, whose text is the
// quote. Prints {"resolved": n, "mismatches": [...]}; exits 1 if there is a mismatch.
//
// The Web Annotation Data Model counts a TextPositionSelector in Unicode code points, as @apache-annotator does. A DOM
// range counts UTF-16 code units, so the offsets expected of it are worked out from the code points here.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><body></body>');
const { document } = window;
// the libraries take the browser's names for given
for (const name of ['document', 'Document', 'Node', 'NodeFilter', 'Range', 'Text', 'DOMException'])
  globalThis[name] = name === 'document' ? document : window[name];

const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } = await import('@apache-annotator/dom');
const domAnchorTextQuote = createRequire(import.meta.url)('dom-anchor-text-quote');

const codeUnits = (characters, position) => characters.slice(0, position).join('').length;

async function all(matches) {
  const ranges = [];
  for await (const range of matches) ranges.push(range);
  return ranges;
}

// where the range begins and ends, in code units of the whole element
function offsets(range, root) {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return [start, start + range.toString().length];
}

const isAt = (range, root, [start, end]) => {
  const [from, to] = offsets(range, root);
  return from === start && to === end;
};

function shown(place, root) {
  if (!place) return null;
  const [start, end] = 'startContainer' in place ? offsets(place, root) : [place.start, place.end];
  return { offsets: [start, end], text: root.textContent.slice(start, end) };
}

async function resolve(annotation, root, characters) {
  const selectors = annotation.target.selector;
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const expected = [codeUnits(characters, position.start), codeUnits(characters, position.end)];
  const found = [];
  const check = (how, place, isRight) => {
    if (!isRight) found.push({ id: annotation.id, how, quote: quote.exact, expected, found: shown(place, root) });
  };

  const [placed, ...more] = await all(createTextPositionSelectorMatcher(position)(root));
  const isPlaced = placed && !more.length && placed.toString() === quote.exact && isAt(placed, root, expected);
  check('@apache-annotator/dom TextPositionSelector', placed, isPlaced);

  // a quote may match more than once, even with its context: then the position says which
  const quoted = await all(createTextQuoteSelectorMatcher(quote)(root));
  const isQuoted = quoted.every((range) => range.toString() === quote.exact);
  check('@apache-annotator/dom TextQuoteSelector', quoted[0], isQuoted && quoted.some((range) => isAt(range, root, expected)));

  // this one guesses by likeness: asked for the place only where the quote with its context stands once
  const guessed = domAnchorTextQuote.toTextPosition(root, quote, { hint: expected[0] });
  const isGuessed =
    guessed &&
    root.textContent.slice(guessed.start, guessed.end) === quote.exact &&
    (quoted.length > 1 || (guessed.start === expected[0] && guessed.end === expected[1]));
  check('dom-anchor-text-quote', guessed, isGuessed);
  return found;
}

let resolved = 0;
const mismatches = [];
for (const { text, annotations } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const root = document.createElement('article');
  root.textContent = text;
  document.body.replaceChildren(root);
  const characters = Array.from(text);
  for (const annotation of annotations) {
    const found = await resolve(annotation, root, characters);
    mismatches.push(...found);
    resolved += found.length === 0;
  }
}
console.log(JSON.stringify({ resolved, mismatches }));
process.exitCode = mismatches.length ? 1 : 0;
