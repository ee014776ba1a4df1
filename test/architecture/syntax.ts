// What does a source file import, call and define? Reads the syntax tree, not the text.
import ts from 'typescript';
import type { SourceText } from './files.ts';

export interface Import {
  specifier: string;
  line: number;
}

export interface FunctionShape {
  name: string;
  line: number;
  lineCount: number;
  parameterCount: number;
}

function parse({ path, text }: SourceText): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    visitAll(child, visit);
  });
}

const lineOf = (node: ts.Node): number => {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
};

/** The module in an import, export-from, import() or new URL('…', import.meta.url). */
function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return node.argument.literal;
  }
  if (ts.isCallExpression(node)) {
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return isImport || node.expression.getText() === 'require' ? node.arguments[0] : undefined;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    const isModuleUrl = node.arguments?.[1]?.getText() === 'import.meta.url';
    return isModuleUrl ? node.arguments[0] : undefined;
  }
  return undefined;
}

/** Every module a file reaches for, types included, in order. */
export function findImports(source: SourceText): Import[] {
  const imports: Import[] = [];
  visitAll(parse(source), (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      imports.push({ specifier: specifier.text, line: lineOf(node) });
    }
  });
  return imports;
}

/** Lines that re-export a whole module instead of names one by one. */
export function findStarExports(source: SourceText): number[] {
  const lines: number[] = [];
  visitAll(parse(source), (node) => {
    const isStar = ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;
    if (isStar && !(node.exportClause && ts.isNamedExports(node.exportClause))) {
      lines.push(lineOf(node));
    }
  });
  return lines;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const { parent } = node;
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isNamed ? parent.name.getText() : '(anonymous)';
}

/** Every function with a body: its name, first line, length in lines and number of parameters. */
export function findFunctions(source: SourceText): FunctionShape[] {
  const shapes: FunctionShape[] = [];
  visitAll(parse(source), (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const file = node.getSourceFile();
    const endLine = file.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    const line = lineOf(node);
    shapes.push({
      name: nameOf(node),
      line,
      lineCount: endLine - line + 1,
      parameterCount: node.parameters.length,
    });
  });
  return shapes;
}

const forbiddenCalls = new Set(['Date.now', 'Math.random', 'performance.now', 'Date']);

/** Lines that read a clock or unseeded chance, with what they call. */
export function findClockAndChance(source: SourceText): { line: number; call: string }[] {
  const found: { line: number; call: string }[] = [];
  visitAll(parse(source), (node) => {
    if (ts.isPropertyAccessExpression(node) && forbiddenCalls.has(node.getText())) {
      found.push({ line: lineOf(node), call: node.getText() });
    }
    const isDate = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isDate && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0) {
      found.push({ line: lineOf(node), call: 'Date()' });
    }
  });
  return found;
}
