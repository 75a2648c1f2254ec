import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { isWide, label, remark } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatCount, formatDate, formatInWords, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { threatLevelNames } from '../../data/tables/threat-levels.ts';
import { claim, text } from '../../data/checked-text.ts';

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
const dayLength = 24 * 60 * 60 * 1000;

const lane = 46;
const seriesColours = {
  low: 'var(--step-2)',
  moderate: 'var(--step-2)',
  substantial: 'var(--step-2)',
  severe: 'var(--step)',
  critical: 'var(--step)',
};

const daysBetween = (start: string, end: string) => (Date.parse(end) - Date.parse(start)) / dayLength;
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const startOf = (row: Row) => new Date(row.start);
const endOf = (row: Row) =>
  row.end ? new Date(row.end) : new Date(Date.parse(row.start) + openDays * dayLength);
const levelsOf = (rows: Row[]) => rows.filter((row) => row.kind === 'level');
const firstOf = (rows: Row[]) => levelsOf(rows)[0] as Row;
const lastOf = (rows: Row[]) => levelsOf(rows).at(-1) as Row;
const yearOf = (row: Row) => startOf(row).getUTCFullYear();

/** 10–14 August 2006; 30 June – 4 July 2007 */
function formatDays(start: string, end: string): string {
  const [day, month] = formatDate(start).split(' ');
  if (start.slice(0, 7) === end.slice(0, 7)) return `${day}–${formatDate(end)}`;
  return `${start.slice(0, 4) === end.slice(0, 4) ? `${day} ${month}` : formatDate(start)} – ${formatDate(end)}`;
}

function readRows(tables: Tables): Row[] {
  const standings = new Map(tables.sources.map((source) => [source.source_id, source.standing]));
  const cite = (ids: string[]) => {
    const firm = ids.filter((id) => !['wiki', 'mirror'].includes(standings.get(id) ?? ''));
    return (firm.length > 0 ? firm : ids).join(';');
  };
  const published = tables['threat-levels'].toSorted((a, b) => a.start_date.localeCompare(b.start_date));
  let letters = 0;
  const levels = published.map((row, index): Row => {
    const before = published[index - 1];
    const end = published[index + 1]?.start_date ?? null;
    const step = before ? threatLevelNames.indexOf(row.level) - threatLevelNames.indexOf(before.level) : 0;
    if (before && step === 0 && before.scope === row.scope)
      throw new Error(`threat-level: nothing changed on ${row.start_date}`);
    const change = !before ? 'first published' : step > 0 ? 'raised' : step < 0 ? 'lowered' : 'scope only';
    const official = row.source_id.some((id) => standings.get(id) === 'official');
    // Many rows cite the press alone. Only a row that says so of itself is one whose announcement nobody here has traced.
    const untraced = row.confidence === 'medium' && !official && /no government page/i.test(row.note ?? '');
    return {
      kind: 'level',
      start: row.start_date,
      end,
      level: row.level,
      rank: threatLevelNames.indexOf(row.level) + 1,
      scope: row.scope,
      change,
      confirmed: untraced ? 'no' : 'yes',
      confidence: row.confidence,
      official_source: official ? 'yes' : 'no',
      // What is said of a case that may still be before a court is left to official statements.
      context: untraced ? null : row.context,
      days: end ? daysBetween(row.start_date, end) : null,
      letter:
        row.level === 'critical' || change === 'scope only' ? String.fromCharCode(97 + letters++) : null,
      source_id: cite(row.source_id),
    };
  });
  return [...levels, readSurvey(tables, cite)].toSorted((a, b) => a.start.localeCompare(b.start));
}

/** Only the day on which the survey opened is drawn, so only the sources that came out on that day are cited. */
function readSurvey(tables: Tables, cite: (ids: string[]) => string): Row {
  const found = tables.surveys.find((row) => row.survey_id === survey);
  if (!found?.field_start) throw new Error(`threat-level: no date of survey ${survey}`);
  const opened = tables.sources.filter(
    (source) => found.source_id.includes(source.source_id) && source.published === found.field_start,
  );
  const none = {
    end: null,
    level: null,
    rank: null,
    scope: null,
    change: null,
    confirmed: null,
    confidence: null,
    official_source: null,
    days: null,
    letter: null,
  };
  return {
    kind: 'event',
    start: found.field_start,
    context: found.name,
    source_id: cite(opened.map((source) => source.source_id)),
    ...none,
  };
}

const untracedOf = (rows: Row[]) => rows.filter((row) => row.confirmed === 'no');
const criticalOf = (rows: Row[]) => rows.filter((row) => row.level === 'critical');
const criticalDays = (rows: Row[]) =>
  criticalOf(rows).reduce((sum, row) => sum + (row.days ?? Number.NaN), 0);
