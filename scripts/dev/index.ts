import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { type FileFaults, messages } from '../../src/dev-overlay/overlay-event.ts';
import { type DataError, formatError } from '../data/data-error.ts';
import type { Renewed } from '../data/renew-generated.ts';
import { startDataRunner } from './data-runner.ts';
import { newestOnly } from './newest-only.ts';

/**
 * Where an editor saves, and what. These are watched here: of what comes within 50 ms of a change Vite’s watcher tells
 * nothing, so that it can miss the end of a save.
 */
const saved = { data: '.csv', 'src/article': '.mdx' };

/** What else a data run reads: what was released, and the code that it is made of. */
const released = /^data\/editions\//;
const code = /^(scripts|src\/(article|charts|data|editions|forces|what-if))\/.*(?<!\.test)\.ts$/;

/** A program that saves a file often writes it in two steps. */
const settles = 10;

/**
 * While `npm run dev` serves the site: a saved table or section runs the data step in a warm thread and the page shows it;
 * faults show over the page; and /desk/ tells how the figures stand. Nothing of it is in a build.
 */
export function devOverlay(): AstroIntegration {
  let root = '';
  let errors: FileFaults[] = [];
  let runner: ReturnType<typeof startDataRunner> | undefined;
  let watchers: FSWatcher[] = [];
  return {
    name: 'desk',
    hooks: {
      'astro:config:setup': async ({ command, config, injectScript, updateConfig, logger }) => {
        // Vitest reads the same configuration, and serves nobody.
        if (command !== 'dev' || process.env['VITEST']) return;
        root = fileURLToPath(config.root);
        runner = startDataRunner(root);
        const first = await runner.run();
        errors = groupFaults(first.errors);
        first.remarks.forEach((remark) => {
          logger.warn(remark);
        });
        if (errors.length > 0 && !existsSync(join(root, 'src/generated'))) {
          logger.error(`${linesOf(errors)}\nThere are no earlier figures to serve: mend these first.`);
          process.exit(1);
        }
        injectScript('page', "import '/src/dev-overlay/overlay.ts';");
        // Pages read what is generated from the files, so that the server need not follow them.
        updateConfig({
          vite: { server: { watch: { ignored: ['**/src/generated', '**/src/.generated-*/**'] } } },
        });
      },
      'astro:server:setup': ({ server, logger }) => {
        if (!runner) return;
        const { run: loadData, forget } = runner;
        const listening = new WeakSet<object>();
        let newsTold = 0;
        const tell = ({ remarks, errors: found }: Renewed) => {
          errors = groupFaults(found);
          remarks.forEach((remark) => {
            logger.warn(remark);
          });
          if (errors.length > 0) logger.error(linesOf(errors));
          server.environments.client.hot.send(messages.errors, errors);
          if (errors.length > 0) return;
          newsTold = Date.now();
          tellNews(server, listening);
        };
        let isCodeNew = false;
        const run = async () => {
          if (isCodeNew) await forget();
          isCodeNew = false;
          return loadData().catch(tellError);
        };
        const ask = newestOnly(run, tell);
        let timer: NodeJS.Timeout | undefined;
        const askSoon = () => {
          clearTimeout(timer);
          timer = setTimeout(() => void ask(), settles);
        };
        watchers = Object.entries(saved).map(([folder, ending]) =>
          watch(join(root, folder), (_event, name) => {
            if (name?.endsWith(ending) ?? true) askSoon();
          }),
        );
        server.watcher.on('all', (_event, path) => {
          const file = relative(root, path).split(sep).join('/');
          if (code.test(file)) isCodeNew = true;
          else if (!released.test(file)) return;
          askSoon();
        });
        server.environments.client.hot.on(messages.ask, (opened: number, client) => {
          listening.add(client);
          client.send(messages.errors, errors);
          // What was told while the page was on its way did not reach it.
          if (newsTold >= opened) client.send(messages.news);
        });
      },
      'astro:server:done': () => {
        watchers.forEach((watcher) => {
          watcher.close();
        });
        void runner?.forget();
      },
    },
  };
}

/** Code that throws is shown like a fault: the page under it is the last that could be made. */
const tellError = (error: unknown): Renewed => ({
  remarks: [],
  errors: [
    {
      file: 'npm run data',
      received: String(error),
      expected: 'code that runs',
      fix: 'mend the code, or take the change back',
    },
  ],
});

export function groupFaults(errors: DataError[]): FileFaults[] {
  return [...Map.groupBy(errors, ({ file }) => file)].map(([file, ofFile]) => ({
    file,
    lines: ofFile.map(formatError),
  }));
}

const linesOf = (errors: FileFaults[]) => errors.flatMap(({ lines }) => lines).join('\n');

/**
 * Pages that listen show the news themselves; what shows an error is loaded again. Astro keeps the list of a page’s
 * addresses until its content changes.
 */
function tellNews(server: ViteDevServer, listening: WeakSet<object>): void {
  for (const environment of Object.values(server.environments))
    environment.hot.send('astro:content-changed', {});
  for (const client of server.ws.clients) {
    if (listening.has(client)) client.send(messages.news);
    else client.send({ type: 'full-reload' });
  }
}
