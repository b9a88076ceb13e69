import { getOctokit } from "@actions/github";
import type { Report } from "@postgres-to-aurora/domain";
import { mergeComment } from "@postgres-to-aurora/report";
import { rawInput } from "./inputs.js";
import type { Log } from "./log.js";

/**
 * Puts the report into the one sticky comment of this migration on the pull request or issue named by
 * `comment-on`. Does nothing without `github-token` and `comment-on`.
 */
export async function publishComment(
  report: Report,
  markdown: string,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<void> {
  const token = rawInput("github-token", env).trim();
  const number = Number(rawInput("comment-on", env));
  const [owner, repo] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!token || !number || !owner || !repo) return;
  const octokit = getOctokit(token, env["GITHUB_API_URL"] ? { baseUrl: env["GITHUB_API_URL"] } : {});
  const marker = `<!-- postgres-to-aurora:${report.migration} -->`;
  const issue = { owner, repo, issue_number: number };
  let existing: { id: number; body?: string } | undefined;
  for await (const page of octokit.paginate.iterator(octokit.rest.issues.listComments, { ...issue, per_page: 100 })) {
    existing = page.data.find((comment) => comment.body?.startsWith(marker) && comment.user?.type === "Bot");
    if (existing) break;
  }
  const body = mergeComment(existing?.body, marker, report, markdown);
  if (existing) await octokit.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body });
  else await octokit.rest.issues.createComment({ ...issue, body });
  log.debug(`Comment on #${number} ${existing ? "updated" : "created"}`);
}
