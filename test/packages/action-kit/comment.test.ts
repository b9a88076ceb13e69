import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { runAction } from "@postgres-to-aurora/test-kit";

/** A stand-in for GitHub's comments: 100 a page, as the real one. */
interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

let comments: Comment[] = [];
let requests: string[] = [];
let server: Server;
let api = "";

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const url = new URL(request.url as string, "http://127.0.0.1");
    requests.push(`${request.method} ${url.pathname}`);
    response.setHeader("content-type", "application/json");
    if (request.method === "GET") {
      const page = Number(url.searchParams.get("page") ?? 1);
      if (page * 100 < comments.length)
        response.setHeader("link", `<${api}${url.pathname}?per_page=100&page=${page + 1}>; rel="next"`);
      response.end(JSON.stringify(comments.slice((page - 1) * 100, page * 100)));
    } else if (request.method === "POST") {
      comments.push({ id: comments.length + 1, body: JSON.parse(text).body, user: { type: "Bot" } });
      response.statusCode = 201;
      response.end(JSON.stringify(comments.at(-1)));
    } else {
      const comment = comments.find(({ id }) => url.pathname.endsWith(`/comments/${id}`)) as Comment;
      comment.body = JSON.parse(text).body;
      response.end(JSON.stringify(comment));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  comments = [];
  requests = [];
});

/** An action that fails early is enough: its report is published all the same. */
function report(action: string, migration = "shop"): ReturnType<typeof runAction> {
  const inputs = {
    migration,
    "source-url": "postgresql://app:hunter2secret@127.0.0.1:9/app?sslmode=disable",
    "target-url": "postgresql://app:hunter2secret@127.0.0.1:9/app?sslmode=disable",
    phase: "pre-load",
    "switch-command": "true",
    "replication-instance": "x",
  };
  const known = {
    "export-schema": ["migration", "source-url"],
    "validate-data": ["migration", "source-url", "target-url"],
  }[action] as string[];
  const given = Object.fromEntries(Object.entries(inputs).filter(([name]) => known.includes(name)));
  return runAction(action, {
    inputs: { ...given, "github-token": "ghs_testtoken", "comment-on": "7" },
    env: { GITHUB_API_URL: api },
  });
}

describe("the sticky comment", () => {
  test("the first report creates it, the next of the same action replaces its section", async () => {
    await report("export-schema");
    await report("export-schema");
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body.match(/section:export-schema/g)).toHaveLength(1);
    expect(requests.filter((line) => line.startsWith("PATCH"))).toHaveLength(1);
  });

  test("another action adds its own section and a line in the table of verdicts", async () => {
    await report("export-schema");
    await report("validate-data");
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(/\| export-schema \| fail \|\n\| validate-data \| fail \|/);
  });

  test("it is found on a later page, and a person's copy of it is left alone", async () => {
    const marker = "<!-- postgres-to-aurora:shop -->";
    comments = Array.from({ length: 150 }, (_, index) => ({ id: index + 1, body: "hello", user: { type: "User" } }));
    (comments[10] as Comment).body = marker;
    comments[149] = { id: 150, body: marker, user: { type: "Bot" } };
    await report("export-schema");
    expect(comments).toHaveLength(150);
    expect(comments[149]?.body).toContain("section:export-schema");
    expect(comments[10]?.body).toBe(marker);
  });

  test("a comment that cannot be written warns and does not hide how the action ended", async () => {
    const result = await runAction("export-schema", {
      inputs: {
        migration: "shop",
        "source-url": "postgresql://a:b@127.0.0.1:9/c?sslmode=disable",
        "github-token": "ghs_testtoken",
        "comment-on": "7",
      },
      env: { GITHUB_API_URL: "http://127.0.0.1:9" },
    });
    expect(result.stdout).toContain("::warning::The report could not be published");
    expect(result.stdout).toContain("::error::Cannot connect to the source");
    expect(result.exitCode).toBe(1);
  });

  test("no secret reaches it", async () => {
    await report("export-schema");
    expect(comments[0]?.body).not.toMatch(/hunter2secret|ghs_testtoken/);
  });
});
