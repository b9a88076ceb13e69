export { sparkline } from "./chart.js";
export { mergeComment } from "./comment.js";
export { renderHtml } from "./html.js";
export { escapeMarkdown, renderMarkdown } from "./markdown.js";
export { escapeHtml } from "./svg-chart.js";
