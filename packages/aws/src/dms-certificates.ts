import {
  DeleteCertificateCommand,
  ImportCertificateCommand,
  paginateDescribeCertificates,
  type Certificate as SdkCertificate,
} from "@aws-sdk/client-database-migration-service";
import { MIGRATION_TAG } from "@postgres-to-aurora/domain";
import { awsCall, isNotFound } from "./aws-error.js";
import { type Dms, listAll } from "./dms-client.js";

/** Authorities that endpoints with verify-ca or verify-full check their server against. */
export interface Certificate {
  name: string;
  arn: string;
  /** One or more certificates, PEM text. */
  pem: string;
}

/** A certificate by its identifier, or undefined when there is none. */
export async function findCertificate(dms: Dms, name: string): Promise<Certificate | undefined> {
  const [found] = await listAll(
    "dms:DescribeCertificates",
    `certificate ${name}`,
    paginateDescribeCertificates({ client: dms }, { Filters: [{ Name: "certificate-id", Values: [name] }] }),
    (page) => page.Certificates,
  );
  return found && certificateOf(found);
}

/** Imports authorities (PEM text) under a name, tagged with the migration. @returns its ARN */
export async function importCertificate(dms: Dms, name: string, migration: string, pem: string): Promise<string> {
  const answer = await awsCall({ permission: "dms:ImportCertificate", thing: `certificate ${name}` }, () =>
    dms.send(
      new ImportCertificateCommand({
        CertificateIdentifier: name,
        CertificatePem: pem,
        Tags: [{ Key: MIGRATION_TAG, Value: migration }],
      }),
    ),
  );
  return answer.Certificate?.CertificateArn ?? "";
}

/** Deletes a certificate; DMS refuses it while an endpoint uses it. One that does not exist is no error. */
export async function deleteCertificate(dms: Dms, arn: string): Promise<void> {
  try {
    await awsCall({ permission: "dms:DeleteCertificate", thing: `certificate ${arn}` }, () =>
      dms.send(new DeleteCertificateCommand({ CertificateArn: arn })),
    );
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

function certificateOf(certificate: SdkCertificate): Certificate {
  return {
    name: certificate.CertificateIdentifier ?? "",
    arn: certificate.CertificateArn ?? "",
    pem: certificate.CertificatePem ?? "",
  };
}
