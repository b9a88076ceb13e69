export { mergeComment } from "./comment.js";
export { escapeMarkdown, renderMarkdown } from "./markdown.js";
