import { resolve } from 'node:path';
import { readMoved } from './moved.ts';
import { formatNginx } from './print-nginx.ts';

/**
 * `SITE_URL=https://example.org/armed/ npm run hosting:nginx -- /srv/routinely-unarmed`: prints a configuration of nginx for
 * the built site at that folder, or for dist/ where none is told.
 */
const siteUrl = new URL(process.env['SITE_URL'] ?? 'http://localhost/');
console.log(
  formatNginx({
    root: resolve(process.argv[2] ?? 'dist'),
    base: siteUrl.pathname.replace(/\/?$/, '/'),
    listen: siteUrl.port || '80',
    name: siteUrl.hostname,
    moved: readMoved(process.cwd()),
  }),
);
