/** Prints as JSON what input() returns until end of file. The first argument is the flavour: a specifier. */
const { input } = await import(process.argv[2]);
const lines = [];
if (process.argv[2].includes('promises')) {
  // The bytes that a cancelled call would have read belong to the next call.
  const controller = new AbortController();
  const cancelled = input({ signal: controller.signal }).catch((error) => error.name);
  controller.abort();
  lines.push(await cancelled);
}
try {
  for (;;) lines.push(await input());
} catch (error) {
  lines.push(error.name);
}
console.log(JSON.stringify(lines));
