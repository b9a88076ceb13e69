export { CommitUnknownError } from "./commit-point.js";
export { type GuardState, readGuard } from "./guard.js";
export { type MigrationState, migrationState } from "./journal.js";
export { type JournalLine, journalMigrations, readJournal } from "./journal-history.js";
export { takeLock } from "./lock.js";
export { type CutoverResult, type FreezeFigures, RolledBackError, UnfinishedError } from "./outcome.js";
export type { CutoverPlan } from "./plan.js";
export type {
  Check,
  Clock,
  ForwardTask,
  ForwardTaskState,
  Observer,
  Ports,
  RowCheck,
  RowProof,
  Switch,
  SwitchOrder,
} from "./ports.js";
export { countRowCheck, fullRowCheck } from "./row-check.js";
export { runCutover } from "./run-cutover.js";
export { commandSwitch } from "./switch-command.js";
