// Judges Kusto queries: node analyze.cjs {Kusto.Language.Bridge.min.js}, {tables, queries} as JSON on standard input.
// Prints, for each query, its faults and the columns of its result.
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const entry = process.argv.at(-1);

// Both are scripts for a browser: they leave their names with the global object.
for (const file of [path.join(path.dirname(entry), 'bridge.min.js'), entry])
  vm.runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file });
const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;
const items = (list) => Array.from({ length: System.Array.getCount(list) }, (_, i) => list.getItem(i));

const { tables, queries } = JSON.parse(fs.readFileSync(0, 'utf8'));
const symbols = Object.entries(tables).map(([name, columns]) => Symbols.TableSymbol.From(`(${columns})`).WithName(name));
const workspace = new Symbols.DatabaseSymbol.$ctor3('workspace', null, System.Array.init(symbols, Symbols.Symbol), false);
const globals = GlobalState.Default.WithDatabase(workspace);

console.log(JSON.stringify(queries.map((query) => {
  const code = KustoCode.ParseAndAnalyze(query, globals);
  return {
    faults: items(code.GetDiagnostics()).map((found) => found.Message),
    columns: code.ResultType?.Columns ? items(code.ResultType.Columns).map((column) => column.Name) : [],
  };
})));
