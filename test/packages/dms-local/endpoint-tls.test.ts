import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import * as dms from "@aws-sdk/client-database-migration-service";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { connect, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { ApiScene } from "./api-scene.js";
import { until } from "./scene.js";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenssl) process.stderr.write("SKIPPED: endpoints over TLS, because openssl is not installed\n");
const ifOpenssl = hasOpenssl ? describe : describe.skip;

/** A self-signed certificate for `localhost`, its own authority, with its key; PEM text. */
async function makeCertificate(): Promise<{ certificate: string; key: string }> {
  const folder = await tempFolder();
  const [certificate, key] = [join(folder, "c.pem"), join(folder, "k.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate];
  const { status, stderr } = spawnSync("openssl", [...made, ...subject], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return { certificate: readFileSync(certificate, "utf8"), key: readFileSync(key, "utf8") };
}

/** Gives a server its certificate, and waits until it is used. */
async function turnOnTls(server: DatabaseAddress, certificate: string, key: string): Promise<void> {
  await withClient(server, {}, async (client) => {
    for (const [text, file] of [
      [certificate, "server.crt"],
      [key, "server.key"],
    ] as const)
      await client.query(
        `COPY (SELECT line FROM pg_catalog.unnest(pg_catalog.string_to_array('${text.trim()}', E'\\n')) AS line) TO PROGRAM 'umask 077; cat > ${file}'`,
      );
    await client.query("ALTER SYSTEM SET ssl = on");
    await client.query("SELECT pg_catalog.pg_reload_conf()");
  });
  await until("TLS", () =>
    connect({ ...server, tls: "require" }).then(
      (client) => client.end().then(() => true),
      () => false,
    ),
  );
}

ifOpenssl("an endpoint with TLS", () => {
  const t = new ApiScene();
  let server: DatabaseAddress;
  let own: string;
  let other: string;
  let instance: string;

  beforeAll(async () => {
    server = (await startTestServer()).superuser;
    const { certificate, key } = await makeCertificate();
    await turnOnTls(server, certificate, key);
    const importIt = async (CertificateIdentifier: string, CertificatePem: string) =>
      (await t.api.send(new dms.ImportCertificateCommand({ CertificateIdentifier, CertificatePem }))).Certificate!
        .CertificateArn!;
    own = await importIt("own", certificate);
    other = await importIt("other", rootCertificates[0]!);
    instance = (await t.instance("tls")).ReplicationInstanceArn!;
  });

  test.each<[ssl: dms.DmsSslModeValue, host: string, authority: "own" | "other" | "none", result: RegExp]>([
    ["require", "127.0.0.1", "none", /^successful/],
    ["verify-ca", "127.0.0.1", "own", /^successful/],
    ["verify-ca", "127.0.0.1", "other", /^failed .*certificate/],
    ["verify-full", "localhost", "own", /^successful/],
    ["verify-full", "127.0.0.1", "own", /^failed .*(altname|does not match|127\.0\.0\.1)/i],
  ])("%s to %s, trusting %s, tests as %s", async (SslMode, ServerName, authority, result) => {
    const { EndpointArn } = await t.endpoint(`e-${SslMode}-${authority}-${ServerName.replaceAll(".", "-")}`, {
      SslMode,
      ServerName,
      Port: server.port,
      DatabaseName: "postgres",
      Username: server.user,
      Password: server.password.reveal(),
      ...(authority === "none" ? {} : { CertificateArn: authority === "own" ? own : other }),
    });
    const pair = { ReplicationInstanceArn: instance, EndpointArn: EndpointArn! };
    await until("a test", () => t.api.send(new dms.TestConnectionCommand(pair)).catch(() => undefined));
    const Filters = [{ Name: "endpoint-arn", Values: [EndpointArn!] }];
    const answer = await until("its result", async () => {
      const [found] = (await t.api.send(new dms.DescribeConnectionsCommand({ Filters }))).Connections!;
      return found!.Status !== "testing" && `${found!.Status} ${found!.LastFailureMessage ?? ""}`;
    });
    expect(answer).toMatch(result);
  });
});
