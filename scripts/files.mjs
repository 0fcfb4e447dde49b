// Assigns the modules of the core to files of dist/lib/. Modules that `import 'pysocket'` does not need are in
// separate files, so that Node reads and compiles no more than necessary. No file has the name of a module.

/** Modules that are imported late. A module that none of them needs belongs to the core. */
const LATE = [
  // Python also imports the modules of most encodings only when a text or a name needs them.
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
 * Maps each module to its file.
 * @param {Map<string, string[]>} imports the imports of each module
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
