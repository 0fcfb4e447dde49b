/**
 * Where the code pages of iconv-lite differ from CPython's: bytes that mean nothing to CPython, bytes
 * that mean something else, and characters that are written in a way in which they are not read.
 * test/file/codecs/digest.test.ts compares all of it with CPython.
 */
export interface Corrections {
  /** The name of the code page at iconv-lite. */
  readonly base: string;
  /** Bytes below these two have no meaning, as first and second of a pair. */
  readonly least?: number;
  /** Codes, and ranges of them, without meaning. */
  readonly without?: string;
  /** Characters that begin at a code and follow each other. */
  readonly set?: Readonly<Record<string, string>>;
  /** As set, after the byte 8f. */
  readonly set8f?: Readonly<Record<string, string>>;
  /** Written so, though read as something else. */
  readonly written?: Readonly<Record<string, string>>;
  /** Of several codes of a character, which one is written. */
  readonly prefers?: 'last';
}

/** As many characters as the last one is away from the first. */
function run(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)).join(
    '',
  );
}

/** Kana, symbols and Cyrillic letters of the ETEN extension. */
const ETEN: Readonly<Record<string, string>> = {
  c6a1: 'ヾゝゞ々ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんァアィイゥウェ',
  c740: 'エォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユ',
  c7a1: 'ョヨラリルレロヮワヰヱヲンヴヵヶДЕЁЖЗИЙКЛМУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽',
};

/** Signs that the standard maps otherwise than Microsoft. */
const BIG5_SIGNS: Readonly<Record<string, string>> = {
  a145: '•',
  a14e: '､',
  a1c2: '‾',
  a1e3: '∼',
  a1f2: '♁☉',
  a241: '／＼',
  a244: '¥',
  a246: '¢£',
};

export const CORRECTIONS: Readonly<Record<string, Corrections>> = {
  gbk: {
    base: 'gbk',
    without:
      '80 a140-a1a0 a240-a2a0 a2ab-a2b0 a2e3-a2e4 a2ef-a2f0 a2fd-a3a0 a440-a4a0 a4f4-a5a0 ' +
      'a5f7-a6a0 a6b9-a6c0 a6d9-a6df a6ec-a6ed a6f3 a6f6-a7a0 a7c2-a7d0 a7f2-a7fe ' +
      'a896-a8a0 a8bc a8bf a8c1-a8c4 a8ea-a8fe a958 a95b a95d-a95f a989-a995 a997-a9a3 ' +
      'a9f0-a9fe aaa1-aafe aba1-abfe aca1-acfe ada1-adfe aea1-aefe afa1-affe d7fa-d7fe ' +
      'f8a1-f8fe f9a1-f9fe faa1-fafe fba1-fbfe fca1-fcfe fda1-fdfe fe50-fefe',
  },
  gb2312: {
    base: 'gbk',
    least: 0xa1a1,
    without:
      '80 a2a1-a2b0 a2e3-a2e4 a2ef-a2f0 a2fd-a2fe a4f4-a4fe a5f7-a5fe a6b9-a6c0 a6d9-a6fe ' +
      'a7c2-a7d0 a7f2-a7fe a8bb-a8c4 a8ea-a9a3 a9f0-affe d7fa-d7fe f8a1-fefe',
    set: { a1a4: '・', a1aa: '―' },
  },
  gb18030: {
    base: 'gb18030',
    without: '80',
    set: { a3a0: '\ue5e5', a8bc: '\ue7c7' },
  },
  big5: {
    base: 'cp950',
    without: 'a3e1 f9d6-f9fe',
    set: { ...BIG5_SIGNS, ...ETEN },
    prefers: 'last',
  },
  big5hkscs: {
    base: 'big5hkscs',
    without:
      '877a-87df 8e69 8e6f 8e7e 8eab 8eb4 8ecd 8ed0 8f57 8f69 8f6e 8fcb-8fcc 8ffe 906d ' +
      '907a 90dc 90f1 91bf 9244 92af-92b2 92c8 92d1 9447 94ca 95d9 9644 96ed 96fc 9b76 ' +
      '9b78 9b7b 9bc6 9bde 9bec 9bf6 9c42 9c53 9c62 9c68 9c6b 9c77 9cbc-9cbd 9cd0 9d57 ' +
      '9d5a 9dc4 9ea9 9eef 9efd 9f60 9f66 9fcb 9fd8 a063 a077 a0d5 a0df a0e4 a3c0-a3e1 ' +
      'c6cf c6d3 c6d5 c6d7 c6de-c6df fa5f fa66 fabd fac5 fad5 fb48 fbb8 fbf3 fbf9 fc4f ' +
      'fc6c fcb9 fce2 fcf1 fdb7-fdb8 fdbb fdf1 fe52 fe6f feaa fedd',
    set: { ...BIG5_SIGNS },
    prefers: 'last',
  },
  cp950: {
    base: 'cp950',
    set: { ...ETEN },
    written: {
      '¢': 'a246',
      '£': 'a247',
      '¥': 'a244',
      '•': 'a145',
      '‾': 'a1c2',
      '∼': 'a1e3',
      '☉': 'a1f3',
      '♁': 'a1f2',
      十: 'a451',
      卅: 'a4ca',
      '､': 'a14e',
    },
  },
  cp932: {
    base: 'cp932',
    set: {
      a0: '\uf8f0',
      fd: '\uf8f1\uf8f2\uf8f3',
      f941: run(0xe69d, 0xe6da),
      f980: run(0xe6db, 0xe757),
    },
    written: { '¢': '8191', '£': '8192', '¬': '81ca', '‖': '8161', '−': '817c', '〜': '8160' },
  },
  shift_jis: {
    base: 'cp932',
    without: '80 8740-879c ed40-fc4b',
    set: { '8160': '〜‖', '817c': '−', '8191': '¢£', '81ca': '¬' },
    written: { '¥': '5c', '‾': '7e' },
  },
  euc_jp: {
    base: 'eucjp',
    least: 0x8ea1,
    without: 'ada1-adfc f9a1-fcfe',
    set: { a1c1: '〜‖', a1dd: '−', a1f1: '¢£', a2cc: '¬' },
    set8f: { a2b7: '~' },
    written: { '¥': '5c', '‾': '7e' },
  },
  euc_kr: {
    base: 'cp949',
    least: 0xa1a1,
    without: 'a4d4',
    written: { ㅤ: 'a4d4' },
  },
  cp949: {
    base: 'cp949',
  },
};
