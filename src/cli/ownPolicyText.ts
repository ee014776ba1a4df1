// How does the file of a policy become something that Node can import?
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refuse, stopOn } from './problems.ts';
import type { Shell } from './shell.ts';

/** Whether a name given for a policy means a file. */
export const isPolicyPath = (name: string): boolean => /[\\/]|\.[cm]?[jt]s$/.test(name);

/**
 * What to import: the file itself, or a TypeScript file with its types taken out. The hash of the
 * text is a part of it, so that a changed file is loaded anew.
 */
export function importUrl(shell: Shell, path: string, text: string, hash: string): string {
  if (!/\.[cm]?ts$/.test(path)) return `${pathToFileURL(resolve(shell.cwd, path)).href}?${hash}`;
  const script = withoutTypes(typeScriptOf(shell, path), path, text);
  return `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
}

/** What is asked of the package typescript, which the command line does not need to be there. */
interface Compiler {
  readonly ScriptTarget: { readonly ES2022: number };
  readonly ModuleKind: { readonly ESNext: number };
  transpileModule(text: string, options: object): Transpiled;
  flattenDiagnosticMessageText(text: unknown, newLine: string): string;
}

interface Transpiled {
  readonly outputText: string;
  readonly diagnostics?: readonly {
    readonly file?: { getLineAndCharacterOfPosition(at: number): { readonly line: number } };
    readonly start?: number;
    readonly messageText: unknown;
  }[];
}

/** The compiler, where there is one: beside the project, or beside whoever asks. */
function typeScriptOf(shell: Shell, path: string): Compiler {
  for (const folder of [shell.packagePath, shell.cwd]) {
    try {
      return createRequire(join(folder, 'package.json'))('typescript') as Compiler;
    } catch {
      // Looked for in the next folder.
    }
  }
  const hint = '`npm install typescript` in this folder, or write it as .js with types in comments';
  return refuse(path, 'needs the package typescript, which is not installed', hint);
}

function withoutTypes(ts: Compiler, path: string, text: string): string {
  const { diagnostics = [], outputText } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  stopOn(
    diagnostics.map(({ file, start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      const message = `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      return { path, message, hint: 'correct the file' };
    }),
  );
  return outputText;
}
