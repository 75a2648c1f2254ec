import type { Chart, State } from '../charts/kit/define-chart.ts';
import { factsAlone, findSources, listLicences } from '../data/cite.ts';
import { loadChartRows, loadEditions, loadTables } from '../data/generated.ts';
import { loadGuide } from '../data/guide.ts';
import type { Tables } from '../data/tables/index.ts';
import { describeInWords } from './chart-files.ts';
import { packageDescription, packageName, timeCovered } from './data-package.ts';
import { dataVersion } from '../data/editions.ts';
import {
  correctionPath,
  correctionText,
  listCorrections,
  listCorrectionsOf,
} from '../editions/list-corrections.ts';
import { loadFrozen } from '../editions/pinned-rows.ts';
import {
  address,
  cardPath,
  chartFile,
  chartPath,
  fullAddress,
  projectName,
  siteCard,
  siteDescription,
  siteName,
  siteTitle,
} from '../site.ts';

/**
 * What the pages say of themselves to search engines (schema.org, as JSON-LD). An undefined property is left out when
 * it is written: full addresses are not known without SITE_URL.
 */
export type StructuredData = Record<string, unknown>;

/** JSON for a script element. No cell can close the element, since nothing in it begins a tag. */
export const asScript = (data: StructuredData): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');

const project = { '@type': 'Organization', name: projectName, url: address('/about/') };

const publisher = {
  '@type': 'NewsMediaOrganization',
  name: siteName,
  url: address('/'),
  correctionsPolicy: address('/corrections/'),
  publishingPrinciples: address('/method/'),
};

/** The first edition that holds something, and the newest in which it changed or the day of a later correction; that only if it is another. */
function describeDates(changed: { date: string }[], corrections: Tables['corrections']): StructuredData {
  const first = changed[0]?.date;
  const days = [...changed.map(({ date }) => date), ...corrections.map(({ corrected }) => corrected)];
  const newest = first && days.toSorted().at(-1);
  return { datePublished: first, dateModified: newest === first ? undefined : newest };
}

export function describeArticle(): StructuredData {
  const corrections = listCorrections();
  return {
    '@type': 'NewsArticle',
    headline: siteTitle,
    description: siteDescription,
    image: address(siteCard.path),
    url: address('/'),
    mainEntityOfPage: address('/'),
    inLanguage: 'en-GB',
    ...describeDates(loadEditions().editions, corrections),
    author: project,
    publisher,
    isAccessibleForFree: true,
    isBasedOn: {
      '@type': 'Dataset',
      name: packageTitle,
      description: packageDescription,
      url: address('/sources/'),
    },
    correction: describeCorrections(corrections),
  };
}

/** A few corrections in full; more of them by the page that lists them. */
function describeCorrections(corrections: Tables['corrections']) {
  if (corrections.length > 3) return fullAddress('/corrections/');
  const comments = corrections.map((correction) => ({
    '@type': 'CorrectionComment',
    text: correctionText(correction),
    datePublished: correction.corrected,
    url: address(correctionPath(correction)),
  }));
  return comments.length > 0 ? comments : undefined;
}

/** A chart’s rows in a state. */
export function describeChartData(chart: Chart, state?: State): StructuredData {
  const tables = loadTables();
  const rows = loadChartRows(chart);
  const inState = { state: state?.id };
  const { columns, rows: shown } = chart.table(rows, inState);
  const sources = findSources(tables, chart.sources(rows, inState));
  const corrections = listCorrectionsOf('charts', chart.id);
  return {
    '@type': 'Dataset',
    name: chart.title(rows, inState),
    description: describeInWords(chart, rows, inState),
    url: address(chartPath(chart, state)),
    image: address(cardPath(chart, state)),
    ...describeDates(loadFrozen(chart), corrections),
    ...describeRights(sources),
    correction: describeCorrections(corrections),
    temporalCoverage: timeCovered(shown, chart.referenceDate(rows, inState)),
    spatialCoverage: { '@type': 'Place', name: chart.spatialCoverage(rows, inState) },
    variableMeasured: columns.map(({ name, label, unit }) => ({
      '@type': 'PropertyValue',
      name,
      description: label,
      unitText: unit,
    })),
    measurementTechnique: chart.tables.map((name) => loadGuide()[name]?.about.replaceAll('`', '')),
    // In full they are on the page that these lead to: the timeline’s 82 would be 4 kB.
    isBasedOn: sources.map(({ source_id }) => fullAddress(`/sources/#${source_id}`)),
    distribution: listDownloads([
      [chartFile(chart, state, 'csv'), 'text/csv'],
      [chartFile(chart, state, 'json'), 'application/json'],
    ]),
  };
}

const packageTitle = `${siteName}: all figures`;

/** All figures together. The sources page lists where each is from. */
export function describeAllFigures(): StructuredData {
  return {
    '@type': 'Dataset',
    name: packageTitle,
    description: packageDescription,
    url: address('/sources/'),
    ...describeDates(loadEditions().editions, listCorrections()),
    ...describeRights(loadTables().sources),
    spatialCoverage: { '@type': 'Place', name: 'United Kingdom' },
    isBasedOn: address('/sources/'),
    distribution: listDownloads([
      [`/data/${packageName}.zip`, 'application/zip'],
      ['/data/datapackage.json', 'application/json'],
    ]),
  };
}

function describeRights(sources: Tables['sources']): StructuredData {
  const licences = listLicences(sources, { title: factsAlone, path: address('/sources/') });
  return {
    creator: project,
    publisher,
    isAccessibleForFree: true,
    inLanguage: 'en-GB',
    version: dataVersion(loadEditions(), loadTables().corrections),
    license: licences.map(({ title, path }) => ({ '@type': 'CreativeWork', name: title, url: path })),
  };
}

/** A download needs its full address. */
const listDownloads = (files: [string, string][]) =>
  address('/') &&
  files.map(([path, encodingFormat]) => ({
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl: address(path),
  }));
