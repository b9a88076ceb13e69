import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  connect,
  type DatabaseAddress,
  findTool,
  runTool,
  weakTls,
  withClient,
  withLibpq,
} from "@postgres-to-aurora/postgres";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenssl) process.stderr.write("SKIPPED: the tests on TLS, because openssl is not installed\n");
const ifOpenssl = hasOpenssl ? describe : describe.skip;

/** A server certificate for `localhost`, from an authority of its own; paths of the three PEM files. */
async function makeCertificates(): Promise<{ authority: string; certificate: string; key: string }> {
  const folder = await tempFolder();
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => {
    const { status, stderr } = spawnSync("openssl", args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  };
  const fresh = ["-newkey", "rsa:2048", "-nodes", "-days", "2"];
  openssl("req", "-x509", ...fresh, "-keyout", file("ca.key"), "-out", file("ca.pem"), "-subj", "/CN=Test authority");
  openssl(
    "req",
    ...fresh.slice(0, 3),
    "-keyout",
    file("server.key"),
    "-out",
    file("server.csr"),
    "-subj",
    "/CN=localhost",
    "-addext",
    "subjectAltName=DNS:localhost",
  );
  openssl(
    "x509",
    "-req",
    "-in",
    file("server.csr"),
    "-CA",
    file("ca.pem"),
    "-CAkey",
    file("ca.key"),
    "-CAcreateserial",
    "-days",
    "2",
    "-copy_extensions",
    "copy",
    "-out",
    file("server.pem"),
  );
  return { authority: file("ca.pem"), certificate: file("server.pem"), key: file("server.key") };
}

ifOpenssl("TLS", () => {
  let plain: DatabaseAddress;
  let authority: string;

  beforeAll(async () => {
    const files = await makeCertificates();
    authority = files.authority;
    const server = await startTestServer();
    plain = server.superuser;
    await withClient(plain, {}, async (client) => {
      // The server's own user must write these, and nobody else may read the key.
      const put = (path: string, name: string) =>
        client.query(
          `COPY (SELECT line FROM pg_catalog.unnest(pg_catalog.string_to_array('${readFileSync(path, "utf8").trim()}', E'\\n')) AS line) TO PROGRAM 'umask 077; cat > ${name}'`,
        );
      await put(files.certificate, "server.crt");
      await put(files.key, "server.key");
      await client.query("ALTER SYSTEM SET ssl = on");
      await client.query("SELECT pg_catalog.pg_reload_conf()");
    });
    // The reload reaches new sessions a moment later.
    for (let refused = true; refused; )
      await connect({ ...plain, tls: "require" }).then(
        (client) => client.end().then(() => (refused = false)),
        () => {},
      );
  });

  const encrypted = (address: DatabaseAddress) =>
    withClient(address, { role: "source" }, async (client) => {
      const { rows } = await client.query(
        "SELECT ssl FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid()",
      );
      return (rows[0] as { ssl: boolean }).ssl;
    });

  test("a certificate from an unknown authority is refused, with the way out", async () => {
    await expect(encrypted({ ...plain, host: "localhost", tls: "verify-full" })).rejects.toThrow(
      /Cannot connect to the source.*certificate.*sslrootcert=FILE/s,
    );
  });

  test("with its authority it is accepted, and the session is encrypted", async () => {
    expect(await encrypted({ ...plain, host: "localhost", tls: "verify-full", caFile: authority })).toBe(true);
  });

  test("verify-full compares the host's name, verify-ca does not", async () => {
    await expect(encrypted({ ...plain, tls: "verify-full", caFile: authority })).rejects.toThrow(
      /does not match|altnames/i,
    );
    expect(await encrypted({ ...plain, tls: "verify-ca", caFile: authority })).toBe(true);
  });

  test("require encrypts without asking who is there", async () => {
    expect(await encrypted({ ...plain, tls: "require" })).toBe(true);
  });

  test("client programs judge the same certificate the same way", async () => {
    const psql = await findTool("psql", 14);
    const run = (address: DatabaseAddress) =>
      withLibpq(address, (env) => runTool(psql.path, ["-XAtc", "SELECT 1"], { env }));
    const address: DatabaseAddress = { ...plain, host: "localhost", tls: "verify-full" };
    await expect(run(address)).rejects.toThrow(/certificate verify failed/);
    expect((await run({ ...address, caFile: authority })).stdout).toBe("1\n");
  });
});

describe("weakTls", () => {
  const address = (tls: DatabaseAddress["tls"]) => ({ tls, host: "db" }) as DatabaseAddress;

  test("says for each side what is less than verify-full, and nothing for verify-full", () => {
    const findings = weakTls({ source: address("disable"), target: address("verify-full") });
    expect(findings).toEqual([expect.objectContaining({ rule: "weak-tls", object: "source db", severity: "warning" })]);
    expect(weakTls({ target: address("require") })[0]?.evidence).toContain("pose as the server");
  });
});
