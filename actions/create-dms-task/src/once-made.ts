import { KnownError } from "@postgres-to-aurora/domain";

/**
 * Makes a thing that was not there a moment ago. When AWS says that it is there now, the call was repeated after its
 * answer was lost (or another run was quicker): it is taken up.
 * @param takeUp gives the thing as it is then
 * @throws what `make` throws otherwise
 */
export async function onceMade<T>(make: () => Promise<T>, takeUp: () => Promise<T | undefined>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "AWS_ALREADY_THERE") throw error;
    const found = await takeUp();
    if (found === undefined) throw error;
    return found;
  }
}
