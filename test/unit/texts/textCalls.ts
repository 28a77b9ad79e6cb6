import { parse } from '@babel/parser';
import { textOf } from '../importsOf.ts';

/** A call of `t` from `@vscode/l10n`: a text that a person reads. */
export interface TextCall {
  /** File and line. */
  readonly place: string;
  /** The English text; undefined: it is put together, so no bundle can hold it. */
  readonly text: string | undefined;
  /** Not when the file is loaded: then no bundle may be there yet. */
  readonly isInFunction: boolean;
}

interface SyntaxNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [key: string]: unknown;
}

const FUNCTIONS = new Set([
  'ArrowFunctionExpression',
  'FunctionDeclaration',
  'FunctionExpression',
  'ClassMethod',
  'ClassPrivateMethod',
  'ClassProperty',
  'ClassPrivateProperty',
  'ObjectMethod',
]);

/** Every text that a file asks for. */
export function textCalls(file: string): TextCall[] {
  const { program } = parse(textOf(file), {
    sourceType: 'module',
    plugins: ['typescript', 'decorators'],
  });
  const calls: TextCall[] = [];
  visit(program as unknown as SyntaxNode, false, (node, isInFunction) => {
    if (isTextCall(node)) {
      const place = `${file}:${node.loc.start.line}`;
      calls.push({ place, text: firstText(node), isInFunction });
    }
  });
  return calls;
}

function visit(
  node: SyntaxNode,
  isInFunction: boolean,
  see: (node: SyntaxNode, isInFunction: boolean) => void,
): void {
  see(node, isInFunction);
  // A static field is there when the file is loaded.
  const isFunction = FUNCTIONS.has(node.type) && node.static !== true;
  for (const child of Object.values(node).flat()) {
    if (isNode(child)) {
      visit(child, isInFunction || isFunction, see);
    }
  }
}

function isTextCall({ type, callee }: SyntaxNode): boolean {
  return type === 'CallExpression' && isNode(callee) && callee.name === 't';
}

function firstText({ arguments: given }: SyntaxNode): string | undefined {
  const [first] = given as SyntaxNode[];
  return first === undefined ? undefined : plainText(first);
}

/** `'a'` and `'a' + 'b'`. */
function plainText(node: SyntaxNode): string | undefined {
  if (node.type === 'StringLiteral') {
    return node.value as string;
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') {
    return undefined;
  }
  const left = plainText(node.left as SyntaxNode);
  const right = plainText(node.right as SyntaxNode);
  return left !== undefined && right !== undefined ? left + right : undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value;
}
