import { defineAction } from "@postgres-to-aurora/action-kit";
import { io } from "./io.gen.js";
import { run } from "./run.js";

export const action = defineAction(io, run);
