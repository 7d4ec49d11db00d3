// A strict reader of small XML documents: elements, attributes and text. What is not well-formed is an error.

import assert from "node:assert/strict";

const NAMES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The root of a document, as `{ name, attributes, children, text }`. */
export function readXml(text) {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  assert.ok(text.startsWith(head));
  // The characters that XML cannot hold, not even escaped.
  assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const document = { children: [], text: "" };
  const open = [document];
  let at = head.length;
  const token = /<(\/?)([\w.-]+)((?:\s+[\w.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    assert.ok(found, `no XML: ${text.slice(at, at + 40)}`);
    at = token.lastIndex;
    const [whole, end, name, attributes, closed] = found;
    if (name === undefined) {
      open.at(-1).text += decoded(whole);
    } else if (end) {
      assert.equal(open.pop().name, name);
    } else {
      const element = { name, attributes: {}, children: [], text: "" };
      for (const [, key, value] of attributes.matchAll(/([\w.-]+)="([^"]*)"/g)) {
        assert.ok(!(key in element.attributes), key);
        element.attributes[key] = decoded(value);
      }
      open.at(-1).children.push(element);
      if (!closed) open.push(element);
    }
  }
  assert.equal(open.length, 1);
  assert.equal(document.children.length, 1);
  assert.equal(document.text.trim(), "");
  return document.children[0];
}

function decoded(text) {
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code, name) => {
    assert.ok(code || name in NAMES, whole);
    return code ? String.fromCodePoint(Number(code)) : NAMES[name];
  });
}
