// What a Windows binary requires of the system that loads it.
import { readFileSync } from 'node:fs';

const PROCESSORS = { x64: 0x8664, arm64: 0xaa64 };
const PE32_PLUS = 0x20b;

/** Part of every Windows 10. A binary names no program: Node-API's functions are looked up when it is loaded. */
const LIBRARIES = /^(kernel32|ws2_32|iphlpapi|ntdll|api-ms-win-crt-\w+-l1-1-0)\.dll$/i;

const text = (bytes, at) => bytes.toString('latin1', at, bytes.indexOf(0, at));

/** The tables of a PE file, and the conversion of memory addresses to positions in the file. */
function parse(bytes) {
  const header = bytes.readUInt32LE(0x3c);
  if (bytes.toString('latin1', header, header + 4) !== 'PE\0\0')
    throw new Error('it is no PE file');
  const optional = header + 24;
  if (bytes.readUInt16LE(optional) !== PE32_PLUS) throw new Error('it is not for 64 bits');
  const sections = optional + bytes.readUInt16LE(header + 20);
  const count = bytes.readUInt16LE(header + 6);
  const place = (address) => {
    for (let i = 0; i < count; i++) {
      const at = sections + 40 * i;
      const start = bytes.readUInt32LE(at + 12);
      const size = Math.max(bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 16));
      if (address >= start && address < start + size) {
        return address - start + bytes.readUInt32LE(at + 20);
      }
    }
    throw new Error(`no section has the address ${address}`);
  };
  const table = (number) => bytes.readUInt32LE(optional + 112 + 8 * number);
  return { machine: bytes.readUInt16LE(header + 4), exports: table(0), imports: table(1), place };
}

function importedLibraries(bytes, { imports, place }) {
  const names = [];
  for (let at = place(imports); bytes.readUInt32LE(at + 12) !== 0; at += 20) {
    names.push(text(bytes, place(bytes.readUInt32LE(at + 12))));
  }
  return names;
}

function exportedNames(bytes, { exports, place }) {
  const at = place(exports);
  const names = place(bytes.readUInt32LE(at + 32));
  return Array.from({ length: bytes.readUInt32LE(at + 24) }, (_, i) =>
    text(bytes, place(bytes.readUInt32LE(names + 4 * i))),
  );
}

/** @returns {string[]} lines to print */
export function checkPe({ arch }, file) {
  const bytes = readFileSync(file);
  const parts = parse(bytes);
  if (parts.machine !== PROCESSORS[arch]) throw new Error('it is for another processor');
  const libraries = importedLibraries(bytes, parts);
  const foreign = libraries.filter((name) => !LIBRARIES.test(name));
  if (foreign.length > 0) throw new Error(`it needs ${foreign.join(', ')}`);
  const exported = exportedNames(bytes, parts);
  if (!exported.includes('napi_register_module_v1')) throw new Error('it registers no addon');
  return [`${libraries.length} libraries, all of Windows 10's`, `exports ${exported.join(', ')}`];
}
