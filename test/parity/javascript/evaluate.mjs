// Evaluates a text of the dialect that has been turned into a function: in sloppy mode, `with` the
// scenario's names, so that a bare assignment creates a name of the scenario, as it does in Python.

/**
 * @param {string} text of a function without arguments
 * @param {object} scope
 * @returns {unknown} what the function returns
 */
export function evaluate(text, scope) {
  const call = new Function('scope', `with (scope) { return (${text})(); }`);
  return call(new Proxy(scope, { has: isScopeName }));
}

/**
 * A name belongs to the scope unless JavaScript itself has it.
 * @param {object} scope
 * @param {string | symbol} name
 */
function isScopeName(scope, name) {
  return name in scope || !(name in globalThis);
}
