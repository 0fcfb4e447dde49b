import { type LineSource, scenario, withKeywords } from '../scenario.js';

const HANDLERS = [
  ...['strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass'],
  ...['xmlcharrefreplace', 'nope'],
];

/** What a file reads from bytes that arrive in pieces. Packets keep the pieces apart. */
function reads(encoding: string, pieces: readonly string[], errors = 'strict'): LineSource[] {
  const sent = pieces.map((piece) => `s.send(b('${piece}'))`).join('; ');
  const open = `[c, s] = socketpair(AF_UNIX, SOCK_SEQPACKET); ${sent}; s.shutdown(SHUT_WR)`;
  return [
    withKeywords(
      `${open}; f = c.makefile('r', «encoding='${encoding}', errors='${errors}', newline=''»); f.readline()`,
    ),
    ...pieces.map(() => 'f.readline()'),
    'f.read()',
  ];
}

function writes(encoding: string, texts: readonly string[], errors = 'strict'): LineSource[] {
  const open = `[c, s] = socketpair(); s.setblocking(False); f = c.makefile('w', «encoding='${encoding}', errors='${errors}'»)`;
  return [
    withKeywords(`${open}; f.encoding`),
    ...texts.flatMap((text) => [`f.write('${text}')`, 'T(f.flush(), s.recv(99))']),
  ];
}

const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'utf-8': [
    'a\\xff',
    '\\xe4\\xbd',
    '\\xa0\\xe4\\xbd',
    'b\\xed\\xa0\\x80c',
    '\\xf0\\x9f\\x98',
    'x\\xc0\\xaf',
  ],
  'utf-8-sig': ['\\xef\\xbb', '\\xbfa\\xff', '\\xe4'],
  ascii: ['a\\xe9\\xea', 'b\\x80'],
  'latin-1': ['a\\xff', '\\x80'],
  cp1252: ['a\\x81\\x80', 'b\\x8d'],
  'utf-16': [
    '\\xff\\xfea',
    '\\x00\\x00\\xd8',
    'b\\x00\\x00\\xdc',
    'c\\x00\\x3d\\xd8\\x00',
    '\\xde\\x00\\xd8',
  ],
  'utf-16-be': ['\\x00a\\xd8', '\\x00\\x00b', '\\xdc\\x00\\x00c\\x00'],
  'utf-32': [
    '\\xff\\xfe\\x00\\x00a\\x00\\x00\\x00',
    '\\x00\\xd8\\x00\\x00',
    '\\x00\\x00\\x11\\x00b',
  ],
  'utf-32-be': ['\\x00\\x00\\x00a\\x00', '\\x11\\x00\\x00\\x00\\x00\\xd8\\x00', '\\x00'],
  'utf-7': ['a+2D3', 'eAA-b+', 'AGEA+A', 'z\\xff+!+2AA-+AA'],
  gbk: ['a\\x81', '\\x20b', '\\xc4', '\\xe3\\xff\\xff', '\\x81'],
  gb18030: [
    'a\\x81\\x30',
    '\\x81\\x30\\x84\\x31\\xa5\\x30',
    '\\x90\\x30\\x81\\x30\\x81',
    '\\x30\\x81',
  ],
  big5hkscs: ['\\x88\\x62', '\\x88', '\\xff\\xa4\\x40'],
  shift_jis: ['a\\x82', '\\xa0\\x80\\xa0', '\\xfca\\x81'],
  cp932: ['a\\xa0\\xfd', '\\x81', '\\x20\\x81\\xad'],
  euc_jp: ['\\x8f', '\\xa2\\xaf', '\\x8e', '\\xb1\\x8ea\\xa4', '\\xa2\\x8f\\xa2'],
  euc_kr: [
    '\\xa4\\xd4\\xa4\\xa1',
    '\\xa4\\xbf\\xa4\\xa2',
    '\\xa4\\xd4',
    '\\xb0\\xa1\\xc9\\xa1\\xa4\\xd4\\xa4',
  ],
};

// Without surrogates that form a pair, since JavaScript treats a pair as one character.
const WRITTEN = ['a€é', 'ž😀', 'x\\ud800y\\udc80\\udc81\\ud800z', '你好'];

const NAMES = [
  ...[
    'UTF 8',
    'utf--8',
    '...utf..8',
    'é',
    'utfé8',
    'Latin 1',
    'utf_8_sig',
    'U8',
    'cp65001',
    'mbcs',
  ],
  ...[
    'hex',
    'rot13',
    'bz2',
    'string_escape',
    'ISO-8859-1',
    'iso8859.15',
    'latin_1',
    '437',
    'GB2312-80',
  ],
  ...[
    'ms936',
    'Windows-1252',
    'cp 1252',
    'SHIFT-JIS',
    'csbig5',
    'KS_C-5601-1987',
    '_utf_8_',
    'utf.8',
    '',
  ],
];

export const fileEncodings = [
  scenario('file encodings: names', {
    setup: ['[c, s] = tcp()'],
    lines: NAMES.map((name) => withKeywords(`c.makefile('r', «encoding='${name}'»).encoding`)),
  }),
  ...Object.entries(BROKEN).map(([encoding, pieces]) =>
    scenario(`file encodings: reading broken ${encoding}`, {
      lines: HANDLERS.flatMap((errors) => reads(encoding, pieces, errors)),
    }),
  ),
  scenario('file encodings: utf-16 and utf-32 without a mark', {
    lines: [
      ...reads('utf-16', ['a', '\\x00b\\x00']),
      ...reads('utf-32', ['a\\x00\\x00\\x00']),
      ...reads('utf-16', ['\\xfe\\xff\\x00', 'a']),
      ...reads('utf-32', ['\\x00\\x00\\xfe', '\\xff\\x00\\x00\\x00a']),
    ],
  }),
  ...[...Object.keys(BROKEN), 'big5', 'cp950', 'cp949', 'gb2312', 'cp037'].map((encoding) =>
    scenario(`file encodings: writing ${encoding}`, {
      lines: HANDLERS.flatMap((errors) => writes(encoding, WRITTEN, errors)),
    }),
  ),
  scenario('file encodings: writing what has a form of its own', {
    lines: [
      ...writes('utf-7', ['a+b', '~\\\\é', 'é-', 'éa', '\\x00\\t']),
      ...writes('euc_kr', ['\\ub620', '\\u3164']),
      ...writes('big5hkscs', ['\\xca', '\\u0304', '\\xca', 'a', '\\xea\\u030c\\xca\\u0100']),
      ...writes('utf-8-sig', ['', 'a', 'b']),
      ...writes('utf-16', ['a\\n', '😀']),
      ...writes('gb18030', ['😀\\x80ḿ']),
      ...writes('shift_jis', ['¥‾ｱ']),
    ],
  }),
];
