// Prints the parse trees of Bicep files as JSON: node parse.cjs {web-tree-sitter} {grammar.wasm}, paths as a JSON array on standard input.
const fs = require('fs');
const [runtime, grammar] = process.argv.slice(-2);
const { Parser, Language } = require(runtime);

// The grammar knows param only as a template declares it. In a file of parameters it has a value instead, as var has;
// the two words are made equally long, so that no position moves.
const readable = (path, text) => path.endsWith('.bicepparam') ? text.replace(/^param (?=\w+ *=)/gm, 'var   ') : text;

const tree = (node) => ({
  type: node.type,
  line: node.startPosition.row + 1,
  text: node.text,
  broken: node.isError || node.isMissing,
  children: node.children.filter((child) => child.isNamed || child.isError || child.isMissing).map(tree),
});

(async () => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  const trees = JSON.parse(fs.readFileSync(0, 'utf8')).map((path) => tree(parser.parse(readable(path, fs.readFileSync(path, 'utf8'))).rootNode));
  process.stdout.write(JSON.stringify(trees));
})();
