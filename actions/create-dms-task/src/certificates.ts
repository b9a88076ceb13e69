import { createHash } from "node:crypto";
import { type Dms, findCertificate, importCertificate } from "@postgres-to-aurora/aws/dms";
import { type Finding, UserError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, displayAddress, privateAuthorities } from "@postgres-to-aurora/postgres";
import { onceMade } from "./once-made.js";

/** How the endpoint of one side encrypts, and whom it trusts. */
export interface EndpointTls {
  /** SslMode of DMS: none, require, verify-ca or verify-full. */
  mode: string;
  /** The certificate to import; undefined when none is needed. */
  certificate: { name: string; pem: string } | undefined;
}

/**
 * The endpoint's encryption, as the URI's sslmode asks for it.
 * @throws UserError when sslrootcert cannot be read
 */
export function endpointTls(migration: string, side: "source" | "target", address: DatabaseAddress): EndpointTls {
  if (address.tls === "disable") return { mode: "none", certificate: undefined };
  if (address.tls === "require") return { mode: "require", certificate: undefined };
  const pem = readAuthorities(side, address);
  // DMS checks against an imported certificate only, and nobody has one file with all public authorities.
  if (pem === undefined) return { mode: "require", certificate: undefined };
  // A certificate cannot be changed, hence its content in the name.
  const content = createHash("sha256").update(pem).digest("hex").slice(0, 8);
  return { mode: address.tls, certificate: { name: `${migration}-${side}-ca-${content}`, pem } };
}

function readAuthorities(side: "source" | "target", address: DatabaseAddress): string | undefined {
  try {
    return privateAuthorities(address);
  } catch (cause) {
    throw new UserError({
      code: "BAD_AUTHORITY_FILE",
      what: `The file named by sslrootcert of ${side}-url cannot be read: ${address.caFile}`,
      why: (cause as Error).message,
      remedy: "Give the path of a PEM file that exists on the runner",
      cause,
    });
  }
}

/** Says so where DMS will encrypt without checking the server's certificate though the URI asks for it. */
export function uncheckedCertificate(
  side: "source" | "target",
  address: DatabaseAddress,
  { mode }: EndpointTls,
): Finding[] {
  if (!address.tls.startsWith("verify") || mode !== "require") return [];
  return [
    {
      rule: "certificate-not-checked",
      severity: "warning",
      object: displayAddress(address),
      evidence: `DMS encrypts its connection to the ${side}, but does not check the server's certificate (SslMode require)`,
      remedy: `Give the authority's PEM file as sslrootcert in ${side}-url, or keep the way between DMS and the ${side} private`,
    },
  ];
}

/** The certificate's ARN, imported when it is not there yet; empty when none is needed. */
export async function ensureCertificate(
  dms: Dms,
  migration: string,
  { certificate }: EndpointTls,
): Promise<{ arn: string; created: boolean }> {
  if (certificate === undefined) return { arn: "", created: false };
  const found = await findCertificate(dms, certificate.name);
  if (found !== undefined) return { arn: found.arn, created: false };
  const arn = await onceMade(
    () => importCertificate(dms, certificate.name, migration, certificate.pem),
    async () => (await findCertificate(dms, certificate.name))?.arn,
  );
  return { arn, created: true };
}
