import { execFile } from 'node:child_process';
import type { AstroIntegration } from 'astro';

/** While `npm run dev` serves the site: a saved table or section of the prose runs the data step, and the page reloads. */
export function watchData(): AstroIntegration {
  return {
    name: 'watch-data',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.add('data');
        server.watcher.on('change', (path) => {
          if (!/(^|[\\/])data[\\/][^\\/]+\.csv$|[\\/]prose[\\/][^\\/]+\.(mdx|ts)$/.test(path)) return;
          execFile(process.execPath, ['scripts/data.ts'], (error, _output, faults) => {
            if (error) {
              logger.error(faults);
              return;
            }
            server.moduleGraph.invalidateAll();
            server.ws.send({ type: 'full-reload' });
          });
        });
      },
    },
  };
}
