import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { charts } from '../../src/charts/index.ts';
import { tableNames } from '../../src/data/tables/index.ts';
import { loadData } from './load.ts';
import { DataErrors } from './data-error.ts';

type Change = (text: string) => string;

/** The data run on the project as it stands, with some files changed. */
const run = (changes: Record<string, Change> = {}) =>
  loadData(process.cwd(), {
    readFile(path) {
      const bytes = readFileSync(path);
      return changes[path] ? Buffer.from(changes[path](bytes.toString())) : bytes;
    },
  });

/** What an editor reads when the run fails; nothing where it does not. */
function errors(changes: Record<string, Change>): string[] {
  try {
    run(changes);
  } catch (error) {
    if (error instanceof DataErrors) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** A text of a file replaced by another; throws where it does not stand there exactly once. */
const replace =
  (from: string, to: string): Change =>
  (text) => {
    if (text.split(from).length !== 2) throw new Error(`${text.split(from).length - 1} times: ${from}`);
    return text.replace(from, to);
  };

/** A file that the system does not give, with its reason. */
const failing =
  (code: string): Change =>
  () => {
    throw Object.assign(new Error(code), { code });
  };

/** The row of the spreadsheet in which a text stands. */
const rowOf = (path: string, text: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

const responses = 'data/responses.csv';
const everyone = 'MPF2017,arming_view,all_routinely_armed,option,26,,all respondents,,,1,';
const specialists = 'MPF2017,arming_view,more_specialists_not_all,option,43.6,,all respondents,,,1,';
const section = 'src/article/what-the-officers-answered.mdx';

test('the project as it stands is without fault, and comes back whole', () => {
  const { tables, charts: rows, prose, editions } = run();
  expect(Object.keys(tables)).toEqual(tableNames);
  expect(Object.keys(rows)).toEqual(charts.map((chart) => chart.id));
  expect(Object.values(rows).filter((of) => of.length === 0)).toEqual([]);
  expect(prose.numbers.find(({ id }) => id === 'mpf-everyone-armed')).toMatchObject({
    text: '26%',
    as_at: 'January 2017',
  });
  expect(editions.editions.map(({ date }) => date)).toEqual(
    editions.editions.map(({ date }) => date).toSorted(),
  );
});

describe('a table', () => {
  test('with a cell that does not fit gives the exact fault', () => {
    const changed = errors({ [responses]: replace(everyone, everyone.replace(',26,', ',26%,')) });
    expect(changed).toEqual([
      `data/responses.csv:${rowOf(responses, everyone)}:percent — received "26%", expected a percentage from 0 to 100, such as 43.6; write the number alone, without the percent sign and not as a fraction of 1`,
    ]);
  });

  test('that is missing is a fault and not a crash', () => {
    expect(errors({ 'data/survey-counts.csv': failing('ENOENT') }).join('\n')).toMatchInlineSnapshot(
      `"data/survey-counts.csv — received "no such file", expected a table with the columns survey_id, measure, value, qualifier, preferred, source_id; put it back, spelt the same way"`,
    );
  });

  test('that is missing does not keep the faults of the others back', () => {
    const changed = errors({
      'data/notes.csv': failing('ENOENT'),
      [responses]: replace(everyone, everyone.replace(',26,', ',,')),
    });
    expect(changed.map((line) => line.replace(/ — .*/, ''))).toEqual([
      'data/notes.csv',
      `data/responses.csv:${rowOf(responses, everyone)}:percent`,
    ]);
  });

  test('that cannot be read for another reason is not taken for missing', () => {
    expect(() => errors({ 'data/notes.csv': failing('EACCES') })).toThrow('EACCES');
  });

  test('whose figures do not add up is a fault', () => {
    expect(errors({ [responses]: replace(everyone, everyone.replace(',26,', ',55,')) })[0]).toContain(
      'got "104.6 in all for MPF2017 · arming_view · all respondents", expected at most 100.5',
    );
  });
});

describe('a figure that makes a sentence false', () => {
  // 55 percent for everyone armed, and 39 for more specialists, so that the answers still add to a hundred.
  const changed = errors({
    [responses]: (text) =>
      replace(
        specialists,
        specialists.replace(',43.6,', ',39,'),
      )(replace(everyone, everyone.replace(',26,', ',55,'))(text)),
  });

  test('fails the run with the sentence and the figures', () => {
    expect(changed.filter((line) => line.startsWith(section)).join('\n')).toMatchInlineSnapshot(`
      "src/article/what-the-officers-answered.mdx:11 — received "The largest group of those who answered, 39%, wanted more specialists with guns, but not everyone.", expected that the figures bear out the claim mpf-specialists-largest: they are more specialists 39, everyone armed 55, enough now 6, not published 0%; write what the figures now say
      src/article/what-the-officers-answered.mdx:15 — received "Of those who answered, a minority asked for guns for all.", expected that the figures bear out the claim mpf-everyone-minority: they are everyone armed 55; write what the figures now say
      src/article/what-the-officers-answered.mdx:19 — received "That is more than twice the share of those who answered who wanted it.", expected that the figures bear out the claim mpf-carry-twice-wanting: they are would carry 57, wanted everyone armed 55; write what the figures now say"
    `);
  });

  test('fails the run with the title of the chart and its figures', () => {
    // The first critical level would have lasted six days longer.
    const longer = errors({
      'data/threat-levels.csv': replace('2006-08-14,2006-08-13,severe', '2006-08-20,2006-08-13,severe'),
    });
    expect(longer.filter((line) => line.startsWith('src/charts/')).join('\n')).toMatchInlineSnapshot(
      `"src/charts/threat-level/chart.ts:title — received "all but a fortnight", expected that the figures bear it out: they are days 20, other 0; write what the figures now say"`,
    );
  });
});

describe('a row that is gone', () => {
  test('is told by each chart and each number that needs it, and is no crash', () => {
    const gone = errors({
      [responses]: (text) =>
        text
          .split('\n')
          .filter((line) => !line.startsWith(everyone))
          .join('\n'),
    });
    expect(gone.length).toBeGreaterThan(3);
    expect(
      gone
        .filter(
          (line) => line.startsWith('src/charts/arming-view/chart.ts') || line.includes(':mpf-everyone-armed —'),
        )
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "src/article:mpf-everyone-armed — received "no answer: MPF2017 arming_view all_routinely_armed", expected the row that this number rests on; bring the row back, or change the number in the section’s .ts file
      src/charts/arming-view/chart.ts:rows — received "no row with survey_id MPF2017, question_id arming_view, option_id all_routinely_armed, preferred true", expected rows that the chart can be drawn from, in data/responses.csv, data/questions.csv, data/surveys.csv; bring back the row that it names, or change the chart"
    `);
  });
});

describe('words', () => {
  test('a figure typed into the prose gives file and line', () => {
    const sentence = 'A month later the Federation published some of the results.';
    expect(errors({ [section]: replace(sentence, `${sentence} Of those, 6,621 were new.`) })).toEqual([
      `${section}:${rowOf(section, sentence)} — received "6,621", expected no loose numeral; use <Figure of="…" /> or <Claim that="…">, or mark it with <Unchecked because="…">`,
    ]);
  });

  test('a claim typed into the title of a chart gives file and line', () => {
    const file = 'src/charts/arming-view/chart.ts';
    const title = ' wanted more specialists and ';
    expect(errors({ [file]: replace(title, ', most of them, wanted more specialists and ') })).toEqual([
      `${file}:${rowOf(file, title)} — received "most", expected no loose claim word; put it in as \${a formatted figure} or \${claim(…)}`,
    ]);
  });

  test('faults of the prose and of the charts come at once', () => {
    const changed = errors({
      'src/article/opening.mdx': (text) => `${text}\nIt rose.`,
      'src/charts/threat-level/chart.ts': (text) => `${text}\ntext\`It rose\`;`,
    });
    expect(changed.map((line) => line.replace(/:\d+ — received (".*?").*/, ' $1'))).toEqual([
      'src/article/opening.mdx "rose"',
      'src/charts/threat-level/chart.ts "rose"',
    ]);
  });
});
