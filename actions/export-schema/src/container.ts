import { UserError } from "@postgres-to-aurora/domain";
import { runTool } from "@postgres-to-aurora/postgres";
import { explainDumpFailure } from "./dump-failure.js";
import type { Container } from "./inside.js";
import type { Inputs } from "./io.gen.js";

/**
 * The pod or container that the inputs name; undefined for via: direct.
 * @throws UserError when inputs are missing or do not fit `via`, or a selector finds no pod or several
 */
export async function chosenContainer(inputs: Inputs, signal: AbortSignal): Promise<Container | undefined> {
  const { via, kubectlPod, kubectlSelector, kubectlContainer, dockerContainer } = inputs;
  const given = { kubectl: kubectlPod ?? kubectlSelector ?? kubectlContainer, docker: dockerContainer };
  for (const way of ["kubectl", "docker"] as const)
    if (via !== way && given[way] !== undefined)
      throw new UserError({
        code: way === "kubectl" ? "POD_NOT_USED" : "CONTAINER_NOT_USED",
        what: `An input ${way}-... is given, but via is ${via}`,
        remedy: `Set via: ${way}, or remove the ${way} inputs`,
      });
  if (via === "docker") return docker(dockerContainer);
  return via === "kubectl" ? kubectl(inputs, signal) : undefined;
}

function docker(name: string | undefined): Container {
  if (name === undefined)
    throw new UserError({
      code: "CONTAINER_NOT_NAMED",
      what: "via is docker, but docker-container is not given",
      remedy: "Give the container that has pg_dump in it as docker-container, or use via: direct",
    });
  checkName("docker-container", name);
  return { how: `through container ${name}`, program: "docker", prefix: ["exec", "--interactive", name] };
}

async function kubectl(inputs: Inputs, signal: AbortSignal): Promise<Container> {
  const { kubectlNamespace: namespace, kubectlContainer: container } = inputs;
  const pod = await podOf(inputs, signal);
  checkName("kubectl-pod", pod);
  const chosen = container === undefined ? [] : [`--container=${container}`];
  const prefix = ["exec", "--stdin", `--namespace=${namespace}`, pod, ...chosen, "--"];
  return { how: `through pod ${namespace}/${pod}`, program: "kubectl", prefix };
}

async function podOf(inputs: Inputs, signal: AbortSignal): Promise<string> {
  const { kubectlPod: pod, kubectlSelector: selector, kubectlNamespace: namespace } = inputs;
  if (pod !== undefined && selector === undefined) return pod;
  if (selector === undefined || pod !== undefined)
    throw new UserError({
      code: "POD_NOT_NAMED",
      what: `via is kubectl, but ${pod === undefined ? "neither" : "both"} kubectl-pod ${pod === undefined ? "nor" : "and"} kubectl-selector ${pod === undefined ? "is" : "are"} given`,
      remedy: "Give one of them, the pod that has pg_dump in it, or use via: direct",
    });
  const found = await runningPods(namespace, selector, signal);
  if (found.length === 1) return found[0] as string;
  throw new UserError({
    code: "POD_NOT_FOUND",
    what: `kubectl-selector ${selector} finds ${found.length === 0 ? "no running pod" : `${found.length} running pods`} in namespace ${namespace}`,
    ...(found.length > 0 ? { why: found.join(", ") } : {}),
    remedy:
      "Correct kubectl-selector or kubectl-namespace so that it finds the primary alone, or name it as kubectl-pod",
  });
}

async function runningPods(namespace: string, selector: string, signal: AbortSignal): Promise<string[]> {
  const what = [`--namespace=${namespace}`, `--selector=${selector}`, "--field-selector=status.phase=Running"];
  try {
    const { stdout } = await runTool("kubectl", ["get", "pods", ...what, "--output=name"], { signal });
    return stdout.split("\n").filter((line) => line !== "");
  } catch (error) {
    throw explainDumpFailure(error);
  }
}

/** A name that begins with a hyphen would be read as an option. */
function checkName(input: string, name: string): void {
  if (!name.startsWith("-")) return;
  throw new UserError({ code: "BAD_NAME", what: `${input} begins with a hyphen: ${name}`, remedy: `Correct ${input}` });
}
