import { parse } from '@babel/parser';
import { textOf } from '../importsOf.ts';

/** A text that is written where it is shown, so no language but English has it. */
export interface HardCodedText {
  /** File and line. */
  readonly place: string;
  readonly text: string;
}

interface SyntaxNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [key: string]: unknown;
}

/** What stands in a template where a value goes: no letter, and no sign of markup. */
const VALUE = '\u0000';

/** Attributes that a person reads or hears, as themselves or as properties (`.label=`). */
const READ_ATTRIBUTES =
  /(?<=\s\.?(?:aria-(?:label|description|valuetext|roledescription)|alt|heading|label|placeholder|title)=)(?:"[^"]*"|'[^']*')/gi;

const MARKUP = /<!--.*?-->|<\/?[a-z][^<>]*>/gis;

const LETTER = /\p{L}/u;

/** `two words` */
const SEVERAL_WORDS = /\p{L}[^\s]*\s+[^\s]*\p{L}/u;

/** A word that begins a sentence or stands on a button: `Train`, `Save…`. */
const SHOWN_WORD = /^\p{Lu}\p{Ll}+[.:…]?$/u;

/** Calls that take no text of a view but selectors and the like. */
const CALLS_OF_CODE = /^(?:querySelector(?:All)?|closest|matches|matchMedia)$/;

/** What nobody is meant to see; errors of a name of their own are told to a person. */
const FAULTS_OF_THE_PROGRAM = /^(?:Range|Syntax|Type)?Error$/;

/** Every text in a file that does not go through `t`. */
export function hardCodedTexts(file: string): HardCodedText[] {
  return textsIn(textOf(file)).map(({ line, text }) => ({ place: `${file}:${line}`, text }));
}

/** The same for source text. */
export function textsIn(source: string): { readonly line: number; readonly text: string }[] {
  const { program } = parse(source, {
    sourceType: 'module',
    plugins: ['typescript', 'decorators'],
  });
  const found: { line: number; text: string }[] = [];
  visit(program as unknown as SyntaxNode, (node, text) => {
    found.push({ line: node.loc.start.line, text });
  });
  return found;
}

function visit(node: SyntaxNode, see: (node: SyntaxNode, text: string) => void): void {
  if (isCode(node)) {
    return;
  }
  for (const text of textsOf(node)) {
    see(node, text);
  }
  for (const child of childrenOf(node)) {
    visit(child, see);
  }
}

/** What holds no text of a view: texts that are asked for, types, paths, styles, faults. */
function isCode({ type, callee, tag }: SyntaxNode): boolean {
  switch (type) {
    case 'CallExpression':
      return nameOf(callee) === 't' || CALLS_OF_CODE.test(calledMethod(callee)) || isLog(callee);
    case 'NewExpression':
      return FAULTS_OF_THE_PROGRAM.test(nameOf(callee));
    case 'TaggedTemplateExpression':
      return nameOf(tag) === 'css';
    case 'ImportDeclaration':
    case 'Decorator':
      return true;
    default:
      return /^TS(?:Type|Interface|Literal)/.test(type) && type !== 'TSTypeAssertion';
  }
}

function textsOf(node: SyntaxNode): string[] {
  switch (node.type) {
    case 'TaggedTemplateExpression':
      return isMarkup(node) ? textsOfMarkup(piecesOf(node).join(VALUE)) : [];
    case 'StringLiteral': {
      const text = node.value as string;
      return SEVERAL_WORDS.test(text) || SHOWN_WORD.test(text) ? [text] : [];
    }
    case 'TemplateLiteral': {
      const text = piecesOf(node).join(VALUE);
      return /\p{L}{2}/u.test(text) && /\s/.test(text) ? [shown(text)] : [];
    }
    default:
      return [];
  }
}

/** The texts and the read attributes in what `html` is given. */
function textsOfMarkup(markup: string): string[] {
  const attributes = [...markup.matchAll(READ_ATTRIBUTES)].map(([quoted]) => quoted.slice(1, -1));
  const texts = markup.split(MARKUP).map(text => text.trim());
  return [...attributes, ...texts].filter(text => LETTER.test(text)).map(shown);
}

/** The children in which texts may stand. */
function childrenOf(node: SyntaxNode): SyntaxNode[] {
  switch (node.type) {
    case 'TaggedTemplateExpression': {
      const values = (node.quasi as SyntaxNode).expressions as SyntaxNode[];
      const before = piecesOf(node);
      return values.filter((_, at) => !/\sclass="?[^"<>]*$/.test(before[at]));
    }
    // A key's name, or what a value is compared with.
    case 'BinaryExpression':
      return [node.left, node.right]
        .filter(isNode)
        .filter(side => node.operator === '+' || side.type !== 'StringLiteral');
    case 'SwitchCase':
      return node.consequent as SyntaxNode[];
    default:
      return Object.values(node).flat().filter(isNode);
  }
}

function isMarkup({ tag }: SyntaxNode): boolean {
  return nameOf(tag) === 'html' || nameOf(tag) === 'svg';
}

function piecesOf({ type, quasi, quasis }: SyntaxNode): string[] {
  const template = type === 'TaggedTemplateExpression' ? (quasi as SyntaxNode).quasis : quasis;
  return (template as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
}

function shown(text: string): string {
  return text.replaceAll(VALUE, '{…}').replaceAll(/\s+/g, ' ');
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node.name === 'string' ? node.name : '';
}

/** `querySelector` of `this.renderRoot.querySelector<HTMLElement>` */
function calledMethod(callee: unknown): string {
  return isNode(callee) && callee.type === 'MemberExpression'
    ? nameOf(callee.property)
    : nameOf(callee);
}

/** `log.info` and `this.#log.error`: the log is English in every language. */
function isLog(callee: unknown): boolean {
  const object = isNode(callee) && callee.type === 'MemberExpression' ? callee.object : undefined;
  return /^#?log$/.test(lastName(object));
}

/** `log` of `log`, `resources.log` and `this.#log` */
function lastName(node: unknown): string {
  if (!isNode(node)) {
    return '';
  }
  const { type, property, id } = node;
  return type === 'MemberExpression' || type === 'PrivateName'
    ? lastName(property ?? id)
    : nameOf(node);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value;
}
