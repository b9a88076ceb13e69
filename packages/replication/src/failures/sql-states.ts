import { sqlStatesIn } from "./failure.js";

/** PostgreSQL's codes that a migration meets (appendix A of its manual), in plain words. */
const MEANINGS: Record<string, string> = {
  "08001": "no connection could be made",
  "08003": "the connection was gone",
  "08004": "the server refused the connection",
  "08006": "the connection broke",
  "22001": "a text is longer than its column",
  "22003": "a number is out of its column's range",
  "22021": "a text holds bytes its encoding does not have",
  "22P02": "a text is no value of the column's type",
  "22P04": "rows and columns of a COPY do not match",
  "22P05": "a character does not exist in the database's encoding",
  "23502": "a column that may not be null got null",
  "23503": "a foreign key refused the row",
  "23505": "the key exists already",
  "23514": "a check constraint refused the row",
  "23P01": "an exclusion constraint refused the row",
  "25006": "the session may only read",
  "28000": "the server does not let this user in",
  "28P01": "the password is wrong",
  "2BP01": "other objects depend on it",
  "3D000": "there is no such database",
  "3F000": "there is no such schema",
  "40001": "two transactions were in each other's way",
  "40P01": "two transactions waited for each other",
  "428C9": "the column is generated and takes no value",
  "42501": "a right is missing",
  "42601": "the server does not understand the statement",
  "42703": "there is no such column",
  "42704": "there is no such object",
  "42710": "the object exists already",
  "42804": "the types do not match",
  "42883": "there is no such function",
  "42P01": "there is no such table",
  "42P07": "the table exists already",
  "53100": "the disk is full",
  "53200": "the server has no memory left",
  "53300": "there are too many connections",
  "54000": "a limit of the server is reached",
  "55000": "the object is not in the state this needs",
  "55006": "the object is in use",
  "55P03": "a lock was not to be had",
  "57014": "the statement was cancelled, mostly by a timeout",
  "57P01": "the server ended the session",
  "57P02": "the server crashed and recovers",
  "57P03": "the server does not accept connections now",
  "58P01": "a file the server needs is gone",
  P0001: "a function or trigger raised an error of its own",
  XX000: "the server met an error inside itself",
};

/** Every SQLSTATE that messages or log lines name, with what it means, once each, in order; unknown ones are left out. */
export function explainSqlStates(messages: string[]): { code: string; meaning: string }[] {
  return sqlStatesIn(messages).flatMap((code) => {
    const meaning = MEANINGS[code];
    return meaning === undefined ? [] : [{ code, meaning }];
  });
}
