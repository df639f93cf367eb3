/**
 * `node --import tsx scripts/vector.ts` compiles src/vector/assembly (AssemblyScript) to src/vector/module.generated.ts. The
 * module is committed, so that nobody needs the compiler to run or to build; a test compiles again and compares.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const pathTo = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
export const GENERATED = pathTo('src/vector/module.generated.ts');

/** The text of the generated file. Throws where the compiler has something to say. */
export async function compileVectorModule(): Promise<string> {
  let binary: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc.main(
    [
      'src/vector/assembly/index.ts',
      ...['--baseDir', pathTo('.'), '--outFile', 'module.wasm'],
      // No garbage collector and no checks of arrays: kernels see addresses, and vectors are given out by the host.
      ...['-O3', '--converge', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--use', 'abort='],
    ],
    {
      writeFile: (_name, contents) => {
        if (contents instanceof Uint8Array) binary = contents;
      },
    },
  );
  const said = stderr.toString();
  if (error || said) throw new Error(`src/vector/assembly does not compile:\n${said || error}`);
  const lines =
    Buffer.from(binary)
      .toString('base64')
      .match(/.{1,118}/g) ?? [];
  return [
    '/** src/vector/assembly, compiled by `node --import tsx scripts/vector.ts`. WebAssembly in base64. */',
    `export const MODULE = \`\n${lines.join('\n')}\n\`;`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GENERATED, await compileVectorModule());
