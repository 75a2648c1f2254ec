import ts from 'typescript';
import type { ChartRow } from '../../../src/data/chart-row.ts';
import { type Chart, statesOf } from '../../../src/charts/kit/define-chart.ts';
import { findUncheckedWords } from '../../../src/data/unchecked-words.ts';
import type { TableName, Tables } from '../../../src/data/tables/index.ts';
import { ClaimFailed } from '../../../src/data/checked-text.ts';
import type { DataError } from '../data-error.ts';
import { namesNoRow, describeThrown } from './describe-error.ts';

/** What a chart says, in every state: a claim that no longer holds is a fault, with its words and figures. */
export function checkChartClaims(chart: Chart, rows: ChartRow[]): DataError[] {
  const errors: DataError[] = [];
  const check = (part: string, say: () => unknown) => {
    try {
      say();
    } catch (error) {
      errors.push(chartFault(chart, part, error));
    }
  };
  let states: ReturnType<typeof statesOf> = [];
  check('states', () => (states = statesOf(chart, rows)));
  if (states.length === 0)
    errors.push({
      file: `src/charts/${chart.id}/chart.ts`,
      column: 'states',
      received: 'nothing to choose from',
      expected: `rows for one state or more, in data/${chart.tables.join('.csv, data/')}.csv`,
      fix: 'bring back the rows that it was drawn from',
    });
  for (const state of states) {
    for (const part of ['title', 'subtitle', 'alt', 'notes', 'table', 'sources', 'referenceDate'] as const) {
      check(state ? `${part}, ${state.label}` : part, () => chart[part](rows, { state: state?.id }));
    }
  }
  return errors;
}

/** The rows of a chart; undefined, and a fault, where the tables no longer hold what it draws. */
export function deriveRows(chart: Chart, tables: Tables, errors: DataError[]): ChartRow[] | undefined {
  try {
    return chart.rows(tables);
  } catch (error) {
    errors.push(chartFault(chart, 'rows', error));
    return undefined;
  }
}

const chartFault = (chart: Chart, part: string, error: unknown): DataError =>
  wordsFault('chart', { file: `src/charts/${chart.id}/chart.ts`, column: part }, chart.tables, error);

/** A chart or a page throws where a row that it needs is gone: an editor can cause that, so it is told as a fault. */
export function wordsFault(
  made: 'chart' | 'page',
  place: { file: string; column: string },
  tables: TableName[],
  error: unknown,
): DataError {
  if (error instanceof ClaimFailed) {
    const figures = Object.entries(error.figures).map(([name, value]) => `${name} ${value}`);
    return {
      ...place,
      received: error.says,
      expected: `that the figures bear it out: they are ${figures.join(', ')}`,
      fix: 'write what the figures now say',
    };
  }
  return {
    ...place,
    received: describeThrown(error),
    expected: `rows that the ${made} can be drawn from, in data/${tables.join('.csv, data/')}.csv`,
    fix: `${namesNoRow(error) ? 'look at what was changed last in these tables' : 'bring back the row that it names'}, or change the ${made}`,
  };
}

/** The fixed parts of every `text` template of a chart’s source: no figure typed, no claim only said. */
export function checkChartSource(file: string, source: string): DataError[] {
  const last = checked.get(file);
  if (last?.source === source) return last.errors;
  const errors = readChartSource(file, source);
  checked.set(file, { source, errors });
  return errors;
}

/** What was found in each source: at the desk the same ones are checked at every save of a table. */
const checked = new Map<string, { source: string; errors: DataError[] }>();

function readChartSource(file: string, source: string): DataError[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const errors: DataError[] = [];
  const report = (node: ts.Node, text: string) => {
    for (const { word, kind } of findUncheckedWords(text)) {
      const row = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
      errors.push({
        file,
        row,
        received: word,
        expected: `no loose ${kind}`,
        fix: 'put it in as ${a formatted figure} or ${claim(…)}',
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
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(tree) === 'text') {
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
  return errors;
}
