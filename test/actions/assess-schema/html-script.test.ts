import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import { htmlReport } from "@postgres-to-aurora/action-assess-schema/html-report";
import { AUTOMATIC, assessment, finding, resultOf, table } from "./made.js";

const HTML = htmlReport(
  resultOf(
    assessment([
      finding({ ruleId: "first", severity: "blocker", category: "types", object: table("orders"), evidence: "money" }),
      finding({ ruleId: "second", title: "Lonely", category: "locale", object: table("lines"), fix: AUTOMATIC }),
      finding({
        ruleId: "second",
        title: "Lonely",
        category: "locale",
        object: table("orders"),
        fix: AUTOMATIC,
        evidence: "odd",
      }),
      finding({ ruleId: "third", severity: "info", object: table("lines") }),
    ]),
  ),
);

/** What the script may ask of an element; no more, so that a call to anything else fails the test. */
interface Fake {
  hidden: boolean;
  textContent: string;
  dataset: Record<string, string>;
  open?: boolean;
}

const words = (html: string) => html.replace(/<[^>]*>/g, " ");
const data = (tag: string) =>
  Object.fromEntries([...tag.matchAll(/data-(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));

/** The page as the script sees it: the groups and rows of the real page, and a form whose fields can be set. */
function page() {
  const rowsOf = (html: string, mark: string) =>
    [...html.matchAll(new RegExp(`<tr (data-${mark}="[^>]*)>(.*?)</tr>`, "gs"))].map(([, tag = "", cells = ""]) => ({
      hidden: false,
      dataset: data(tag) as Record<string, string>,
      textContent: words(cells),
      cells: [{ textContent: words(cells.slice(0, cells.indexOf("</td>"))) }],
    }));
  const groups = [...HTML.matchAll(/<details (data-category="[^>]*)>(.*?)<\/details>/gs)].map(
    ([, tag = "", body = ""]) => {
      const parts: Record<string, Fake> = {
        ".about": {
          hidden: false,
          dataset: {},
          textContent: words(/<div class="about">(.*?)<\/div>/s.exec(body)?.[1] ?? ""),
        },
        ".count": { hidden: false, dataset: {}, textContent: "" },
      };
      const rows = rowsOf(body, "severity");
      return {
        hidden: false,
        open: false,
        dataset: data(tag) as Record<string, string>,
        parts,
        rows,
        querySelector: (selector: string) => parts[selector],
        querySelectorAll: () => rows,
      };
    },
  );
  const boxes = [...HTML.matchAll(/name="severity" value="([^"]*)" checked/g)].map(([, value]) => ({
    value,
    checked: true,
  }));
  const shown: Fake = { hidden: false, dataset: {}, textContent: "" };
  const listeners: Record<string, () => void> = {};
  const elements: Record<string, { value: string }> = Object.fromEntries(
    ["category", "fix", "text", "object"].map((name) => [name, { value: "" }]),
  );
  const form = {
    hidden: true,
    elements,
    querySelectorAll: () => boxes,
    addEventListener: (name: string, listener: () => void) => {
      listeners[name] = listener;
    },
  };
  const objects = rowsOf(HTML, "object");
  const document = {
    getElementById: (id: string) => (id === "filters" ? form : shown),
    querySelectorAll: (selector: string) => (selector.startsWith("details") ? groups : objects),
    addEventListener: () => {},
  };
  const [, script = ""] = /<script>([\s\S]*)<\/script>/.exec(HTML) ?? [];
  runInNewContext(script, { document, addEventListener: () => {}, setTimeout: (work: () => void) => work() });
  const visible = () => ({
    findings: groups
      .filter(({ hidden }) => !hidden)
      .flatMap(({ rows }) => rows.filter((row) => !row.hidden).map((row) => row.textContent.trim().split(/\s+/)[1])),
    objects: objects.filter(({ hidden }) => !hidden).map(({ dataset }) => dataset["object"]),
    shown: shown.textContent,
    open: groups.filter(({ open }) => open).length,
  });
  const set = (name: string, value: string) => {
    (elements[name] as { value: string }).value = value;
    listeners["input"]?.();
  };
  const untick = (severity: string) => {
    for (const box of boxes) if (box.value === severity) box.checked = false;
    listeners["input"]?.();
  };
  return { form, visible, set, untick };
}

describe("the filter of report.html", () => {
  test("shows itself and everything at first", () => {
    const { form, visible } = page();
    expect(form.hidden).toBe(false);
    expect(visible()).toEqual({
      findings: ["app.orders", "app.lines", "app.orders", "app.lines"],
      objects: ["table app.lines", "table app.orders"],
      shown: "4 findings",
      open: 0,
    });
  });

  test.each<[string, (on: ReturnType<typeof page>) => void, string, number]>([
    ["severity", (on) => on.untick("blocker"), "3 findings", 0],
    ["category", (on) => on.set("category", "locale"), "2 findings", 0],
    ["fix", (on) => on.set("fix", "manual"), "2 findings", 0],
    ["text of the evidence, groups opened", (on) => on.set("text", "MONEY"), "1 finding", 3],
    ["text of the title finds all of its rule", (on) => on.set("text", "lonely"), "2 findings", 3],
    ["object", (on) => on.set("object", "lines"), "2 findings", 3],
    ["nothing fits", (on) => on.set("text", "nowhere"), "0 findings", 3],
  ])("by %s", (_, act, shown, open) => {
    const on = page();
    act(on);
    expect(on.visible()).toMatchObject({ shown, open });
  });

  test("the object narrows the table of objects, too, and clearing closes what it opened", () => {
    const { visible, set } = page();
    set("object", "app.lines");
    expect(visible().objects).toEqual(["table app.lines"]);
    set("object", "");
    expect(visible()).toMatchObject({ shown: "4 findings", open: 0, objects: ["table app.lines", "table app.orders"] });
  });
});
