import { randomLcg } from 'd3';

const grades = ['constable', 'sergeant', 'inspector', 'chief_inspector', 'superintendent'];
const views = ['adequate_now', 'more_specialists_not_all', 'all_routinely_armed', 'none_of_these', ''];
const tasers = ['yes', 'no', 'not_sure', ''];

/** A made-up file of answers to MPF2017’s questions, line by line: always the same, with common and rare answers. For measuring. */
export function* makeAnswers(respondents: number): Generator<string> {
  const random = randomLcg(0.42);
  const pick = (values: string[]) => values[Math.floor(values.length * random() ** 3)] ?? '';
  yield 'grade,arming_view,taser_all\n';
  for (let made = 0; made < respondents; made += 1) yield `${pick(grades)},${pick(views)},${pick(tasers)}\n`;
}
