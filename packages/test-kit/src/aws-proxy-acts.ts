import { type AwsAnswer, type AwsRequest, writeAnswer, writeFault } from "./aws-proxy-wire.js";

/** A call that passes the proxy. */
export interface AwsCall extends AwsRequest {
  /** 1 for the first call of this operation. */
  nth: number;
  /** 1 for the first call of all. */
  index: number;
  /** HTTP status of what the caller was told; 0 when it was told nothing. */
  status: number;
}

/** What a rule does with a call: `next` passes it on. `cut` ends the connection without a word. */
export type Act = (call: AwsCall, next: () => Promise<AwsAnswer | "cut">) => Promise<AwsAnswer | "cut">;

/** Refuses the call in the service's own way, without asking upstream. @param status HTTP; 400 are the caller's faults */
export function fault(name: string, message = `${name} it is`, status = 400, details: object = {}): Act {
  return async (call) => writeFault(call, name, message, status, details);
}

/** The names under which the services of AWS throttle. */
export const throttled = (): Act => fault("ThrottlingException", "Rate exceeded");

/** A failure inside the service. */
export const serverFailure = (status = 500): Act =>
  fault("InternalFailure", "We encountered an internal error", status);

/** Answers by itself, without asking upstream: members of the answer, times as seconds since 1970. */
export function answer(body: object | ((call: AwsCall) => object)): Act {
  return async (call) => writeAnswer(call, typeof body === "function" ? body(call) : body);
}

/** Answers with any text, as something that is not AWS would. */
export function rawAnswer(text: string, status = 200, contentType = "text/html"): Act {
  return async () => ({ status, contentType, text });
}

/** Ends the connection before upstream hears of the call. */
export const cutBefore = (): Act => async () => "cut";

/** Ends the connection after upstream has done what was asked. */
export const cutAfter = (): Act => async (_call, next) => {
  await next();
  return "cut";
};

/** Lets the call wait. */
export const delay =
  (milliseconds: number): Act =>
  async (_call, next) => {
    await new Promise((done) => setTimeout(done, milliseconds));
    return next();
  };

/** Changes upstream's answer where it is a success; JSON services only. */
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is the service's matter
export function change(edit: (answer: any, call: AwsCall) => object): Act {
  return async (call, next) => {
    const given = await next();
    if (given === "cut" || given.status !== 200) return given;
    return writeAnswer(call, edit(JSON.parse(given.text), call));
  };
}

/** Does something (kill the caller, say) before upstream hears of the call, which it then never does. */
export function instead(work: () => void): Act {
  return async () => {
    work();
    return "cut";
  };
}

/** Does something (kill the caller, say) after upstream has done what was asked and before the caller knows. */
export function beforeAnswering(work: () => void): Act {
  return async (_call, next) => {
    await next();
    work();
    return "cut";
  };
}

/** Writes every time of the answer as ISO text instead of seconds since 1970, as some imitations of AWS do. */
export function isoDates(): Act {
  return change((given) => withIsoDates(given) as object);
}

function withIsoDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIsoDates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      /(Date|Time)$/.test(name) && typeof item === "number" ? new Date(item * 1000).toISOString() : withIsoDates(item),
    ]),
  );
}
