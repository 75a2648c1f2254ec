import type { z } from 'astro/zod';
import type { Chart, Column, InState } from '../charts/kit/define-chart.ts';
import { unlabelledColumns } from './unlabelled-columns.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { citeInFull, findSources } from '../data/cite.ts';
import { factsOf } from '../data/column.ts';
import { loadEditions, loadTables } from '../data/generated.ts';
import { factsAlone, listLicences } from '../data/licence.ts';
import { notesOf } from '../data/table-notes.ts';
import { tableDefinitions } from '../data/tables/index.ts';
import { dataVersion } from '../editions/data-version.ts';
import { loadFrozen } from '../editions/pinned-rows.ts';
import type { ChartEmbed } from '../embeds/list-embeds.ts';
import { chartFile, chartPath, fullAddress } from '../site.ts';

/**
 * What the rows of a chart are, as CSV on the Web (W3C, https://www.w3.org/TR/tabular-metadata/): a program that is given
 * the address of a CSV looks for this file next to it.
 */
export function describeRows({ chart, rows, state, named }: ChartEmbed) {
  const tables = loadTables();
  const inState = { state: state?.id };
  const { columns, rows: shown } = chart.table(rows, inState);
  const sources = findSources(tables, chart.sources(rows, inState));
  const licences = listLicences(sources, { title: factsAlone, path: fullAddress('/sources/') });
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: chartFile(chart, named, 'csv').split('/').at(-1),
    'dc:title': chart.title(rows, inState),
    'dc:description': describeInWords(chart, rows, inState),
    'dc:temporal': chart.referenceDate(rows, inState),
    'dc:spatial': chart.spatialCoverage(rows, inState),
    'dc:isPartOf': fullAddress(chartPath(chart, named)),
    'dc:issued': loadFrozen(chart).at(-1)?.date,
    'schema:version': dataVersion(loadEditions(), tables.corrections),
    'dc:license': licences.map(({ title, path }) => ({ 'dc:title': title, 'schema:url': path })),
    'dc:source': sources.map((source) => ({
      'dc:title': citeInFull(source),
      'dc:identifier': source.source_id,
      'schema:url': (source.link && source.url) || undefined,
    })),
    tableSchema: {
      columns: Object.keys(shown[0] ?? {}).map((name) => describeColumn(chart, name, columns, shown)),
    },
  };
}

/** What is measured and of whom, and what must not be read into it. */
export const describeInWords = (chart: Chart, rows: ChartRow[], inState: InState): string =>
  [`${chart.subtitle(rows, inState)}.`, ...chart.notes(rows, inState), ...notesOf(loadTables(), chart)].join(
    ' ',
  );

/** A column is described by the page’s label; where there is none, by its definition in the tables that the chart uses. */
function describeColumn(chart: Chart, name: string, columns: Column<ChartRow>[], rows: ChartRow[]) {
  const { label, unit } = columns.find((column) => column.name === name) ?? {};
  const values = rows.flatMap((row) => row[name] ?? []);
  const isNumber = values.length > 0 && values.every((value) => typeof value === 'number');
  return {
    name,
    // A reader of CSV on the Web compares them with the head of the CSV: one must be the same.
    titles: label ? [name, label] : name,
    'dc:description': label ?? meaningOf(chart, name),
    'schema:unitText': unit,
    datatype: isNumber ? (values.every(Number.isInteger) ? 'integer' : 'number') : 'string',
    null: '',
  };
}

/** Undefined where nothing defines the column: a test finds those. */
function meaningOf({ tables }: Chart, name: string): string | undefined {
  const column = tables
    .map((table) => (tableDefinitions[table].columns as Record<string, z.ZodType>)[name])
    .find(Boolean);
  if (!column) return unlabelledColumns[name];
  const { about, read } = factsOf(column);
  // What is 1 and 0 in data/ is yes and no in the rows of charts.
  return read === 'flag' ? about.replace(/^1\b/, 'Yes').replace(/\b0\b/, 'no') : about;
}
