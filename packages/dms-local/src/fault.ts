/** A fault as the service answers it: `__type` and `message`. */
export class Fault extends Error {
  /**
   * @param type the fault's name on the wire, for example `ResourceNotFoundFault`
   * @param details further members of the fault, for example `resourceArn`
   * @param status of HTTP
   */
  constructor(
    readonly type: string,
    message: string,
    readonly details: Record<string, string> = {},
    readonly status: number = 400,
  ) {
    super(message);
  }
}

/** Something named does not exist. */
export const notFound = (message: string): Fault => new Fault("ResourceNotFoundFault", message);

/** Something is in a state that forbids the request. */
export const wrongState = (message: string): Fault => new Fault("InvalidResourceStateFault", message);

/** A name is taken. @param arn of what has the name */
export const alreadyExists = (message: string, arn: string): Fault =>
  new Fault("ResourceAlreadyExistsFault", message, { resourceArn: arn });

/** A value is not acceptable. */
export const badValue = (message: string): Fault => new Fault("InvalidParameterValueException", message);

/** Values that are acceptable alone are not acceptable together, or not now. */
export const badCombination = (message: string): Fault => new Fault("InvalidParameterCombinationException", message);

/** The real service could do it, this server does not. Never answered by a silent success. */
export const unsupported = (what: string): Fault =>
  new Fault("InvalidOperationFault", `dms-local does not support ${what}`);
