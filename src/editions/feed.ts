import { descending, sort } from 'd3';
import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import type { EditionDates } from '../data/editions.ts';
import { formatDate, formatList, toInstant } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import { address, chartPath, feedPath, fullAddress, projectName, siteName, siteTitle } from '../site.ts';
import { correctionPath, correctionText } from './list-corrections.ts';
import type { Frozen } from './pin-chart.ts';
import { createHash } from 'node:crypto';

/** What has happened on the site, or to a chart, as Atom feeds (RFC 4287). An entry keeps its id for ever, wherever the site moves. */

interface Feed {
  id: string;
  title: string;
  subtitle: string;
  /** What it is about: the site unless given. */
  chart?: Chart;
}

interface Entry {
  id: string;
  title: string;
  /** A day, or the month or year if no more is known. */
  date: string;
  /** The address of a page from the site’s root. */
  path: string;
  summary: string;
}

type Corrections = Tables['corrections'];

/**
 * The feed of the site, newest first. Undefined while nothing has been released: a feed must say when it was updated. `describe`
 * gives the name of a chart by its id, and whether an edition changed its words alone.
 */
export function writeFeed(
  { editions }: EditionDates,
  corrections: Corrections,
  describe: (chart: string, date: string) => { name: string; isReworded: boolean },
): string | undefined {
  const listChanged = (date: string, changed: string[]) => {
    const charts = changed.map((id) => describe(id, date));
    const sentences = [false, true].flatMap((isReworded) => {
      const names = charts.filter((chart) => chart.isReworded === isReworded).map(({ name }) => `“${name}”`);
      const what = isReworded ? 'Words alone' : 'Figures';
      return names.length > 0 ? [`${what} changed in ${formatList(names)}.`] : [];
    });
    return sentences.join(' ') || 'No chart changed.';
  };
  const entries = editions.map(({ date, changed }, index) => ({
    id: stableId(`edition ${date}`),
    title: `Edition of ${formatDate(date)}`,
    date,
    path: '/',
    summary: index === 0 ? `The first edition, with ${changed.length} charts.` : listChanged(date, changed),
  }));
  return formatFeed(entries, corrections, {
    id: 'feed',
    title: siteTitle,
    subtitle: 'Editions and corrections',
  });
}

/** The feed of a chart, for those who embedded it: what each edition added and revised, and what we put right. */
export function writeChartFeed(chart: Chart, frozen: Frozen[], corrections: Corrections): string | undefined {
  const entries = frozen.map(({ date }) => ({
    id: stableId(`edition ${date} of ${chart.id}`),
    title: `${chart.name}, edition of ${formatDate(date)}`,
    date,
    path: chartPath(chart),
    summary: describeEdition(chart, frozen, date, corrections),
  }));
  return formatFeed(entries, corrections, {
    id: `feed of ${chart.id}`,
    title: `${chart.name} · ${siteName}`,
    subtitle: 'Figures added, revised and corrected',
    chart,
  });
}

function describeEdition(chart: Chart, frozen: Frozen[], date: string, corrections: Corrections): string {
  const index = frozen.findIndex((edition) => edition.date === date);
  const [before, own] = [frozen[index - 1], frozen[index]];
  if (!before || !own) return 'The first edition with this chart.';
  return describeChanges(chart, rowsOn(date, before, corrections), own.rows);
}

const reworded = 'Words were changed, and no figure.';

/** Whether an edition changed words of a chart and no figure. */
export const isReworded = (...of: Parameters<typeof describeEdition>): boolean =>
  describeEdition(...of) === reworded;

/** What an edition showed when the next came, with what had been put right by then. */
function rowsOn(date: string, { rows, corrected }: Frozen, corrections: Corrections) {
  const isKnown = (id: string) =>
    corrections.some((one) => one.correction_id === id && one.corrected <= date);
  return corrected.findLast(({ correction_id }) => isKnown(correction_id))?.rows ?? rows;
}

/** More are counted alone. */
const mostNamed = 5;

