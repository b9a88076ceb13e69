import copyStreams from "pg-copy-streams";

/** COPY ... TO STDOUT as a readable stream: `client.query(copyTo(sql))`. */
export const copyTo = copyStreams.to;

/** COPY ... FROM STDIN as a writable stream: `client.query(copyFrom(sql))`. Its `rowCount` counts the rows. */
export const copyFrom = copyStreams.from;
