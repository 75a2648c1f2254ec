import type { APIRoute } from 'astro';
import { dataPackageFiles, packageName, zipFiles } from '../../downloads/data-package.ts';
import { oncePerRun, loadEditions, loadTables } from '../../data/generated.ts';
import { address, siteTitle } from '../../site.ts';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
};

const files = oncePerRun(() =>
  dataPackageFiles(loadTables(), { title: siteTitle, homepage: address('/'), editions: loadEditions() }),
);

/** All figures: a CSV and a JSON a table, the descriptor of the package, and one zip of them all. */
export const getStaticPaths = () =>
  [...files(), [`${packageName}.zip`, zipFiles(files())] as const].map(([file, bytes]) => ({
    params: { file },
    props: { bytes },
  }));

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }, { file: string }> = ({ params, props }) =>
  new Response(props.bytes, {
    headers: { 'Content-Type': types[params.file.split('.').at(-1) ?? ''] ?? '' },
  });
