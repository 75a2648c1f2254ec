import type { APIRoute } from 'astro';
import { loadTables } from '../../data/generated.ts';
import { forceCsv } from '../../downloads/force-files.ts';
import { zipKit } from '../../components/force-kit.ts';
import { type Facts, deriveFacts } from '../../forces/facts.ts';
import type { Force } from '../../forces/force-names.ts';

interface Props {
  force: Force;
  facts: Facts;
}

const types = { csv: 'text/csv; charset=utf-8', zip: 'application/zip' };

/** All rows of a force, and its kit for newsrooms. */
export function getStaticPaths() {
  const facts = deriveFacts(loadTables());
  return facts.tables['police-forces'].flatMap((force) =>
    Object.keys(types).map((format) => ({
      params: { force: force.force_id, format },
      props: { force, facts },
    })),
  );
}

export const GET: APIRoute<Props, { format: keyof typeof types }> = async ({ params, props }) => {
  const { force, facts } = props;
  const body = params.format === 'csv' ? forceCsv(facts.tables, force) : await zipKit(facts, force);
  return new Response(body, { headers: { 'Content-Type': types[params.format] } });
};
