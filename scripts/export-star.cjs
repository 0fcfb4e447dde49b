// TypeScript's `export * from` in the bundles: copies the names with their values. All modules are evaluated by
// then. A getter for each of a thousand constants, in four objects, would take a third of an import. So would
// assigning them one by one, which also leaves an object that is slow to copy.
exports.__exportStar = function (from, to) {
  const names = Object.keys(from);
  const twice = names.filter((name) => name === 'default' || Object.hasOwn(to, name));
  if (twice.length > 0) throw new Error(`export * meets names that are there: ${twice.join()}`);
  Object.assign(to, from);
};
