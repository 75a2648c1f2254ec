import { describe, expect, test } from 'vitest';
import { taserByForce } from '../charts/taser-by-force/chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { findSources } from '../data/cite.ts';
import { formatCount, readNumber } from '../data/format.ts';
import type { Force } from './force-names.ts';
import type { Tables } from '../data/tables/index.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { deriveFacts } from './facts.ts';
import { sections } from './index.ts';
import { summary } from './summary.ts';
import { taserStrip } from './taser-strip.ts';

/** What the pages of the forces say, against the rows of data/: for each of the forces. */

const tables = loadTables();
const facts = deriveFacts(tables);
const forces = tables['police-forces'];
const year = '2019-04/2020-03';

/** Read here by hand, past the code under test: the value of the newest release. */
function figure<R extends { geography: string; released: string | null; value: number | null }>(
  rows: R[],
  { geography }: Force,
  is: (row: R) => boolean,
) {
  return rows
    .filter((row) => row.geography === geography && is(row))
    .toSorted((a, b) => (a.released ?? '').localeCompare(b.released ?? ''))
    .at(-1)?.value;
}

const officersOn = (force: Force, date: string) =>
  figure(
    tables['police-officers'],
    force,
    (row) => row.measure === 'police_officers_headcount' && row.date === date,
  );
const taserUses = (force: Force) =>
  figure(
    tables['taser-use'],
    force,
    (row) => row.geography_type === 'force' && row.measure === 'total' && row.period === year,
  );
const reports = (force: Force) =>
  figure(
    tables['firearms-reports'],
    force,
    (row) => row.dimension === 'ethnicity' && row.group === 'all' && row.period === year,
  );
const deaths = ({ geography }: Force) =>
  tables['fatal-shootings']
    .filter((row) => row.geography === geography && /_by_force$/.test(row.measure))
    .reduce((sum, { value }) => sum + value, 0);

const sectionsOf = (force: Force, of = facts) => Object.values(sections).map((make) => make(of, force));
const wordsOf = (force: Force, of = facts) =>
  [
    summary(of, force),
    ...sectionsOf(force, of).flatMap(({ title, subtitle, notes, otherCount }) => [
      title,
      subtitle,
      ...notes,
      otherCount?.heading ?? '',
    ]),
  ].join(' ');
const find = (force_id: string): Force => {
  const force = forces.find((force) => force.force_id === force_id);
  if (!force) throw new Error(`no force: ${force_id}`);
  return force;
};

test('there are 43 forces, the City of London among them', () => {
  expect(forces).toHaveLength(43);
  expect(forces.map(({ force_id }) => force_id)).toContain('city-of-london');
});

