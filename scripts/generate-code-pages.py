"""Writes lib/file/codecs/code-pages.ts, or another file: what bytes mean in the code pages of CPython, whose codecs
are asked for the meaning of every code. Run it with Python 3.13, of which test/codecs has recorded the digests.

    python3.13 scripts/generate-code-pages.py [path]
"""
import sys
from pathlib import Path

DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
BLOCK = 0x40
BLOCKS = [first for first in range(0, 0x110000, BLOCK) if not 0xd800 <= first <= 0xdfff]

SINGLE = [
    'cp037', 'cp1006', 'cp1026', 'cp1125', 'cp1140', *(f'cp125{page}' for page in range(9)),
    *(f'cp{page}' for page in (273, 424, 437, 500, 720, 737, 775, 850, 852, 855, 856, 857, 858, 860, 861, 862, 863,
                               864, 865, 866, 869, 874, 875)),
    'hp_roman8', *(f'iso8859_{part}' for part in range(2, 17) if part != 12), 'koi8_r', 'koi8_t', 'koi8_u', 'kz1048',
    'mac_arabic', 'mac_croatian', 'mac_cyrillic', 'mac_farsi', 'mac_greek', 'mac_iceland', 'mac_latin2', 'mac_roman',
    'mac_romanian', 'mac_turkish', 'palmos', 'ptcp154', 'tis_620',
]
# Each with the one that it is stored as a difference from.
MULTIBYTE = {
    'gb2312': None, 'gbk': 'gb2312', 'gb18030': 'gbk',
    'big5': None, 'big5hkscs': 'big5', 'cp950': 'big5',
    'euc_jp': None, 'shift_jis': 'euc_jp', 'cp932': 'shift_jis',
    'euc_kr': None, 'cp949': 'euc_kr',
}


def decode(name, *values):
    try:
        return bytes(values).decode(name)
    except UnicodeDecodeError:
        return None


def encode(name, text):
    try:
        return int.from_bytes(text.encode(name))
    except UnicodeEncodeError:
        return None


def encoded(name):
    """Every character that a codec can encode, and its code."""
    for first in BLOCKS:
        characters = [chr(code) for code in range(first, first + BLOCK)]
        if ''.join(characters).encode(name, 'ignore') == b'':
            continue
        for character in characters:
            code = encode(name, character)
            if code is not None:
                yield character, code


def code_page(name):
    """Codes and what they mean, in order. A code is the number that its bytes make, the first one the highest."""
    page = {byte: text for byte in range(0x100) if (text := decode(name, byte)) is not None}
    if name not in MULTIBYTE:
        return page
    leads = [byte for byte in range(0x100) if byte not in page]
    for prefix in [(lead,) for lead in leads] + [(0x8f, second) for second in range(0x100) if name == 'euc_jp']:
        for last in range(0x100):
            text = decode(name, *prefix, last)
            if text is not None:
                page[int.from_bytes(bytes([*prefix, last]))] = text
    return page


def shift(code):
    """Where Shift JIS has what EUC-JP has at a code: as `shifted` of lib/file/codecs/code-page.ts."""
    lead, trail = code >> 8, code & 0xff
    if not (0xa1 <= lead <= 0xfe and trail >= 0xa1):
        return code
    row, odd = divmod(lead - 0xa1, 2)
    cell = trail - 0x61 + (trail >= 0xe0) if odd == 0 else trail - 2
    return (row + (0x81 if row < 31 else 0xc1)) << 8 | cell


def digits(number):
    rest, text = (-number << 1 | 1) if number < 0 else number << 1, ''
    while True:
        rest, digit = rest >> 5, rest & 31
        text += DIGITS[digit | 32 if rest else digit]
        if not rest:
            return text


def vlq(numbers):
    """Base64 VLQ, as in source maps."""
    return ''.join(map(digits, numbers))


def ranges(codes):
    """How many codes are between a range and the last one, and how many are in it."""
    found, end = [], 0
    for code in codes:
        if found and code == end:
            found[-1] += 1
        else:
            found += [code - end, 1]
        end = code + 1
    return found


def steps(page, known):
    """The way through a page: how far the character of the next code is from the expected one, which is the next that
    is not known. After a 0 stands how many are as expected, or below 0 how many codes are passed."""
    found, code, expected, as_expected = [], 0, 0, False
    for at, text in page.items():
        if at != code:
            found += [0, code - at]
            as_expected = False
        while chr(expected) in known:
            expected += 1
        distance = ord(text) - expected
        if distance != 0:
            found.append(distance)
        elif as_expected:
            found[-1] += 1
        else:
            found += [0, 1]
        as_expected = distance == 0
        code, expected = at + 1, ord(text) + 1
    return found