/**
 * What an edition changed in a chart, in plain words: which figures were added or revised, and which are no longer there.
 * Each is named as the chart itself names it under a finger. The same numbers under other words are no other figure.
 */
function describeChanges({ tooltip }: Pick<Chart, 'tooltip'>, older: ChartRow[], newer: ChartRow[]): string {
  const textsOf = (rows: ChartRow[]) => new Set(rows.map((row) => tooltip(row).replace(/\.$/, '')));
  const [before, after] = [textsOf(older), textsOf(newer)];
  const gone = new Set([...before].filter((text) => !after.has(text)));
  const added: string[] = [];
  const revised: string[] = [];
  for (const text of [...after].filter((text) => !before.has(text))) {
    const reworded = [...gone].find((other) => numeralsOf(other) === numeralsOf(text));
    const was = reworded ?? [...gone].find((other) => subjectOf(other) === subjectOf(text));
    if (was) gone.delete(was);
    if (reworded) continue;
    if (was) revised.push(`“${text}”, before “${was}”`);
    else added.push(`“${text}”`);
  }
  const removed = [...gone].map((text) => `“${text}”`);
  const sentences = [
    nameFigures('Added', added),
    nameFigures('Revised', revised),
    nameFigures('No longer shown', removed),
  ];
  return sentences.filter(Boolean).join(' ') || reworded;
}

const numerals = /\d+([.,]\d+)*/g;
const numeralsOf = (text: string): string => (text.match(numerals) ?? []).join(' ');

/** What a figure is of: its words and its years. */
const subjectOf = (text: string): string =>
  text.replaceAll(numerals, (numeral) => (/^(19|20)\d\d$/.test(numeral) ? numeral : '0'));

function nameFigures(what: string, figures: string[]): string {
  const others = figures.length - mostNamed;
  const named = [...figures.slice(0, mostNamed), ...(others > 0 ? [`and ${others} more`] : [])];
  return figures.length > 0 ? `${what}: ${named.join('; ')}.` : '';
}

const describeCorrection = (correction: Corrections[number]): Entry => ({
  id: stableId(`correction ${correction.correction_id}`),
  title: `Correction of ${formatDate(correction.corrected)}`,
  date: correction.corrected,
  path: correctionPath(correction),
  summary: correctionText(correction),
});

/** Text in XML, without the characters that XML 1.0 cannot hold. */
const escapeXml = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const formatEntry = ({ id, title, date, path, summary }: Entry): string => `  <entry>
    <id>${id}</id>
    <title>${escapeXml(title)}</title>
    <updated>${toInstant(date)}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(fullAddress(path))}"/>
    <summary type="text">${escapeXml(summary)}</summary>
  </entry>
`;

function formatFeed(
  editions: Entry[],
  corrections: Corrections,
  { id, title, subtitle, chart }: Feed,
): string | undefined {
  const entries = sort([...editions, ...corrections.map(describeCorrection)], (a, b) =>
    descending(toInstant(a.date), toInstant(b.date)),
  );
  const newest = entries[0];
  if (!newest || editions.length === 0) return undefined;
  const own = address(feedPath(chart));
  const selfLink = own ? `\n  <link rel="self" type="application/atom+xml" href="${escapeXml(own)}"/>` : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${stableId(id)}</id>
  <title>${escapeXml(title)}</title>
  <subtitle>${subtitle}</subtitle>
  <updated>${toInstant(newest.date)}</updated>
  <author><name>${projectName}</name></author>
  <link rel="alternate" type="text/html" href="${escapeXml(fullAddress(chart ? chartPath(chart) : '/'))}"/>${selfLink}
${entries.map(formatEntry).join('')}</feed>
`;
}

/** Chosen once, at random; never changed, since every id follows from it. */
const namespace = Buffer.from('6f0d5c3e9b7a4e0f8a51c2d47e90b316', 'hex');

/**
 * A UUID from a name (RFC 9562, version 5) as a URN: the same in every build and wherever the site stands, so that it
 * outlives a move to another address.
 */
export function stableId(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
