/**
 * Which files are articles.
 */
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** The kinds of file that a folder is searched for. */
export const EXTENSIONS: readonly string[] = ['.txt', '.html', '.htm', '.docx'];

/** The files that the paths name: folders are searched through, in order of name; a path that is not there is a problem. */
export async function* listArticles(
  paths: readonly string[],
): AsyncGenerator<{ file: string } | { file: string; problem: string }> {
  for (const path of paths) {
    try {
      if (!(await stat(path)).isDirectory()) {
        yield { file: path };
        continue;
      }
      const entries = await readdir(path, { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        if (entry.name.startsWith('.')) continue;
        const inner = join(path, entry.name);
        if (entry.isDirectory()) yield* listArticles([inner]);
        else if (EXTENSIONS.includes(extname(entry.name).toLowerCase())) yield { file: inner };
      }
    } catch (error) {
      yield { file: path, problem: `${path}: ${reasonOf(error)}` };
    }
  }
}

/** Why a file or folder cannot be read, for a person. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'no such file or folder. Check the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'not allowed to read it. Check its permissions.';
  return `cannot be read (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}).`;
}
