import { caching, embeds, framing, hashed, headersOf, type Moved, types } from './headers.ts';

/**
 * A configuration of nginx for the site, to be included inside `http`. What differs between addresses is a map, since a
 * location that adds one header loses all that stand above it. Header values hold no `"` and no `$`.
 */
export function formatNginx({
  root,
  base,
  listen,
  name,
  moved,
}: {
  root: string;
  base: string;
  listen: string;
  name: string;
  moved: Moved;
}): string {
  const below = (path: string) => base + path.slice(1);
  const map = (variable: string, otherwise: string, at: Record<string, string>) =>
    [
      `map $uri ${variable} {`,
      `  default "${otherwise}";`,
      ...Object.entries(at).map(([pattern, value]) => `  ${pattern} "${value}";`),
      '}',
    ].join('\n');
  const prefix = (path: string) => `"~^${below(path).replaceAll('.', '\\.')}"`;

  const differing: Record<string, string> = {
    'Content-Security-Policy': '$routinely_policy',
    'X-Frame-Options': '$routinely_framing',
    'Cache-Control': '$routinely_caching',
  };
  const headers = Object.entries({ ...headersOf('/'), ...differing }).map(
    ([header, value]) => `    add_header ${header} ${value.startsWith('$') ? value : `"${value}"`} always;`,
  );

  return `# Printed by npm run hosting:nginx. An empty value adds no header.
${map('$routinely_policy', framing.nowhere['Content-Security-Policy'] ?? '', { [prefix(embeds)]: framing.anywhere['Content-Security-Policy'] ?? '' })}
${map('$routinely_framing', framing.nowhere['X-Frame-Options'] ?? '', { [prefix(embeds)]: '' })}
${map('$routinely_caching', caching.shortly['Cache-Control'] ?? '', { [prefix(hashed)]: caching.forever['Cache-Control'] ?? '' })}

server {
  listen ${listen};
  server_name ${name};
  server_tokens off;
  absolute_redirect off;
  charset utf-8;
  charset_types text/css text/csv text/javascript text/plain application/json application/xml application/atom+xml image/svg+xml;
  gzip on;
  # Takes the .gz beside a file where there is one: see docs/hosting.md.
  gzip_static on;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_types text/css text/csv text/javascript text/plain application/json application/xml application/atom+xml image/svg+xml;
  types {
    text/html html;
    text/css css;
    text/csv csv;
    text/javascript js;
    text/plain txt;
    application/json json;
    application/xml xml;
    application/zip zip;
    image/svg+xml svg;
    image/png png;
  }
  error_page 404 ${below('/404.html')};
${moved.map(({ from, to }) => `  location = ${below(from)} { return 301 ${below(to)}; }\n`).join('')}
  location ${base} {
    alias ${root}/;
    index index.html;
${headers.join('\n')}
${Object.entries(types)
  .map(
    ([path, type]) =>
      `    location = ${below(path)} {\n      alias ${root}${path};\n      types { }\n      default_type "${type}";\n${headers.map((line) => `  ${line}`).join('\n')}\n    }`,
  )
  .join('\n')}
  }
}
`;
}
