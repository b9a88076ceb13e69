import type { Finding } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, displayAddress } from "@postgres-to-aurora/postgres";

/** Where the connection from DMS to a database is weaker than a checked, encrypted one. */
export function tlsFinding(side: "source" | "target", address: DatabaseAddress): Finding {
  if (address.tls === "disable")
    return {
      rule: "connection-not-encrypted",
      severity: "warning",
      object: displayAddress(address),
      evidence: `All rows travel between DMS and the ${side} unencrypted (sslmode=disable)`,
      remedy: `Use a higher sslmode in ${side}-url, unless the network between is trusted`,
    };
  return {
    rule: "certificate-not-checked",
    severity: "warning",
    object: displayAddress(address),
    evidence: `DMS encrypts its connection to the ${side}, but does not check the server's certificate (SslMode require)`,
    remedy: "Keep the way between DMS and the server private (VPC, VPN)",
  };
}
