import type { Client } from "@postgres-to-aurora/postgres";

/** A piece of work for one session. */
export interface Task {
  /** What it locks; tasks of different keys never wait for each other. */
  key: string | number;
  /** Whether it may run beside others of the same key that say so, too. */
  shared: boolean;
  /** The heaviest begin first, so that none of them is left over at the end. */
  weight: number;
  run(client: Client): Promise<void>;
}

/**
 * Runs tasks on several sessions at the same time. A task whose key another one holds is put off, so that no session
 * stands waiting for a lock of its neighbour. After a failure nothing new begins; what runs is let finish, since hours
 * of work may be in it.
 * @param onFailure called at once with the first failure and the number of tasks that are still running
 * @throws the first failure, when all sessions are at rest
 */
export async function runParallel(
  tasks: Task[],
  sessions: Client[],
  onFailure: (error: unknown, running: number) => void,
): Promise<void> {
  const waiting = [...tasks].sort((a, b) => b.weight - a.weight);
  const running = new Set<Task>();
  let failure: { error: unknown } | undefined;
  let wake: (() => void)[] = [];

  const fits = (task: Task) => ![...running].some(({ key, shared }) => key === task.key && !(shared && task.shared));
  const work = async (client: Client) => {
    while (failure === undefined && waiting.length > 0) {
      const at = waiting.findIndex(fits);
      if (at < 0) {
        await new Promise<void>((resolve) => wake.push(resolve));
        continue;
      }
      const [task] = waiting.splice(at, 1) as [Task];
      running.add(task);
      try {
        await task.run(client);
      } catch (error) {
        if (failure === undefined) onFailure(error, running.size - 1);
        failure ??= { error };
      }
      running.delete(task);
      for (const resolve of wake) resolve();
      wake = [];
    }
  };
  await Promise.all(sessions.map(work));
  if (failure !== undefined) throw (failure as { error: unknown }).error;
}
