"""The part of YAML that catalogue and scenarios use: block mappings and lists, flow mappings and lists, comments."""


def parse(text):
    lines = []
    for line in text.splitlines():
        bare = _without_comment(line).rstrip()
        if bare.strip():
            lines.append((len(bare) - len(bare.lstrip()), bare.strip()))
    value, rest = _block(lines, 0, lines[0][0]) if lines else ({}, 0)
    if rest != len(lines):
        raise ValueError(f"not understood: {lines[rest][1]}")
    return value


def _without_comment(line):
    quote = None
    for i, c in enumerate(line):
        if quote:
            quote = None if c == quote else quote
        elif c in "'\"":
            quote = c
        elif c == "#" and (i == 0 or line[i - 1] in " \t"):
            return line[:i]
    return line


def _block(lines, at, indent):
    return (_list if lines[at][1].startswith("- ") else _mapping)(lines, at, indent)


def _list(lines, at, indent):
    items = []
    while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("- "):
        inner = lines[at][1][2:].lstrip()
        column = indent + len(lines[at][1]) - len(inner)
        if inner[0] in "{[" or _split_key(inner) is None:
            items.append(_scalar(inner))
            at += 1
        else:
            lines[at] = (column, inner)  # a mapping that begins behind the dash
            item, at = _mapping(lines, at, column)
            items.append(item)
    return items, at


def _mapping(lines, at, indent):
    result = {}
    while at < len(lines) and lines[at][0] == indent and not lines[at][1].startswith("- "):
        pair = _split_key(lines[at][1])
        if pair is None:
            raise ValueError(f"a key was expected: {lines[at][1]}")
        key, value = pair
        at += 1
        if value:
            result[key] = _scalar(value)
        elif at < len(lines) and (lines[at][0] > indent or lines[at][0] == indent and lines[at][1].startswith("- ")):
            result[key], at = _block(lines, at, lines[at][0])
        else:
            result[key] = ""
    return result, at


def _split_key(text):
    if text.endswith(":"):
        return text[:-1].strip(), ""
    key, colon, value = text.partition(": ")
    return (key.strip(), value.strip()) if colon else None


def _scalar(text):
    if text[0] in "{[":
        value, end = _flow(text, 0)
        if text[end:].strip():
            raise ValueError(f"not understood: {text}")
        return value
    return _unquoted(text)


def _unquoted(text):
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] in "'\"" and text[-1] == text[0] else text


def _flow(text, at):
    opened, at = text[at], at + 1
    result = {} if opened == "{" else []
    closed = "}" if opened == "{" else "]"
    while True:
        at = _past_space(text, at)
        if text[at] == closed:
            return result, at + 1
        key = None
        if opened == "{":
            end = text.index(":", at)
            key, at = _unquoted(text[at:end]), _past_space(text, end + 1)
        if text[at] in "{[":
            value, at = _flow(text, at)
        else:
            end = min(i for i in (text.find(",", at), text.find(closed, at)) if i >= 0)
            value, at = _unquoted(text[at:end]), end
        if key is None:
            result.append(value)
        else:
            result[key] = value
        at = _past_space(text, at)
        if text[at] == ",":
            at += 1


def _past_space(text, at):
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def number(text):
    """A number as scenarios write it: a unit may follow, and % means hundredths."""
    first, *unit = str(text).split()
    if first.endswith("%"):
        first, unit = first[:-1], ["%"]
    return float(first) / (100.0 if unit[:1] == ["%"] else 1.0)
