import type { Finding } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, displayAddress } from "@postgres-to-aurora/postgres";

/** DMS endpoints are made with SslMode require at the most, whatever the URI asks of our own sessions. */
export function uncheckedCertificate(role: "source" | "target", address: DatabaseAddress): Finding[] {
  if (address.tls === "disable" || address.tls === "require") return []; // the URI itself asks for no more
  return [
    {
      rule: "certificate-not-checked",
      severity: "warning",
      object: displayAddress(address),
      evidence: `DMS encrypts its connection to the ${role}, but does not check the server's certificate (SslMode require)`,
      remedy: "Keep the way between DMS and the server private (VPC, VPN)",
    },
  ];
}
