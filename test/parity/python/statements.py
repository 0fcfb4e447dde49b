"""Runs one line: statements first, and the value of the expression that it ends with."""
import ast


def run_line(text, scope):
    """A line that begins with `!` is statements alone; any other ends with an expression."""
    if text.startswith('!'):
        exec(text[1:].strip(), scope)
        return None
    tree = ast.parse(text)
    last = tree.body.pop()
    if not isinstance(last, ast.Expr):
        raise SyntaxError('the line does not end with an expression: ' + text)
    exec(compile(tree, text, 'exec'), scope)
    return eval(compile(ast.Expression(last.value), text, 'eval'), scope)
