// What TypeScript's `export * from` becomes in the bundles: the names with their values. All modules are evaluated
// by then, and a getter for each of a thousand constants, in four objects, would be a third of an import. So would be
// one assignment after the other, which leaves an object that is slow to copy.
exports.__exportStar = function (from, to) {
  const names = Object.keys(from);
  const twice = names.filter((name) => name === 'default' || Object.hasOwn(to, name));
  if (twice.length > 0) throw new Error(`export * meets names that are there: ${twice.join()}`);
  Object.assign(to, from);
};
