import { existsSync, type FSWatcher, globSync, watch } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { type DataError, formatError } from '../data/data-error.ts';

/**
 * Where an editor saves, and what. These are watched here: Vite’s watcher passes over what comes within 50 ms of a change, so
 * that it can miss the end of a save. Each folder alone: a recursive watch on Linux loses a file that is replaced by another.
 */
const savedIn = ['data', 'src/article', 'src/forces', 'src/charts/*/'];
const saved = /\.(csv|mdx?)$/;

/** What else a data run reads: what was released, and the code that it is made of. */
const alsoRead =
  /^(data\/editions\/|(scripts|src\/(article|charts|data|editions|forces|what-if))\/.*(?<!\.test)\.ts$)/;

/** In milliseconds: a program that saves a file often writes it in two steps. */
const settles = 10;

/**
 * While `npm run dev` serves the site, a saved table or section runs the data step and the pages reload; errors show over
 * the page. Nothing of it is in a build.
 */
export function devOverlay(): AstroIntegration {
  const watchers: FSWatcher[] = [];
  // Vitest reads the same configuration, and serves nobody.
  const isServing = !process.env['VITEST'];
  return {
    name: 'dev-overlay',
    hooks: {
      'astro:config:setup': ({ command, injectScript, updateConfig }) => {
        if (command !== 'dev' || !isServing) return;
        injectScript('page', "import '/src/dev-overlay/overlay.ts';");
        // Pages read what is generated from the files, so that the server need not follow them.
        updateConfig({ vite: { server: { watch: { ignored: ['**/src/generated'] } } } });
      },
      'astro:server:setup': async ({ server, logger }) => {
        if (isServing) await serveData(server, logger, watchers);
      },
      'astro:server:done': () => {
        for (const watcher of watchers) watcher.close();
      },
    },
  };
}

async function serveData(server: ViteDevServer, logger: AstroIntegrationLogger, watchers: FSWatcher[]) {
  const { root } = server.config;
  let errors: string[] = [];
  let renewed = 0;
  const run = async () => {
    errors = (await runData(server, root)).map(formatError);
    if (errors.length > 0) logger.error(errors.join('\n'));
    server.environments.client.hot.send('dev-overlay:errors', errors);
    if (errors.length > 0) return;
    renewed = Date.now();
    // Astro keeps the list of a page’s addresses until its content changes.
    for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
    server.environments.client.hot.send({ type: 'full-reload' });
  };
  await run();
  if (errors.length > 0 && !existsSync(join(root, 'src/generated'))) {
    logger.error('There are no earlier figures to serve: correct these errors first.');
    process.exit(1);
  }
  let last = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const runSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(run, run);
    }, settles);
  };
  const watchFolder = (folder: string) => {
    const watcher = watch(folder, (_event, name) => {
      if (saved.test(name ?? '.md')) runSoon();
    });
    watchers.push(watcher);
  };
  for (const folder of globSync(savedIn, { cwd: root })) watchFolder(join(root, folder));
  server.watcher.on('addDir', (path) => {
    if (dirname(path) === join(root, 'src/charts')) watchFolder(path);
  });
  server.watcher.on('all', (_event, path) => {
    const withSlashes = (path: string) => path.split(sep).join('/');
    if (!alsoRead.test(withSlashes(relative(root, path)))) return;
    // The server forgets code that has changed only after all its plugins have heard of it, which may be after the run.
    server.environments.ssr.moduleGraph.onFileChange(withSlashes(path));
    runSoon();
  });
  server.environments.client.hot.on('dev-overlay:ask', (opened: number, client) => {
    client.send('dev-overlay:errors', errors);
    // What was sent while the page was on its way did not reach it.
    if (renewed >= opened) client.send({ type: 'full-reload' });
  });
}

/** The data step, loaded by the server, which loads anew what has changed of its code. Code that throws is shown like an error of the data. */
async function runData(server: ViteDevServer, root: string): Promise<DataError[]> {
  try {
    const step = (await server.ssrLoadModule(
      fileURLToPath(new URL('../data/load.ts', import.meta.url)),
    )) as typeof import('../data/load.ts');
    return step.runData(root, new Date().toISOString().slice(0, 10)).errors;
  } catch (error) {
    const received = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const fix = 'correct the code, or take the change back';
    return [{ file: 'npm run data', received, expected: 'code that runs', fix }];
  }
}
