"""Writes lib/python/idna/tables.ts: what CPython's encodings.idna knows of characters, from its stringprep and
unicodedata. Run it with Python 3.13: tables of other versions differ where Unicode has grown.

    python3.13 scripts/generate-stringprep.py
"""
import stringprep
import sys
import unicodedata
from pathlib import Path
from unicodedata import ucd_3_2_0 as old

DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
EVERY = range(0x110000)
PROHIBITED = [getattr(stringprep, f'in_table_{name}') for name in 'c12 c22 c3 c4 c5 c6 c7 c8 c9'.split()]


def base36(number):
    if number < 0:
        return '-' + base36(-number)
    return (base36(number // 36) if number >= 36 else '') + DIGITS[number % 36]


def is_assigned(character):
    return old.category(character) != 'Cn'


def kind(code):
    character = chr(code)
    if any(prohibits(character) for prohibits in PROHIBITED):
        return 'P'
    if stringprep.in_table_d1(character):
        return 'R'
    if stringprep.in_table_d2(character):
        return 'L'
    return 'N' if is_assigned(character) else 'U'


def runs(value):
    """(value, how many code points in a row have it)"""
    found = []
    for code in EVERY:
        if found and found[-1][0] == value(code):
            found[-1][1] += 1
        else:
            found.append([value(code), 1])
    return found


def kinds():
    return ''.join(name + ('' if count == 1 else base36(count)) for name, count in runs(kind))


def classes():
    words = []
    for value, count in runs(lambda code: unicodedata.combining(chr(code))):
        words.append(base36(count) + ('' if value == 0 else '.' + base36(value)))
    return ' '.join(words)


def mapped(code):
    """Tables B.1 and B.2 together."""
    character = chr(code)
    return '' if stringprep.in_table_b1(character) else stringprep.map_table_b2(character)


def letters(mapping):
    """[first, count, step, distance] of characters that become one other."""
    found = []
    for code, text in mapping:
        distance = ord(text) - code
        for run in reversed(found[-3:]):
            first, count, step, same = run
            gap = code - (first + (count - 1) * (step or 1))
            if same == distance and (gap == step or (count == 1 and gap <= 2)):
                run[1:3] = [count + 1, gap]
                break
        else:
            found.append([code, 1, 0, distance])
    return found


def join_letters(mapping):
    words, last = [], 0
    for first, count, step, distance in letters(mapping):
        fields = [first - last, distance] + ([] if count == 1 else [count]) + ([] if step < 2 else [step])
        words.append(','.join(map(base36, fields)))
        last = first
    return ' '.join(words)


def join_texts(mapping):
    words, last = [], 0
    for code, text in mapping:
        words.append(','.join(base36(number) for number in [code - last, *map(ord, text)]))
        last = code
    return ' '.join(words)


def corrections():
    """What Unicode has corrected since: CPython decomposes as 3.2 did."""
    found = []
    for code in EVERY:
        character = chr(code)
        if not is_assigned(character):
            if old.normalize('NFKD', character) != character:
                raise SystemExit(f'U+{code:04X} is not of Unicode 3.2, but is decomposed')
            continue
        text = old.normalize('NFKD', character)
        if not all(map(is_assigned, text)):
            raise SystemExit(f'U+{code:04X} is decomposed to what is not of Unicode 3.2')
        if text != unicodedata.normalize('NFKD', character):
            found.append((code, text))
    return found


def compositions():
    """What is composed although Unicode 3.2 has no such character: CPython does not look."""
    found = []
    for code in EVERY:
        parts = unicodedata.decomposition(chr(code)).split()
        if is_assigned(chr(code)) or len(parts) != 2 or parts[0].startswith('<'):
            continue
        text = ''.join(chr(int(part, 16)) for part in parts)
        if old.normalize('NFC', text) != chr(code):
            continue
        if all(map(is_assigned, text)):
            raise SystemExit(f'U+{code:04X} is composed of characters of Unicode 3.2')
        found.append((code, text))
    return found


def constant(comment, name, text):
    lines = [text[at:at + 92] for at in range(0, len(text), 92)]
    if len(lines) == 1:
        return f"/** {comment} */\nexport const {name} = '{text}';\n"
    body = ' +\n'.join(f"  '{line}'" for line in lines)
    return f'/** {comment} */\nexport const {name} =\n{body};\n'


def main():
    if sys.version_info[:2] != (3, 13):
        raise SystemExit('the tables are those of Python 3.13')
    changed = [(code, text) for code in EVERY if (text := mapped(code)) != chr(code)]
    single = [(code, text) for code, text in changed if len(text) == 1]
    other = [(code, text) for code, text in changed if len(text) != 1]
    parts = [
        '/**\n'
        " * Characters as CPython's encodings.idna knows them: RFC 3454's tables over Unicode 3.2, letters in\n"
        f' * lower case and classes of marks as in Unicode {unicodedata.unidata_version}. Made by\n'
        ' * scripts/generate-stringprep.py with Python 3.13. Numbers are of base 36.\n */\n',
        constant('Runs: (P)rohibited, (R)ight to left, (L)eft to right, (N)either, (U)nassigned; how many.',
                 'KINDS', kinds()),
        constant('Runs of one combining class: how many, the class unless it is 0.', 'CLASSES', classes()),
        constant('Characters that become one: distance from the last, to that; how many, how far apart.',
                 'LETTERS', join_letters(single)),
        constant('Characters that become none or several: distance from the last, those.', 'TEXTS', join_texts(other)),
        constant('Decompositions as in 3.2, which Unicode has corrected since: as TEXTS.', 'CORRECTIONS',
                 join_texts(corrections())),
        constant('Compositions that are newer than 3.2: as TEXTS, but a character and its parts.', 'COMPOSITIONS',
                 join_texts(compositions())),
    ]
    target = Path(__file__).parent.parent / 'lib' / 'python' / 'idna' / 'tables.ts'
    target.write_text('\n'.join(parts))


main()
