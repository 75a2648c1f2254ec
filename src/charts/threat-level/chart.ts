import * as Plot from '@observablehq/plot';
import { sort, sum, utcDay, utcYear } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import { countColumn, dateColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import {
  capitalise,
  firmSources,
  letterOf,
  nulls,
  rowWhere,
  standingOf,
  where,
} from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { after, atLeft, bars, before, isWide, label, remark } from '../kit/marks.ts';
import { formatCount, formatDate, formatInWords, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { threatLevelsTable } from '../../data/tables/context-tables.ts';
import { claim, text } from '../../data/checked-text.ts';

/** Lowest first. */
const threatLevelNames = threatLevelsTable.columns.level.options;

/**
 * The published level of threat from terrorism, from its first publication. A level lasts until the next row; on 23 July
 * 2019 what it covers changed, and not the level. Few rows cite an official page: most rest on reports of what was announced.
 */
interface Row extends ChartRow {
  /** An event is a date beside the levels: it has no level, and none is drawn. */
  kind: 'level' | 'event';
  start: string;
  /** The start of the next level; null where no end is known. */
  end: string | null;
  level: string | null;
  /** Place in the order of the names. The distances between levels are not known, so it is no amount. */
  rank: number | null;
  scope: string | null;
  change: 'first published' | 'raised' | 'lowered' | 'scope only' | null;
  confirmed: 'yes' | 'no' | null;
  confidence: string | null;
  official_source: 'yes' | 'no' | null;
  context: string | null;
  days: number | null;
  letter: string | null;
  source_id: string;
}

const survey = 'MPF2017';

/** How long the last bar is drawn, since it has no end and nothing here reads the day’s date. */
const openDays = 240;

const lane = 46;
const seriesColours = {
  low: 'var(--step-2)',
  moderate: 'var(--step-2)',
  substantial: 'var(--step-2)',
  severe: 'var(--step)',
  critical: 'var(--step)',
};

const daysBetween = (start: string, end: string) => utcDay.count(new Date(start), new Date(end));
const startOf = (row: Row) => new Date(row.start);
const endOf = (row: Row) => (row.end ? new Date(row.end) : utcDay.offset(startOf(row), openDays));
const levelsOf = (rows: Row[]) => where(rows, { kind: 'level' });
const firstOf = (rows: Row[]) => levelsOf(rows)[0] as Row;
const lastOf = (rows: Row[]) => levelsOf(rows).at(-1) as Row;
const yearOf = (row: Row) => startOf(row).getUTCFullYear();
const monthOf = (row: Row) => formatDate(row.start.slice(0, 7));

/** 10–14 August 2006; 30 June – 4 July 2007 */
function formatDays(start: string, end: string): string {
  const [day, month] = formatDate(start).split(' ');
  if (start.slice(0, 7) === end.slice(0, 7)) return `${day}–${formatDate(end)}`;
  return `${start.slice(0, 4) === end.slice(0, 4) ? `${day} ${month}` : formatDate(start)} – ${formatDate(end)}`;
}

/** Copies stand for a level that nothing else gives. */
function cite(tables: Tables, ids: string[]): string {
  const firm = firmSources(tables, ids);
  return (firm.length > 0 ? firm : ids).join(';');
}

function readRows(tables: Tables): Row[] {
  const published = sort(tables['threat-levels'], (row) => row.start_date);
  let letters = 0;
  const levels = published.map((row, index): Row => {
    const before = published[index - 1];
    const end = published[index + 1]?.start_date ?? null;
    const rank = threatLevelNames.indexOf(row.level) + 1;
    const step = before ? rank - 1 - threatLevelNames.indexOf(before.level) : 0;
    if (before && step === 0 && before.scope === row.scope)
      throw new Error(`threat-level: nothing changed on ${row.start_date}`);
    const change = !before ? 'first published' : step > 0 ? 'raised' : step < 0 ? 'lowered' : 'scope only';
    const official = row.source_id.some((id) => standingOf(tables, id) === 'official');
    // Many rows cite the press alone. Only a row that says so of itself is one whose announcement nobody here has traced.
    const untraced = row.untraced === true && !official;
    return {
      kind: 'level',
      start: row.start_date,
      end,
      level: row.level,
      rank,
      scope: row.scope,
      change,
      confirmed: untraced ? 'no' : 'yes',
      confidence: row.confidence,
      official_source: official ? 'yes' : 'no',
      // What is said of a case that may still be before a court is left to official statements.
      context: untraced ? null : row.context,
      days: end ? daysBetween(row.start_date, end) : null,
      letter: row.level === 'critical' || change === 'scope only' ? letterOf(letters++) : null,
      source_id: cite(tables, row.source_id),
    };
  });
  return sort([...levels, readSurvey(tables)], (row) => row.start);
}

/** Only the day on which the survey opened is drawn, so only the sources that came out on that day are cited. */
function readSurvey(tables: Tables): Row {
  const { name, field_start: start, source_id } = rowWhere(tables.surveys, { survey_id: survey });
  if (!start) throw new Error(`threat-level: no date of survey ${survey}`);
  const opened = source_id.filter(
    (id) => where(tables.sources, { source_id: id, published: start }).length > 0,
  );
  const nil = nulls('end', 'level', 'rank', 'scope', 'change', 'confirmed', 'confidence', 'official_source');
  const source = cite(tables, opened);
  return { kind: 'event', start, context: name, source_id: source, ...nil, ...nulls('days', 'letter') };
}

const untracedOf = (rows: Row[]) => where(rows, { confirmed: 'no' });
const criticalOf = (rows: Row[]) => where(rows, { level: 'critical' });
const criticalDays = (rows: Row[]) => sum(criticalOf(rows), (row) => row.days ?? Number.NaN);
const isUsed = (rows: Row[], level: string) => where(rows, { level }).length > 0;
const unusedOf = (rows: Row[]) => threatLevelNames.filter((name) => !isUsed(rows, name));
/** How many rows are at a level that the title does not name. */
const othersOf = (rows: Row[]) =>
  levelsOf(rows).filter(({ level }) => !['severe', 'substantial', 'critical'].includes(level ?? '')).length;

/** Letters of neighbours too near for both to stand over their marks: −1 leans left, 1 leans right. */
function lean(row: Row, lettered: Row[]): number {
  const at = lettered.indexOf(row);
  const near = (other?: Row) => other !== undefined && Math.abs(daysBetween(row.start, other.start)) < 365;
  return Number(near(lettered[at - 1])) - Number(near(lettered[at + 1]));
}

/** What the sentences of text.md may say, and the tests of their claims. */
function wordsOf(rows: Row[]) {
  const days = criticalDays(rows);
  const years = daysBetween(firstOf(rows).start, lastOf(rows).start) / 365.25;
  const other = othersOf(rows);
  return [
    { days: formatCount(days), 'first-month': monthOf(firstOf(rows)), 'last-month': monthOf(lastOf(rows)) },
    {
      'all-but-a-fortnight': { holds: days === 14 && other === 0, figures: { days, other } },
      'nearly-twenty-years': { holds: years >= 19.5 && years < 20, figures: { years } },
      'no-other-level': { holds: other === 0, figures: { other } },
    },
  ] as const;
}

export const threatLevel = defineChart<Row>({
  id: 'threat-level',
  name: 'Threat level',
  tables: ['threat-levels', 'surveys'],
  spatialCoverage: () => 'United Kingdom',
  keyColumns: ['kind', 'start'],
  rows: readRows,
  title: (rows) => sentence('threat-level', 'Title', ...wordsOf(rows)),
  subtitle: (rows) => sentence('threat-level', 'Subtitle', ...wordsOf(rows)),
  alt(rows) {
    const last = lastOf(rows);
    const critical = criticalOf(rows).map((row) => formatDays(row.start, row.end ?? row.start));
    const unused = unusedOf(rows);
    const otherwise = sentence('threat-level', 'Description', ...wordsOf(rows));
    return text`Steps between ${formatInWords(threatLevelNames.length)} named levels. The level was critical ${formatInWords(critical.length)} times, for ${formatCount(criticalDays(rows))} days in all: ${formatList(critical)}. ${otherwise}${unused.length > 0 ? ` It was never ${unused.join(' or ')}.` : ''} From ${formatDate(last.start)} it is ${last.level ?? ''}${last.confirmed === 'no' ? ', as reported' : ''}; no end is known.`;
  },
  table: (rows) => ({
    columns: [
      dateColumn('start', 'From'),
      dateColumn('end', 'To'),
      { name: 'level', label: 'Level', format: capitalise },
      countColumn('days', 'Days'),
      ...textColumns({ change: 'Change', confirmed: 'Confirmed', context: 'What happened' }),
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const marginLeft = wide ? 96 : 86;
    const levels = levelsOf(rows);
    const [firstYear, lastYear] = [yearOf(firstOf(rows)), yearOf(lastOf(rows))];
    const january = new Date(Date.UTC(firstYear, 0));
    const ticks = utcYear.range(january, new Date(Date.UTC(lastYear + 1, 0)));
    const unused: string[] = unusedOf(rows);
    const lettered = levels.filter((row) => row.letter !== null);
    const scopes = where(levels, { change: 'scope only' });
    const events = where(rows, { kind: 'event' });
    const open = where(levels, { end: null });
    const thick = { insetTop: 14, insetBottom: 14 };
    const tall = { insetTop: 12, insetBottom: 12 };
    const span = { x1: startOf, x2: endOf, y: 'level' };
    const opening = { x: endOf, y: 'level' };
    // Days would be thinner than a line: critical is drawn wider than it lasted, and a little taller.
    const insetOf = (name: string) =>
      name === 'critical'
        ? { ...tall, insetLeft: -1.5, insetRight: -1.5 }
        : { ...thick, insetLeft: -0.4, insetRight: -0.4 };
    const yearLabel = (tick: Date) => {
      const year = tick.getUTCFullYear();
      if ((year - firstYear) % (wide ? 2 : 4) !== 0) return '';
      return wide || year === firstYear || year === lastYear ? `${year}` : `’${`${year}`.slice(2)}`;
    };
    const tick = {
      tickSize: 5,
      stroke: 'var(--ink)',
      fill: 'var(--muted)',
      fontSize: 12,
      tickFormat: yearLabel,
    };
    const never = (level: string) => claim(`never since ${firstYear}`, !isUsed(rows, level), { level });
    const nameInk = (name: string) => (unused.includes(name) ? 'var(--muted)' : 'var(--ink)');
    const outline = { stroke: 'var(--step)', strokeWidth: 1.4 };
    const atBottom = { x: startOf, frameAnchor: 'bottom', fill: 'var(--ink-2)' } as const;
    const eventText = (row: Row) => `the survey, ${monthOf(row)}`;
    // Unchecked: one level is what there is, not a figure.
    const scopeText = (row: Row) => `From ${monthOf(row)} one level\ncovers all terrorism`;
    const asReported = { textAnchor: 'end', text: () => 'as reported' } as const;
    const letter = { x: startOf, frameAnchor: 'top', dy: -14, text: 'letter', fontWeight: 600 } as const;
    const name = { ...atLeft(marginLeft), y: Plot.identity };
    const laneRule = { y: Plot.identity, dy: lane / 2, insetLeft: -marginLeft, stroke: 'var(--rule)' };
    const steps = { x: startOf, y: 'level', curve: 'step-after', stroke: 'var(--step)' } as const;
    return {
      height: lane * threatLevelNames.length + 72,
      marginLeft,
      marginRight: 8,
      marginTop: 22,
      marginBottom: 50,
      x: { type: 'utc', domain: [january, endOf(lastOf(rows))], axis: null },
      y: { domain: threatLevelNames.toReversed(), axis: null, padding: 0 },
      marks: [
        Plot.ruleY(threatLevelNames.slice(1), laneRule),
        Plot.frame({ anchor: 'bottom', insetLeft: -marginLeft, stroke: 'var(--ink)' }),
        Plot.axisX(ticks, tick),
        label(width, threatLevelNames, { ...name, text: capitalise, fill: nameInk }),
        remark(unused, {
          x: () => startOf(firstOf(rows)),
          y: Plot.identity,
          textAnchor: 'start',
          text: never,
        }),
        // Behind the bars, so that the step across it stays unbroken.
        Plot.ruleX(scopes, { x: startOf, insetTop: 3, stroke: 'var(--muted)', strokeDasharray: '2 3' }),
        Plot.line(levels, { ...steps, strokeWidth: 0.8 }),
        threatLevelNames.map((level) => {
          const confirmed = where(levels, { level, confirmed: 'yes' });
          return bars(confirmed, { ...span, ...insetOf(level), fill: seriesColours[level] });
        }),
        bars(untracedOf(rows), { ...span, ...thick, ...outline, fill: 'var(--paper)' }),
        Plot.tickX(open, { ...opening, ...tall, stroke: 'var(--paper)', strokeWidth: 3 }),
        Plot.tickX(open, { ...opening, ...thick, ...outline, strokeDasharray: '2 3' }),
        remark(untracedOf(rows), { ...opening, ...asReported, dy: -19, fill: 'var(--ink-2)' }),
        [-1, 0, 1].map((side) => {
          const leaning = lettered.filter((row) => lean(row, lettered) === side);
          return label(width, leaning, { ...letter, dx: side * (wide ? 2 : 4) });
        }),
        remark(wide ? scopes : [], { ...after(7), x: startOf, y: () => 'low', text: scopeText }),
        Plot.dot(events, { ...atBottom, dy: 38, symbol: 'triangle', r: 4 }),
        remark(events, { ...atBottom, ...(wide ? after(9) : before(9)), dy: 42, text: eventText }),
      ],
    };
  },
  tooltip(row) {
    if (row.kind === 'event') return `${formatDate(row.start)}: ${row.context}.`;
    const until = row.end
      ? ` to ${formatDate(row.end)}, ${formatCount(row.days ?? 0)} days`
      : '; no end is known';
    const context = row.context ? ` ${row.context}.` : '';
    return `${capitalise(row.level ?? '')}${row.confirmed === 'no' ? ', as reported,' : ''} from ${formatDate(row.start)}${until}.${context}`;
  },
  sonification: () => ({ along: 'start', height: 'rank' }),
  list(rows) {
    const when = ({ change, start, end }: Row) =>
      change === 'scope only' || end === null ? formatDate(start) : formatDays(start, end);
    const items = rows
      .filter(({ letter }) => letter !== null)
      .map((row) => ({
        mark: row.letter ?? '',
        words: [when(row), row.context].filter(Boolean).join('. '),
      }));
    return [{ items }];
  },
  notes(rows) {
    const levels = levelsOf(rows);
    const unsure = where(levels, { confidence: 'medium', confirmed: 'yes' }).map((row) =>
      formatDate(row.start),
    );
    const official = where(levels, { official_source: 'yes' }).length;
    return [
      ...untracedOf(rows).map(
        (row) =>
          text`The step of ${formatDate(row.start)} is hollow: it was reported, but no government page was found.`,
      ),
      text`The order of the levels is official; the distances between them are not. The marks of the critical level are drawn wider than its days.`,
      text`Levels are given from the day they took effect. Of the ${formatCount(levels.length)} levels in the table ${formatCount(official)} cite an official text; the others rest on reports of what was announced.${unsure.length > 0 ? ` Less sure than the others: ${formatList(unsure)}.` : ''}`,
    ];
  },
  referenceDate: (rows) => formatDate(lastOf(rows).start),
});
