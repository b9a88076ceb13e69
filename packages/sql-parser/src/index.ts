export { type Fields, findNodes, type Node, namesOf, nodeType, type Option, optionsOf, textOf, walk } from "./node.js";
export { loadParser, type Parsed, type SqlParser, type SyntaxProblem, type Token } from "./parser.js";
