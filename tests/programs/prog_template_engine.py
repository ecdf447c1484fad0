# A template engine: variables with filters, loops, conditions; compiled to closures.
class TemplateError(Exception): pass
FILTERS = {'upper': str.upper, 'title': str.title, 'money': lambda v: '$%.2f' % v, 'len': len, 'reverse': lambda v: v[::-1], 'join': lambda v: ', '.join(map(str, v))}
def split(template):
    while True:
        before, opening, rest = template.partition('{')
        if before: yield 'text', before
        if not opening: return
        inside, closing, template = rest.partition('}')
        if not closing: raise TemplateError('missing }')
        yield ('tag', inside[1:].strip()) if inside.startswith('%') else ('value', inside.strip())
def lookup(path, names):
    value = names
    for part in path.split('.'):
        try:
            value = value[part]
        except (TypeError, KeyError):
            try:
                value = getattr(value, part)
            except AttributeError:
                raise TemplateError('unknown: ' + path)
        if callable(value): value = value()
    return value
def expression(text):
    parts = [part.strip() for part in text.split('|')]
    for name in parts[1:]:
        if name not in FILTERS: raise TemplateError('no filter ' + name)
    return lambda names: reduce(lambda value, name: FILTERS[name](value), parts[1:], lookup(parts[0], names))
def block(tokens, *ends):
    actions = []
    for kind, text in tokens:
        if kind == 'text': actions.append(lambda names, text=text: text)
        elif kind == 'value': actions.append(lambda names, value=expression(text): str(value(names)))
        else:
            words = text.split()
            if words[0] in ends: return (lambda names: ''.join(action(names) for action in actions)), words
            if words[0] == 'for': actions.append(loop(words, tokens))
            elif words[0] == 'if': actions.append(condition(words, tokens))
            else: raise TemplateError('unexpected ' + text)
    if ends: raise TemplateError('missing ' + ' or '.join(ends))
    return (lambda names: ''.join(action(names) for action in actions)), None
def loop(words, tokens):
    name, items = words[1], expression(' '.join(words[3:]))
    body, _ = block(tokens, 'end')
    def run(names):
        out = []
        for i, item in enumerate(items(names)):
            out.append(body(dict(names, **{name: item, 'index': i + 1})))
        return ''.join(out)
    return run
def condition(words, tokens):
    negated = words[1] == 'not'
    test = expression(' '.join(words[1 + negated:]))
    then, end = block(tokens, 'else', 'end')
    other = block(tokens, 'end')[0] if end == ['else'] else lambda names: ''
    return lambda names: (then if bool(test(names)) != negated else other)(names)
def render(template, **names): return block(split(template))[0](names)
class Person(object):
    def __init__(self, name, *children): self.name, self.children = name, children
    def count(self): return len(self.children)
ann = Person('ann', Person('bob', Person('dan')), Person('cid'))
print render('Hello {name|upper}, you owe {debt|money}!', name='Ann', debt=12.5)
print render('{person.name|title} has {person.count}:{% for c in person.children} {index}.{c.name}{% if c.children} ({c.count}){% end}{% end}', person=ann)
print render('{% if not items}nothing{% else}{items|join} ({items|len}){% end}', items=[1, 2, 3]), render('{% if items}some{% else}nothing{% end}', items=[])
print render('{% for row in rows}{% for cell in row}[{cell}]{% end}/{% end}', rows=[[1, 2], [3]]), render('plain'), render(''), render('{word|reverse|upper}', word='abc')
for wrong in ('{name', '{nobody}', '{x|nothing}', '{% for a in x}', '{% if x}', '{% end}', '{% while x}', '{x.y.z}'):
    try:
        print render(wrong, x=[1])
    except TemplateError, error:
        print wrong, '->', error
