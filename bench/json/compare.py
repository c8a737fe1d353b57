"""Compares the JSON reader with Python's json module over random documents and damaged ones.

Usage: compare.py ECHO [COUNT [SEED]]. ECHO is the program of JSONEcho.swift. Exit 0: they agree; 1: they do not.
"""

import json
import math
import random
import re
import subprocess
import sys

INTEGERS = range(-(2**63), 2**63)
DEPTH = 256


class Refused(Exception):
    """A text that RFC 8259 allows and tvsim refuses as documented, or that only Python's reader takes."""


def pick_text(chance):
    """A text in quotes: plain, with escapes of every kind, with characters of every length."""
    pieces = []
    for _ in range(chance.choice([0, 1, 3, 8, 40])):
        kind = chance.randrange(8)
        if kind == 0:
            pieces.append("\\" + chance.choice('"\\/bfnrt'))
        elif kind == 1:
            pieces.append(f"\\u{chance.choice([*range(0xD800), *range(0xE000, 0x10000)]):04{chance.choice('xX')}}")
        elif kind == 2:
            pieces.append(f"\\ud{chance.randrange(0x800, 0xC00):03x}\\uD{chance.randrange(0xC00, 0x1000):03X}")
        elif kind == 3:
            scalar = chance.choice([0x7F, 0x80, 0xE9, 0x301, 0x7FF, 0x800, 0x2028, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF])
            pieces.append(chr(scalar))
        else:
            pieces.append(chance.choice("aé日 /:,[]{}'#0e-"))
    return '"' + "".join(pieces) + '"'


def pick_number(chance):
    """A number as it may be written: sign, leading digits, fraction, exponent, around the borders of 64 bits."""
    kind = chance.randrange(5)
    if kind == 0:
        return str(chance.choice([2**31, 2**53, 2**63, 2**64, 10**18, 10**30, 0]) * chance.choice([1, -1]) + chance.randrange(-2, 3))
    if kind == 1:
        return repr(chance.uniform(-1, 1) * 10.0 ** chance.randrange(-320, 309))
    text = chance.choice(["", "-"]) + chance.choice(["0", str(chance.randrange(1, 10 ** chance.randrange(1, 25)))])
    if chance.random() < 0.5:
        text += "." + "".join(chance.choice("0123456789") for _ in range(chance.randrange(1, 25)))
    if chance.random() < 0.5:
        text += chance.choice("eE") + chance.choice(["", "+", "-"]) + str(chance.randrange(0, 330))
    return text


def pick_document(chance, depth):
    """A JSON text, with spaces anywhere they may stand."""
    def space():
        return chance.choice(["", "", "", " ", "\n", "\r\n", "\t "])

    kind = chance.randrange(8) if depth > 0 else chance.randrange(4)
    if kind == 0:
        return pick_text(chance)
    if kind in (1, 2):
        return pick_number(chance)
    if kind == 3:
        return chance.choice(["null", "true", "false", "[]", "{}"])
    items = []
    for _ in range(chance.choice([0, 1, 2, 3, 6])):
        item = pick_document(chance, depth - 1)
        if kind >= 6:
            key = chance.choice(['"a"', '"\\u0061"', '"é"', '"e\u0301"', pick_text(chance)])
            item = key + space() + ":" + space() + item
        items.append(space() + item + space())
    body = ",".join(items) or space()
    return "{" + body + "}" if kind >= 6 else "[" + body + "]"


def nest(chance, depth):
    """A document as deep as the reader allows, or one level deeper."""
    signs = [chance.choice(["[]", '{}']) for _ in range(depth)]
    opening = "".join("[" if sign == "[]" else '{"a":' for sign in signs)
    return opening + "1" + "".join(sign[1] for sign in reversed(signs))


def damage(chance, data):
    """The same bytes with one to three of them changed, removed, doubled or added."""
    data = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            del data[place : place + 1]
        elif kind == 1:
            data[place:place] = data[place : place + chance.randrange(1, 8)]
        elif kind == 2:
            data[place : place + 1] = bytes([chance.randrange(256)])
        else:
            data[place:place] = chance.choice([b",", b'"', b"\\", b"]", b"}", b"0", b"-", b".", b"e", b"\\ud800", b" ", b"\x1b"])
    return bytes(data)


def integer(text):
    """Integers beyond 64 bits are doubles in tvsim, and so here."""
    number = int(text)
    return number if number in INTEGERS else real(text)


def real(text):
    number = float(text)
    if math.isinf(number):
        raise Refused
    return number


def constant(_):
    raise Refused


def read(data):
    """The value that Python's reader has, held to what tvsim documents; raises where a text must be refused."""
    text = data.decode("utf-8")
    if text.startswith("\ufeff"):
        raise Refused
    value = json.loads(
        text, parse_int=integer, parse_float=real, parse_constant=constant, object_pairs_hook=members
    )
    check(value, 0)
    return value


def members(pairs):
    """An object of its pairs; a member whose key comes again later is checked too before it is lost."""
    for pair in pairs:
        check(list(pair), 0)
    return dict(pairs)


def check(value, depth):
    if isinstance(value, str):
        value.encode("utf-8")  # a lone surrogate has no UTF-8
    elif isinstance(value, (list, dict)):
        if depth >= DEPTH:
            raise Refused
        for item in value if isinstance(value, list) else value.values():
            check(item, depth + 1)


def same(one, other):
    """Equal in type, sign of zero and order of keys too."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    return repr(one) == repr(other)


def main():
    echo = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    sys.setrecursionlimit(10000)
    sys.set_int_max_str_digits(0)
    documents = []
    for number in range(count):
        text = nest(chance, chance.randrange(250, 260)) if number % 100 == 99 else pick_document(chance, 4)
        data = text.encode("utf-8")
        documents.append(data if number % 2 == 0 else damage(chance, data))
    sent = b"".join(b"%d\n%s" % (len(data), data) for data in documents)
    answers = subprocess.run([echo], input=sent, stdout=subprocess.PIPE, check=True).stdout.split(b"\n")[:-1]
    if len(answers) != len(documents):
        sys.exit(f"{len(documents)} documents, {len(answers)} answers")
    taken = refused = differ = 0
    for data, answer in zip(documents, answers):
        try:
            value = read(data)
        except (ValueError, Refused, RecursionError):
            agrees = answer.startswith(b"error ") and 0 <= int(re.match(rb"error (\d+) ", answer)[1]) <= len(data)
            refused += 1
        else:
            # Written by tvsim, a double always has a point or an exponent, and an integer neither.
            agrees = answer.startswith(b"value ") and same(json.loads(answer[6:]), value)
            taken += 1
        if not agrees:
            differ += 1
            if differ <= 10:
                print(f"Python and tvsim differ: {data[:1000]!r}\n  tvsim: {answer[:200]!r}", file=sys.stderr)
    print(f"{len(documents)} documents: {taken} taken, {refused} refused by Python's json module; tvsim differs in {differ}.")
    sys.exit(1 if differ else 0)


main()
