import { hashed as hashedFolder, headersOf, type Moved, shared } from './headers.ts';

interface Sample {
  path: string;
  status: number;
  /** What a page loads. Whether a table or the feed is compressed as well is left to the host. */
  isCompressed: boolean;
}

/** Addresses of every kind that a host answers differently. `hashed` names a file of this build below /_astro/. */
const samples = (hashed: string): Sample[] => [
  ...[
    '/',
    '/charts/',
    '/charts/timeline/',
    '/charts/timeline.json',
    '/charts/timeline.svg',
    '/data/datapackage.json',
    '/oembed/timeline.json',
    '/embed.js',
    '/embed/timeline/',
    '/embed/timeline/edition/2026-11-23/',
    hashed,
  ].map((path) => ({ path, status: 200, isCompressed: true })),
  ...['/charts/timeline.csv', '/data/sources.csv', '/feed.xml', '/SHA256SUMS', '/charts/timeline.png'].map(
    (path) => ({ path, status: 200, isCompressed: false }),
  ),
  ...['/nowhere', '/embed/nowhere/', `${hashedFolder}gone.css`].map((path) => ({
    path,
    status: 404,
    isCompressed: true,
  })),
];

/**
 * What a host answers otherwise than scripts/build/hosting/headers.ts says, a line each; empty when all is as it should be.
 * `root` is the site’s address without a slash at its end.
 */
export async function probe(
  root: string,
  { hashed, moved }: { hashed: string; moved: Moved },
): Promise<string[]> {
  const errors: string[] = [];
  const expect = (path: string, what: string, received: unknown, expected: unknown) => {
    if (received !== expected)
      errors.push(
        `${path} ${what} — received ${JSON.stringify(received)}, expected ${JSON.stringify(expected)}`,
      );
  };
  for (const { path, status, isCompressed } of samples(hashed)) {
    const answer = await fetch(root + path, {
      redirect: 'manual',
      headers: { 'Accept-Encoding': 'gzip, br' },
    });
    const body = await answer.text();
    expect(path, 'status', answer.status, status);
    if (isCompressed)
      expect(path, 'is compressed', /gzip|br/.test(answer.headers.get('content-encoding') ?? ''), true);
    if (status === 404) {
      expect(path, 'is the page of the site', body.includes('Routinely Unarmed'), true);
      for (const [name, value] of Object.entries(shared)) expect(path, name, answer.headers.get(name), value);
      // A hashed file may come back, when a change is taken back.
      expect(
        path,
        'is remembered for a year',
        /immutable/.test(answer.headers.get('cache-control') ?? ''),
        false,
      );
      continue;
    }
    for (const [name, value] of Object.entries(headersOf(path)))
      expect(path, name, answer.headers.get(name), value);
    if (path.startsWith('/embed/'))
      expect(path, 'X-Frame-Options', answer.headers.get('X-Frame-Options'), null);
    // JSON and XML are in UTF-8 by their own standards; of other text a host must say it.
    const type = answer.headers.get('content-type') ?? '';
    if (type.startsWith('text/')) expect(path, 'charset', /charset=utf-8/i.test(type), true);
    const again = await fetch(root + path, {
      headers: { 'Accept-Encoding': 'gzip, br', 'If-None-Match': answer.headers.get('etag') ?? '' },
    });
    await again.body?.cancel();
    expect(path, 'status of what a browser holds already', again.status, 304);
  }
  for (const { from, to } of moved) {
    const answer = await fetch(root + from, { redirect: 'manual' });
    await answer.body?.cancel();
    expect(from, 'status', answer.status, 301);
    expect(from, 'leads to', new URL(answer.headers.get('location') ?? '', root).href, root + to);
  }
  return errors;
}
