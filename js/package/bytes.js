// Events as bytes, with as little as can be between the caller and the engine: a copy into the engine's
// memory and one call. What wasm-bindgen writes for any kind of argument asks the engine and the page in turn
// what the argument is, how long it is, and where it should go, which takes longer than to match it.

/** Gives `RuleSet.match` a short way for bytes; `memory` is the engine's. */
export function shortenWayOfBytes(RuleSet, memory) {
  const anyKind = RuleSet.prototype.match;
  let view = new Uint8Array(memory.buffer);

  RuleSet.prototype.match = function match(event) {
    if (!(event instanceof Uint8Array)) return anyKind.call(this, event);
    const place = this.roomFor(event.length);
    // Memory that has grown is another buffer.
    if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
    view.set(event, place);
    return this.matchRoom(event.length) ?? [];
  };
}
