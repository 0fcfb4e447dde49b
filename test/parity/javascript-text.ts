/**
 * Turns a text of the dialect into a function for the runner to evaluate. Its value is that of the last
 * expression. For a flavour whose calls return promises, every call is awaited, in order.
 */
import ts from 'typescript';
import type { Flavour } from './flavours.js';

/** Text to insert at a position. */
type Insertion = readonly [position: number, text: string];

/** A line that begins with `!` has only statements; any other ends with an expression. */
export function lineFunction(text: string, flavour: Flavour): string {
  return text.startsWith('!')
    ? functionOf(text.slice(1), flavour, false)
    : functionOf(text, flavour, true);
}

/** The text consists only of statements. */
export function setupFunction(text: string, flavour: Flavour): string {
  return functionOf(text, flavour, false);
}

function functionOf(text: string, flavour: Flavour, hasValue: boolean): string {
  const file = ts.createSourceFile('line.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const insertions = flavour === 'promises' ? awaits(file) : [];
  if (hasValue) insertions.unshift(...returned(file, text));
  return `${flavour === 'promises' ? 'async ' : ''}() => {\n${inserted(text, insertions)}\n}`;
}

function returned(file: ts.SourceFile, text: string): Insertion[] {
  const last = file.statements.at(-1);
  if (last === undefined || !ts.isExpressionStatement(last)) {
    throw new SyntaxError(`the line does not end with an expression: ${text}`);
  }
  const { expression } = last;
  return [
    [expression.getStart(), 'return ('],
    [expression.end, ')'],
  ];
}

/** Turns every call into `(await call)`, and makes every function that contains one async. */
function awaits(node: ts.Node): Insertion[] {
  // A constructor cannot await.
  if (ts.isConstructorDeclaration(node)) return [];
  const inside: Insertion[] = [];
  node.forEachChild((child) => {
    inside.push(...awaits(child));
  });
  if (ts.isCallExpression(node)) {
    return [[node.getStart(), '(await '], ...inside, [node.end, ')']];
  }
  const calls = inside.length > 0;
  return ts.isFunctionLike(node) && calls ? [[node.getStart(), 'async '], ...inside] : inside;
}

/** Insertions at the same position keep their order: outer calls begin first and end last. */
function inserted(text: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort(([left], [right]) => left - right);
  let result = '';
  let done = 0;
  for (const [position, insertion] of sorted) {
    result += text.slice(done, position) + insertion;
    done = position;
  }
  return result + text.slice(done);
}
