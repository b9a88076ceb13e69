import { UserError } from "@postgres-to-aurora/domain";

/** The values of one job of a matrix. */
export type Combination = Record<string, unknown>;

const limit = 256;

/**
 * Expands an evaluated `strategy.matrix`: the product of its lists, without what `exclude` matches, with what `include`
 * adds to a combination or, where it would change one, as a further one. Throws UserError for an empty or too large one.
 */
export function expandMatrix(matrix: Record<string, unknown>): Combination[] {
  const { include = [], exclude = [], ...axes } = matrix;
  const names = Object.keys(axes);
  let combinations: Combination[] = names.length === 0 ? [] : [{}];
  for (const name of names) {
    const values = asList(name, axes[name]);
    combinations = combinations.flatMap((each) => values.map((value) => ({ ...each, [name]: value })));
  }
  const excluded = asList("exclude", exclude) as Combination[];
  combinations = combinations.filter(
    (each) => !excluded.some((pattern) => agrees(each, pattern, Object.keys(pattern))),
  );
  const originals = combinations.map((each) => ({ ...each }));
  for (const addition of asList("include", include) as Combination[]) {
    const shared = Object.keys(addition).filter((key) => names.includes(key));
    const fitting = originals.flatMap((original, index) => (agrees(original, addition, shared) ? [index] : []));
    if (fitting.length === 0) combinations.push({ ...addition });
    else for (const index of fitting) Object.assign(combinations[index] as Combination, addition);
  }
  if (combinations.length === 0 || combinations.length > limit) {
    throw new UserError({
      code: "WORKFLOW_MATRIX",
      what: combinations.length === 0 ? "The matrix is empty" : `The matrix has more than ${limit} jobs`,
      remedy: "Guard the job with an if, or change the matrix",
    });
  }
  return combinations;
}

/** The values as they stand behind a job's name: `1, linux`. */
export function describeCombination(combination: Combination): string {
  return Object.values(combination)
    .map((value) => (typeof value === "object" ? JSON.stringify(value) : String(value)))
    .join(", ");
}

function agrees(combination: Combination, other: Combination, keys: string[]): boolean {
  return keys.every((key) => JSON.stringify(combination[key]) === JSON.stringify(other[key]));
}

function asList(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new UserError({
    code: "WORKFLOW_MATRIX",
    what: `The matrix value ${name} is not a list`,
    remedy: "Give a list",
  });
}