const isUsed = (rows: Row[], name: string) => rows.some((row) => row.level === name);
const unusedOf = (rows: Row[]) => threatLevelNames.filter((name) => !isUsed(rows, name));
/** Rows at a level that the title does not name. */
const othersOf = (rows: Row[]) =>
  levelsOf(rows).filter((row) => !['severe', 'substantial', 'critical'].includes(row.level ?? ''));

/** Letters of neighbours too near for both to stand over their marks: −1 leans left, 1 leans right. */
function lean(row: Row, lettered: Row[]): number {
  const at = lettered.indexOf(row);
  const near = (other?: Row) => other !== undefined && Math.abs(daysBetween(row.start, other.start)) < 365;
  return Number(near(lettered[at - 1])) - Number(near(lettered[at + 1]));
}

export const threatLevel = defineChart<Row>({
  id: 'threat-level',
  name: 'Threat level',
  tables: ['threat-levels', 'surveys'],
  spatialCoverage: () => 'United Kingdom',
  rows: readRows,
  title(rows) {
    const days = criticalDays(rows);
    const years = daysBetween(firstOf(rows).start, lastOf(rows).start) / 365.25;
    const other = othersOf(rows).length;
    return text`Severe or substantial for ${claim('all but a fortnight', days === 14 && other === 0, { days, other })} in ${claim('nearly twenty years', years >= 19.5 && years < 20, { years })}`;
  },
  subtitle: (rows) =>
    text`Level of threat to the United Kingdom from terrorism, ${formatDate(firstOf(rows).start.slice(0, 7))} to ${formatDate(lastOf(rows).start.slice(0, 7))}`,
  alt(rows) {
    const last = lastOf(rows);
    const critical = criticalOf(rows).map((row) => formatDays(row.start, row.end ?? row.start));
    const unused = unusedOf(rows);
    const other = othersOf(rows).length;
    return text`Steps between ${formatInWords(threatLevelNames.length)} named levels. The level was critical ${formatInWords(critical.length)} times, for ${formatCount(criticalDays(rows))} days in all: ${formatList(critical)}. ${claim('Otherwise it moved between severe and substantial', other === 0, { other })}.${unused.length > 0 ? ` It was never ${unused.join(' or ')}.` : ''} From ${formatDate(last.start)} it is ${last.level ?? ''}${last.confirmed === 'no' ? ', as reported' : ''}; no end is known.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'start', label: 'From', format: (value: string) => formatDate(value) },
      { name: 'end', label: 'To', format: (value: string) => formatDate(value) },
      { name: 'level', label: 'Level', format: (value: string) => capitalise(value) },
      { name: 'days', label: 'Days', align: 'right', format: (value: number) => formatCount(value) },
      { name: 'change', label: 'Change' },
      { name: 'confirmed', label: 'Confirmed' },
      { name: 'context', label: 'What happened' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const marginLeft = wide ? 96 : 86;
    const levels = levelsOf(rows);
    const firstYear = yearOf(firstOf(rows));
    const lastYear = yearOf(lastOf(rows));
    const ticks = Array.from(
      { length: lastYear - firstYear + 1 },
      (_, index) => new Date(Date.UTC(firstYear + index, 0)),
    );
    const unused: string[] = unusedOf(rows);
    const lettered = levels.filter((row) => row.letter !== null);
    const scopes = levels.filter((row) => row.change === 'scope only');
    const events = rows.filter((row) => row.kind === 'event');
    const open = levels.filter((row) => row.end === null);
    const thick = { insetTop: 14, insetBottom: 14 };
    const span = { x1: startOf, x2: endOf, y: 'level' };
    const yearLabel = (tick: Date) => {
      const year = tick.getUTCFullYear();
      if ((year - firstYear) % (wide ? 2 : 4) !== 0) return '';
      return wide || year === firstYear || year === lastYear ? `${year}` : `’${`${year}`.slice(2)}`;
    };
    return {
      height: lane * threatLevelNames.length + 72,
      marginLeft,
      marginRight: 8,
      marginTop: 22,
      marginBottom: 50,
      x: { type: 'utc', domain: [ticks[0], endOf(lastOf(rows))], axis: null },
      y: { domain: threatLevelNames.toReversed(), axis: null, padding: 0 },
      marks: [
        Plot.ruleY(threatLevelNames.slice(1), {
          y: (name: string) => name,
          dy: lane / 2,
          insetLeft: -marginLeft,
          stroke: 'var(--rule)',
        }),
        Plot.frame({ anchor: 'bottom', insetLeft: -marginLeft, stroke: 'var(--ink)' }),
        Plot.axisX(ticks, {
          tickSize: 5,
          stroke: 'var(--ink)',
          fill: 'var(--muted)',
          fontSize: 12,
          tickFormat: yearLabel,
        }),
        label(width, threatLevelNames, {
          frameAnchor: 'left',
          y: (name: string) => name,
          dx: -marginLeft,
          text: capitalise,
          fill: (name: string) => (unused.includes(name) ? 'var(--muted)' : 'var(--ink)'),
        }),
        remark(unused, {
          x: () => startOf(levels[0] as Row),
          y: (name: string) => name,
          textAnchor: 'start',
          text: (name: string) => claim(`never since ${firstYear}`, !isUsed(rows, name), { level: name }),
        }),
        // Behind the bars, so that the step across it stays unbroken.
        Plot.ruleX(scopes, { x: startOf, insetTop: 3, stroke: 'var(--muted)', strokeDasharray: '2 3' }),
        Plot.line(levels, {
          x: startOf,
          y: 'level',
          curve: 'step-after',
          stroke: 'var(--step)',
          strokeWidth: 0.8,
        }),
        ...threatLevelNames.map((name) => {
          // Days would be thinner than a line: critical is drawn wider than it lasted, and a little taller.
          const inset =
            name === 'critical'
              ? { insetTop: 12, insetBottom: 12, insetLeft: -1.5, insetRight: -1.5 }
              : { ...thick, insetLeft: -0.4, insetRight: -0.4 };
          return interactive(
            Plot.barX(
              levels.filter((row) => row.level === name && row.confirmed === 'yes'),
              { ...span, ...inset, fill: seriesColours[name] },
            ),
          );
        }),
        interactive(
          Plot.barX(untracedOf(rows), {
            ...span,
            ...thick,
            fill: 'var(--paper)',
            stroke: 'var(--step)',
            strokeWidth: 1.4,
          }),
        ),
        Plot.tickX(open, {
          x: endOf,
          y: 'level',
          insetTop: 12,
          insetBottom: 12,
          stroke: 'var(--paper)',
          strokeWidth: 3,
        }),
        Plot.tickX(open, {
          x: endOf,
          y: 'level',
          ...thick,
          stroke: 'var(--step)',
          strokeWidth: 1.4,
          strokeDasharray: '2 3',
        }),
        remark(untracedOf(rows), {
          x: endOf,
          y: 'level',
          dy: -19,
          textAnchor: 'end',
          text: () => 'as reported',
          fill: 'var(--ink-2)',
        }),
        ...[-1, 0, 1].map((side) =>
          label(
            width,
            lettered.filter((row) => lean(row, lettered) === side),
            {
              x: startOf,
              frameAnchor: 'top',
              dx: side * (wide ? 2 : 4),
              dy: -14,
              text: 'letter',
              fontWeight: 600,
            },
          ),
        ),
        remark(wide ? scopes : [], {
          x: startOf,
          y: () => 'low',
          dx: 7,
          textAnchor: 'start',
          // Unchecked: one level is what there is, not a figure.
          text: (row: Row) => `From ${formatDate(row.start.slice(0, 7))} one level\ncovers all terrorism`,
        }),
        Plot.dot(events, {
          x: startOf,
          frameAnchor: 'bottom',
          dy: 38,
          symbol: 'triangle',
          r: 4,
          fill: 'var(--ink-2)',
        }),
        remark(events, {
          x: startOf,
          frameAnchor: 'bottom',
          dx: wide ? 9 : -9,
          dy: 42,
          textAnchor: wide ? 'start' : 'end',
          text: (row: Row) => `the survey, ${formatDate(row.start.slice(0, 7))}`,
          fill: 'var(--ink-2)',
        }),
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
    const items = rows.flatMap((row) => {
      if (row.letter === null) return [];
      const when =
        row.change === 'scope only' || row.end === null
          ? formatDate(row.start)
          : formatDays(row.start, row.end);
      return { mark: row.letter, words: row.context ? `${when}. ${row.context}` : when };
    });
    return [{ items }];
  },
  notes(rows) {
    const levels = levelsOf(rows);
    const unsure = levels
      .filter((row) => row.confidence === 'medium' && row.confirmed === 'yes')
      .map((row) => formatDate(row.start));
    const official = levels.filter((row) => row.official_source === 'yes').length;
    return [
      ...untracedOf(rows).map(
        (row) =>
          text`The step of ${formatDate(row.start)} is hollow: it was reported, but no government page was found.`,
      ),
      text`The order of the levels is official; the distances between them are not. The marks of the critical level are drawn wider than its days.`,
      text`Levels are given from the day they took effect. Of the ${formatCount(levels.length)} levels in the table ${formatCount(official)} cite an official text; the others rest on reports of what was announced.${unsure.length > 0 ? ` Less sure than the others: ${formatList(unsure)}.` : ''}`,
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) => formatDate(lastOf(rows).start),
});
