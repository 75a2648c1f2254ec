import { expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { findChart } from './index.ts';

const tables = loadTables();
const percent = 12.3;

/** The tables with a survey of 2031 that asked what another did and was answered otherwise. */
function withSurvey(survey_id: string, changed: Partial<Tables>): Tables {
  const renamed = <R extends { survey_id: string }>(rows: R[], cells?: object): R[] => [
    ...rows,
    ...rows
      .filter((row) => row.survey_id === survey_id)
      .map((row) => ({ ...row, survey_id: 'NEW2031', ...cells })),
  ];
  return {
    ...tables,
    surveys: renamed(tables.surveys, { field_start: '2031', field_end: '2031' }),
    questions: renamed(tables.questions),
    responses: renamed(tables.responses, { percent }),
    'survey-counts': renamed(tables['survey-counts']),
    ...changed,
  };
}

const answersOf = (chart: string) => tables['chart-answers'].filter((row) => row.chart === chart);

test.each(['officer-opinion', 'public-opinion', 'opinion-abroad'])(
  'a new survey reaches %s by a row',
  (id) => {
    const chart = findChart(id);
    const like = answersOf(id).find(({ line }) => line === null) as Tables['chart-answers'][number];
    const added = { ...like, survey_id: 'NEW2031', order: 2.5 };
    const rows = chart.rows(
      withSurvey(like.survey_id, { 'chart-answers': [...tables['chart-answers'], added] }),
    );
    expect(rows.find((row) => row.survey_id === 'NEW2031')).toMatchObject({ percent });
  },
);

test.each(['arming-view', 'survey-bounds', 'reported-figures'])(
  'the next survey takes the place of the last in %s by rows, and never stands among its answers',
  (id) => {
    const chart = findChart(id);
    const inPlace = answersOf(id).map((row) => ({ ...row, survey_id: 'NEW2031' }));
    const rows = chart.rows(withSurvey('MPF2017', { 'chart-answers': inPlace }));
    expect(rows[0]).toMatchObject({ percent });
    const both = withSurvey('MPF2017', { 'chart-answers': [...answersOf(id), ...inPlace] });
    expect(() => chart.rows(both)).toThrow(`${id} shows one survey, not MPF2017, NEW2031`);
  },
);
