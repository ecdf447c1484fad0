class ValidationError(ValueError):
    def __init__(self, problems):
        ValueError.__init__(self, problems)
        self.problems = problems
    def __str__(self):
        return 'found %d problems:\n' % len(self.problems) + '\n'.join('  - ' + p for p in self.problems)
def validate(form):
    problems = [name + ' is missing' for name in ('name', 'age', 'mail') if not form.get(name)]
    if problems:
        raise ValidationError(problems)
validate({'name': 'x', 'age': 1, 'mail': 'm'})
validate({'age': 5})
