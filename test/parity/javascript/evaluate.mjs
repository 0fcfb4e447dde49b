// Evaluates a text of the dialect: sloppy mode, `with` the scenario's names, so that a bare
// assignment makes a name of the scenario, as it does in Python.

const evaluateIn = new Function('scope', 'text', 'with (scope) { return eval(text); }');

/**
 * @param {string} text
 * @param {object} scope
 * @returns {unknown} the value of the last expression
 */
export function evaluate(text, scope) {
  return evaluateIn(new Proxy(scope, { has: isScopeName }), text);
}

/**
 * A name belongs to the scope unless JavaScript itself has it; `text` is the parameter above.
 * @param {object} scope
 * @param {string | symbol} name
 */
function isScopeName(scope, name) {
  return name in scope || (name !== 'text' && name !== 'arguments' && !(name in globalThis));
}
