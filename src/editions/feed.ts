import type { EditionDates } from '../data/editions.ts';
import { formatDate, formatList, toInstant } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import { stableId } from '../data/stable-id.ts';

/** What has happened on the site, as an Atom feed (RFC 4287). An entry keeps its id for ever, wherever the site moves. */

interface Entry {
  id: string;
  title: string;
  /** A day, or the month or year if no more is known. */
  date: string;
  href: string;
  summary: string;
}

interface About {
  title: string;
  author: string;
  /** The address of a page from the site’s root: whole, if it is known where the site stands. */
  hrefOf: (path: string) => string;
  /** The feed’s own whole address, if it is known. */
  self?: string | undefined;
  nameOf: (chart: string) => string;
}

/** The feed, newest first. Undefined while nothing has been released: a feed must say when it was updated. */
export function writeFeed(
  { editions }: EditionDates,
  corrections: Tables['corrections'],
  about: About,
): string | undefined {
  const entries = [
    ...editions.map((edition, index) => describeEdition(edition, index === 0, about)),
    ...corrections.map((correction) => describeCorrection(correction, about)),
  ].toSorted((a, b) => Date.parse(toInstant(b.date)) - Date.parse(toInstant(a.date)));
  const newest = entries[0];
  return newest && editions.length > 0 ? formatFeed(entries, newest.date, about) : undefined;
}

function describeEdition(
  { date, changed }: EditionDates['editions'][number],
  isFirst: boolean,
  { hrefOf, nameOf }: About,
): Entry {
  const names = formatList(changed.map((id) => `“${nameOf(id)}”`));
  const changes = changed.length === 0 ? 'No chart changed.' : `Figures changed in ${names}.`;
  return {
    id: stableId(`edition ${date}`),
    title: `Edition of ${formatDate(date)}`,
    date,
    href: hrefOf('/'),
    summary: isFirst ? `The first edition, with ${changed.length} charts.` : changes,
  };
}

const describeCorrection = (
  { correction_id, corrected, what_was_wrong, what_it_says_now }: Tables['corrections'][number],
  { hrefOf }: About,
): Entry => ({
  id: stableId(`correction ${correction_id}`),
  title: `Correction of ${formatDate(corrected)}`,
  date: corrected,
  href: hrefOf(`/corrections/#${correction_id}`),
  summary: `We said: ${what_was_wrong} Now: ${what_it_says_now}`,
});

/** Text in XML, without the characters that XML 1.0 cannot hold. */
const escapeXml = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const formatEntry = ({ id, title, date, href, summary }: Entry): string => `  <entry>
    <id>${id}</id>
    <title>${escapeXml(title)}</title>
    <updated>${toInstant(date)}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(href)}"/>
    <summary type="text">${escapeXml(summary)}</summary>
  </entry>
`;

function formatFeed(entries: Entry[], updated: string, { title, author, hrefOf, self }: About): string {
  const selfLink = self ? `\n  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>` : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${stableId('feed')}</id>
  <title>${escapeXml(title)}</title>
  <subtitle>Editions and corrections</subtitle>
  <updated>${toInstant(updated)}</updated>
  <author><name>${escapeXml(author)}</name></author>
  <link rel="alternate" type="text/html" href="${escapeXml(hrefOf('/'))}"/>${selfLink}
${entries.map(formatEntry).join('')}</feed>
`;
}
