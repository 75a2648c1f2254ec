import ts from 'typescript';
import { type Chart, type ChartRow, statesOf } from '../../src/drawing/chart.ts';
import { findLooseWords } from '../../src/figures/loose-words.ts';
import type { TableName, Tables } from '../../src/figures/tables/index.ts';
import { ClaimFailed } from '../../src/figures/words.ts';
import type { Fault } from '../fault.ts';
import { namesNoRow, sayError } from './say-error.ts';

/** What a chart says, in every state: a claim that no longer holds is a fault, with its words and figures. */
export function checkChartClaims(chart: Chart, rows: ChartRow[]): Fault[] {
  const faults: Fault[] = [];
  const check = (part: string, say: () => unknown) => {
    try {
      say();
    } catch (error) {
      faults.push(chartFault(chart, part, error));
    }
  };
  let states: ReturnType<typeof statesOf> = [];
  check('states', () => (states = statesOf(chart, rows)));
  if (states.length === 0)
    faults.push({
      file: `src/charts/${chart.id}.ts`,
      column: 'states',
      got: 'nothing to choose from',
      expected: `rows for one state or more, in data/${chart.tables.join('.csv, data/')}.csv`,
      mend: 'bring back the rows that it was drawn from',
    });
  for (const state of states) {
    for (const part of ['title', 'subtitle', 'alt', 'notes', 'table', 'sources', 'asAt'] as const) {
      check(state ? `${part}, ${state.label}` : part, () => chart[part](rows, { state: state?.id }));
    }
  }
  return faults;
}

/** The rows of a chart; undefined, and a fault, where the tables no longer hold what it draws. */
export function deriveRows(chart: Chart, tables: Tables, faults: Fault[]): ChartRow[] | undefined {
  try {
    return chart.rows(tables);
  } catch (error) {
    faults.push(chartFault(chart, 'rows', error));
    return undefined;
  }
}

const chartFault = (chart: Chart, part: string, error: unknown): Fault =>
  wordsFault('chart', { file: `src/charts/${chart.id}.ts`, column: part }, chart.tables, error);

/** A chart or a page throws where a row that it needs is gone: an editor can cause that, so it is told as a fault. */
export function wordsFault(
  made: 'chart' | 'page',
  place: { file: string; column: string },
  tables: TableName[],
  error: unknown,
): Fault {
  if (error instanceof ClaimFailed) {
    const figures = Object.entries(error.figures).map(([name, value]) => `${name} ${value}`);
    return {
      ...place,
      got: error.says,
      expected: `that the figures bear it out: they are ${figures.join(', ')}`,
      mend: 'write what the figures now say',
    };
  }
  return {
    ...place,
    got: sayError(error),
    expected: `rows that the ${made} can be drawn from, in data/${tables.join('.csv, data/')}.csv`,
    mend: `${namesNoRow(error) ? 'look at what was changed last in these tables' : 'bring back the row that it names'}, or change the ${made}`,
  };
}

/** The fixed parts of every `words` template of a chart’s source: no figure typed, no claim only said. */
export function checkChartSource(file: string, source: string): Fault[] {
  const last = checked.get(file);
  if (last?.source === source) return last.faults;
  const faults = readChartSource(file, source);
  checked.set(file, { source, faults });
  return faults;
}

/** What was found in each source: at the desk the same ones are checked at every save of a table. */
const checked = new Map<string, { source: string; faults: Fault[] }>();

function readChartSource(file: string, source: string): Fault[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const faults: Fault[] = [];
  const report = (node: ts.Node, text: string) => {
    for (const { word, kind } of findLooseWords(text)) {
      const row = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
      faults.push({
        file,
        row,
        got: word,
        expected: `no loose ${kind}`,
        mend: 'put it in as ${a formatted figure} or ${claim(…)}',
      });
    }
  };
  const visitPut = (node: ts.Node) => {
    const isClaim = ts.isCallExpression(node) && node.expression.getText(tree) === 'claim';
    if (isClaim) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) report(node, node.text);
    ts.forEachChild(node, visitPut);
  };
  const visit = (node: ts.Node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(tree) === 'words') {
      const { template } = node;
      if (ts.isNoSubstitutionTemplateLiteral(template)) report(template, template.text);
      else {
        report(template.head, template.head.text);
        for (const span of template.templateSpans) {
          visitPut(span.expression);
          report(span.literal, span.literal.text);
        }
      }
    } else ts.forEachChild(node, visit);
  };
  visit(tree);
  return faults;
}