def written(name, page):
    """Characters that are encoded as another one than the first of their codes."""
    codes = {}
    for code, text in page.items():
        codes.setdefault(text, code)
    found, left = {}, {text for text in codes if len(text) == 1}
    for character, code in encoded(name):
        left.discard(character)
        # Longer codes are made by rules: four bytes of GB18030, letters of syllables in EUC-KR.
        by_rule = name in ('gb18030', 'euc_kr') and code > 0xffff and character not in codes
        if code != codes.get(character) and not by_rule:
            found[character] = code
    if left:
        raise SystemExit(f'{name} reads what it does not write: {left}')
    return found


def letters():
    """The second bytes of the letters that syllables of EUC-KR are made of, in the order of Unicode."""
    def of(count, distance, place):
        found = []
        for code in range(0xac00, 0xac00 + count * distance, distance):
            found += [byte for byte in range(0xa1, 0xff) if decode('euc_kr', *place(byte)) == chr(code)]
        return found

    lead, filler = 0xa4, 0xd4
    medial = next(byte for byte in range(0xa1, 0xff)
                  if decode('euc_kr', lead, filler, lead, 0xa1, lead, byte, lead, filler) == '\uac00')
    return {
        'initials': of(19, 588, lambda byte: (lead, filler, lead, byte, lead, medial, lead, filler)),
        'medials': of(21, 28, lambda byte: (lead, filler, lead, 0xa1, lead, byte, lead, filler)),
        'finals': of(28, 1, lambda byte: (lead, filler, lead, 0xa1, lead, medial, lead, byte)),
    }


def fields(name, page, base):
    """How a page is stored."""
    base = {shift(code): text for code, text in base.items()} if name == 'shift_jis' else base
    clusters = {text: code for code, text in page.items() if len(text) > 1}
    added = {code: text for code, text in page.items() if text not in clusters and base.get(code) != text}
    if MULTIBYTE.get(name) is not None:
        yield 'base', f"'{MULTIBYTE[name]}'"
    missing = sorted(code for code in base if code not in page)
    if missing:
        yield 'without', f"'{vlq(ranges(missing))}'"
    yield 'characters', f"'{vlq(steps(added, set(base.values())))}'"
    for field, codes in (('clusters', clusters), ('written', written(name, page))):
        if codes:
            lines = (f"      '{escaped(text)}': 0x{code:x},\n" for text, code in codes.items())
            yield field, '{\n' + ''.join(lines) + '    }'


def escaped(text):
    return ''.join(f'\\u{ord(character):04x}' for character in text)


def property_of(indent, field, value):
    """As Prettier has it."""
    line = f'{indent}{field}: {value},\n'
    return line if '\n' in value or len(line) <= 101 else f'{indent}{field}:\n{indent}  {value},\n'


def main():
    if sys.version_info[:2] != (3, 13):
        raise SystemExit('the code pages are those of Python 3.13')
    pages = {name: code_page(name) for name in [*MULTIBYTE, *SINGLE]}
    lines = [HEADER, LETTERS]
    lines += (property_of('  ', field, f"'{bytes(found).hex()}'") for field, found in letters().items())
    lines += ['};\n', PAGES]
    for name, page in pages.items():
        lines.append(f'  {name}: {{\n')
        base = pages.get(MULTIBYTE.get(name), {})
        lines += (property_of('    ', field, value) for field, value in fields(name, page, base))
        lines.append('  },\n')
    target = Path(__file__).parent.parent / 'lib' / 'file' / 'codecs' / 'code-pages.ts'
    Path(*sys.argv[1:2] or [target]).write_text(''.join(lines) + '};\n')


HEADER = '''\
/**
 * What bytes mean in the code pages of CPython: facts, which its codecs gave when they were asked for
 * every code. It has them from the mapping files of unicode.org and of those who made the code pages.
 * Made by scripts/generate-code-pages.py with Python 3.13, and read by code-page.ts and hangul.ts.
 */
'''

LETTERS = '''
/** The second bytes of Korean letters in EUC-KR, in the order in which Unicode counts them. */
export const LETTERS = {
'''

PAGES = '''
/** A code is the number that its bytes make. Numbers in strings are Base64 VLQ, as in source maps. */
export interface StoredPage {
  /** The page that this one is much like. */
  readonly base?: string;
  /** Codes of the base that mean nothing here: how many numbers to pass, how many mean nothing, and so on. */
  readonly without?: string;
  /**
   * Characters of codes that the base lacks, or has otherwise; the codes follow each other, from 0 on.
   * A number is how far the character is from the expected one: the next that the base does not have.
   * After a 0 stands how many are as expected, or below 0 how many codes are passed.
   */
  readonly characters: string;
  /** What is two characters of Unicode. */
  readonly clusters?: Readonly<Record<string, number>>;
  /** Characters that are written otherwise than as the first code that means them. */
  readonly written?: Readonly<Record<string, number>>;
}

export const CODE_PAGES: Readonly<Record<string, StoredPage>> = {
'''

main()
