// Which file of dist/lib/ each module of the core is in. What `import 'pysocket'` does not need is in files of its
// own: Node reads and compiles no more than it has to. No file has the name of a module.

/** By the modules that are imported late. What is reached by none of them is the core's. */
const LATE = [
  // Python, too, imports the modules of most encodings when a text or a name needs them.
  { file: 'pysocket-codecs', begins: (module) => module === 'file/codecs/rare' },
  { file: 'pysocket-idna', begins: (module) => module.startsWith('python/idna/') },
  {
    file: 'pysocket-winsock',
    begins: (module) => module.startsWith('socket/winsock/') || module === 'addon/winsock-poll',
  },
  { file: 'pysocket-promises', begins: (module) => /^(promises|node)\//.test(module) },
];

export const FILES = ['pysocket', ...LATE.map(({ file }) => file)];

/**
 * From each module to its file.
 * @param {Map<string, string[]>} imports of each module
 */
export function divide(imports) {
  const lateIn = (module) => LATE.find(({ begins }) => begins(module))?.file;
  const fileOf = new Map();
  const spread = (module, file) => {
    if (fileOf.has(module) || (lateIn(module) ?? file) !== file) return;
    fileOf.set(module, file);
    for (const next of imports.get(module) ?? []) spread(next, file);
  };
  spread('namespace', 'pysocket');
  for (const { file, begins } of LATE) {
    for (const module of [...imports.keys()].filter(begins)) spread(module, file);
  }
  return fileOf;
}
