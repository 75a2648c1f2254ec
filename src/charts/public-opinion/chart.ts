import { extent, greatest } from 'd3';
import { formatInWords, formatList, formatPercent } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { capitalise, firstOfEach, formatKnown, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawPolls, formatAnswer, formatAsked } from './poll-bars.ts';
import { deriveRows, type Row } from './rows.ts';

// Unchecked: BMG gave changes and no levels, so no row can hold them.
const bmgAgain = { 'points-down': '6', 'points-up': '9' };

function view(rows: Row[]) {
  const shown = where(rows, { shown: 'in the picture' });
  const polls = firstOfEach(shown, 'survey_id');
  const undated = polls.find(({ year }) => year === null);
  if (undated) throw new Error(`no date of survey ${undated.survey_id}`);
  return { rows, shown, polls };
}

export const publicOpinion = defineChart<Row, ReturnType<typeof view>>({
  id: 'public-opinion',
  tables: ['surveys', 'questions', 'responses'],
  rows: deriveRows,
  view,
  figures({ rows, shown, polls }, write) {
    const [first, last] = extent(polls, ({ year }) => year ?? undefined);
    const list = polls.map(({ survey_id, pollster, year }) => {
      const answers = where(shown, { survey_id }).map((row) => formatAnswer(row, write));
      return `${pollster}, ${year}, ${formatList(answers)}`;
    });
    const differ = (column: keyof Row, of = polls) => valuesOf(of, column).length === of.length;
    const supported = shown.filter(({ side, percent }) => side === 'for' && percent !== null);
    return {
      ...bmgAgain,
      polls: formatInWords(polls.length),
      Polls: capitalise(formatInWords(polls.length)),
      first: first?.toString(),
      last: last?.toString(),
      list: list.join('; '),
      ...Object.fromEntries(
        rows.map(({ survey_id, side, base, percent }) => [
          `${survey_id} ${side}, of ${base}`,
          formatKnown(percent, formatPercent),
        ]),
      ),
      questions: differ('question'),
      moments: differ('asked'),
      answers: differ('percent', supported),
    };
  },
  columns: () => ({ answered: { align: 'right' } }),
  draw: ({ shown }, { width }, write) => drawPolls(shown, width, write),
  tooltip: (row, write) => ({
    asked: formatAsked(row, write),
    answer: capitalise(formatAnswer(row, write)),
  }),
  referenceDate: ({ polls }) => greatest(polls, ({ year }) => year)?.asked ?? '',
});
