import { badCombination, badValue, unsupported } from "../fault.js";
import type { Task } from "../model.js";
import { findEndpoint } from "./endpoints.js";
import type { Service } from "./service.js";

interface Positions {
  CdcStartTime?: Date | undefined;
  CdcStartPosition?: string | undefined;
  CdcStopPosition?: string | undefined;
}

/**
 * Where a cdc task is to begin, as a member to be merged into the task; nothing when that is not said.
 * @throws Fault for positions that the service or this server does not take
 */
export function readStart(service: Service, task: Pick<Task, "type" | "sourceArn">, given: Positions): StartPosition {
  const { CdcStartTime, CdcStartPosition, CdcStopPosition } = given;
  if (CdcStartTime && CdcStartPosition)
    throw badCombination("CdcStartTime and CdcStartPosition cannot be given together");
  if (CdcStartTime) throw badCombination("CdcStartTime is not supported with a PostgreSQL source");
  if (CdcStopPosition) throw unsupported("CdcStopPosition");
  if (!CdcStartPosition) return {};
  if (/^checkpoint:/i.test(CdcStartPosition)) throw unsupported("a checkpoint as CdcStartPosition: give an LSN");
  if (!/^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i.test(CdcStartPosition))
    throw badValue(`CdcStartPosition ${CdcStartPosition} is not an LSN such as 4AF/B00000D0`);
  if (task.type !== "cdc") throw badCombination("CdcStartPosition is for tasks with MigrationType cdc only");
  const { settings } = findEndpoint(service, task.sourceArn);
  if (!settings["SlotName"]) throw badCombination("CdcStartPosition needs the setting SlotName of the source endpoint");
  return { cdcStart: CdcStartPosition };
}

type StartPosition = Pick<Task, "cdcStart">;