describe.for(forces)('$force_name', (force) => {
  const said = summary(facts, force);

  test('has officers in its summary as the rows give them, with the difference as a count', () => {
    const [, last, difference, direction] =
      /had ([\d,]+) officers on 31 March 2022, ([\d,]+) (more|fewer) than on 31 March 2007\./.exec(said) ??
      [];
    const [then, now] = [officersOn(force, '2007-03-31') ?? NaN, officersOn(force, '2022-03-31')];
    expect(readNumber(last ?? '')).toBe(now);
    expect((now ?? NaN) - then).toBe(readNumber(difference ?? '') * (direction === 'more' ? 1 : -1));
  });

  test('has the other figures in its summary as the rows give them', () => {
    const [, uses, written] =
      /to March 2020 it gave ([\d,]+) uses of Taser and ([\d,]+) officers’ reports? of aiming or firing a gun\./.exec(
        said,
      ) ?? [];
    expect(readNumber(uses ?? '')).toBe(taserUses(force));
    expect(readNumber(written ?? '')).toBe(reports(force));
    const [, people = ''] = /lists (no one|[\w-]+(?= person| people))/.exec(said) ?? [];
    expect(people === 'no one' ? 0 : readNumber(people)).toBe(deaths(force));
  });

  test('says no percentage, rank or comparison with another force', () => {
    expect(wordsOf(force)).not.toMatch(
      /%|per ?cent|highest|lowest|rank|league|average|median|among the (?!m\b)/i,
    );
    expect(wordsOf(force)).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test('has the Taser figure that the map has', () => {
    const shown = loadChartRows(taserByForce).find(
      (row) => row['geography'] === force.geography && row['period'] === year,
    );
    const own = facts.taser.find((row) => row.force_id === force.force_id);
    expect(own?.per_1000).toBe(shown?.['per_1000']);
    expect(sections.taser(facts, force).title).toContain(
      `: ${formatCount(own?.per_1000 ?? NaN)} for every 1,000 officers`,
    );
  });

  test('has in each part its sources and its day, or that nothing is held; none rests on a copy alone', () => {
    for (const { id, sources, referenceDate, title } of sectionsOf(force)) {
      if (sources.length > 0) expect(referenceDate, id).toMatch(/20\d\d$/);
      else expect(title, id).toContain('not known here');
      expect(
        findSources(tables, sources).filter(({ standing }) => standing === 'mirror' || standing === 'wiki'),
        id,
      ).toEqual([]);
    }
  });

  test('shows every figure of operations and armed officers that is held, or says that none is', () => {
    const expectRows = (part: ReturnType<(typeof sections)['operations']>, values: number[]) => {
      expect(new Set(part.table?.rows.map((row) => row['value']) ?? [])).toEqual(new Set(values));
      expect(/not known here$/.test(part.title)).toBe(values.length === 0);
    };
    const isFirm = ({ source_id }: { source_id: string[] }) =>
      findSources(tables, source_id).some(({ standing }) => standing !== 'mirror' && standing !== 'wiki');
    const own = <R extends { geography: string; measure: string; source_id: string[] }>(
      rows: R[],
      measure: string,
    ) => rows.filter((row) => row.geography === force.geography && row.measure === measure && isFirm(row));
    expectRows(
      sections.operations(facts, force),
      own(tables.operations, 'operations').map(({ value }) => value),
    );
    expectRows(
      sections['armed-officers'](facts, force),
      own(tables['armed-officers'], 'armed_officers').map(({ value }) => value),
    );
  });

  test('is the one marked dot among the 43', () => {
    const { svg, points } = renderChart(taserStrip, facts.taser, {
      width: widths.narrow,
      state: force.force_id,
    });
    expect(points).toHaveLength(43);
    expect(svg.match(/r="6"/g)).toHaveLength(1);
    expect(svg).toContain(
      `>${force.force_name} ${formatCount(facts.taser.find((row) => row.force_id === force.force_id)?.per_1000 ?? NaN)}<`,
    );
  });
});

describe('the people shot dead', () => {
  test('are told to stand under each force of an incident, where some do', () => {
    expect(sections['shot-dead'](facts, find('city-of-london')).notes.join()).toContain(
      'such an incident is among these',
    );
    expect(sections['shot-dead'](facts, find('kent')).notes.join()).not.toContain(
      'such an incident is among these',
    );
  });

  test('are none listed, and not a counted zero, for a force that the table does not have', () => {
    const { title, subtitle, table } = sections['shot-dead'](facts, find('essex'));
    expect(title).toContain('none is listed under this force');
    expect(subtitle).toContain('Essex is not among them');
    expect(table).toBeUndefined();
  });
});

describe('two texts that disagree about a year', () => {
  test('both stand, and are said to disagree', () => {
    const { table, notes } = sections.operations(facts, find('west-midlands'));
    const of2017 = (table?.rows as ChartRow[]).filter((row) => row['when'] === '2017-04/2018-03');
    expect(of2017.map((row) => row['value'])).toEqual([2421, 2721]);
    expect(notes.join()).toContain('Where the texts disagree about a year');
  });
});

describe('what ministers counted otherwise', () => {
  test('stands otherCount from the official series, with its years', () => {
    const { table, otherCount } = sections.operations(facts, find('cumbria'));
    expect(otherCount?.heading).toBe('1998/99 to 2012/13: what ministers told Parliament, another count');
    expect(otherCount?.table.rows.every(({ measure }) => measure === 'operations_authorised_unaudited')).toBe(
      true,
    );
    expect(table?.rows.every(({ measure }) => measure === 'operations')).toBe(true);
  });
});

describe('a rounded figure', () => {
  test('is said to be about', () => {
    const { table } = sections['armed-officers'](facts, find('metropolitan-police'));
    const column = table?.columns.find(({ name }) => name === 'value');
    const row = table?.rows.find(({ when }) => when === '2016-01-14');
    expect(row && column?.format?.(row['value'] as never, row)).toBe('about 2,200');
  });
});

describe('a figure that a force did not give', () => {
  const silent = 'Kent';
  const blank = <R extends { geography: string; value: number | null }>(rows: R[]) =>
    rows.map((row) => (row.geography === silent ? { ...row, value: null } : row));
  const without: Tables = {
    ...tables,
    'taser-use': blank(tables['taser-use']),
    'firearms-reports': blank(tables['firearms-reports']),
  };
  const kent = find('kent');
  const known = deriveFacts(without);

  test('is said not to be given, and never stands as zero', () => {
    expect(summary(known, kent)).toContain(
      'it gave no figure for Taser and no figure for officers’ reports of aiming or firing a gun.',
    );
    expect(sections.taser(known, kent).title).toBe('How often Kent police used Taser is not given');
    expect(sections['firearms-reports'](known, kent).title).toBe(
      'Officers’ reports of aiming or firing a gun: not given',
    );
  });

  test('leaves the strip without a marked dot, and says so', () => {
    const { svg, points } = renderChart(taserStrip, known.taser, { width: widths.wide, state: 'kent' });
    expect(points).toHaveLength(42);
    expect(svg).not.toContain('r="6"');
    expect(taserStrip.alt(known.taser, { state: 'kent' })).toContain('The force of this page gave no figure');
  });
});
