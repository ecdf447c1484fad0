"""What was found out, with its day and its commit, for the page of proofs: docs/proof/KIND.json, as scripts/lib/results.mjs has it."""
import datetime
import io
import json
import os
import subprocess

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)


def add_result(kind, **figures):
    """Adds a run to those of its kind."""
    path = os.path.join(ROOT, 'docs', 'proof', kind + '.json')
    known = {'runs': []}
    if os.path.exists(path):
        with io.open(path, encoding='utf-8') as file:
            known = json.load(file)
    commit = subprocess.check_output(['git', 'rev-parse', '--short', 'HEAD'], cwd=ROOT).decode('ascii').strip()
    known['runs'].append(dict(figures, date=datetime.date.today().isoformat(), commit=commit))
    text = json.dumps(known, indent=2, sort_keys=True, separators=(',', ': ')) + '\n'
    with io.open(path, 'w', encoding='utf-8') as file:
        file.write(text if isinstance(text, type(u'')) else text.decode('ascii'))
