import { X509Certificate } from "node:crypto";
import type {
  Certificate as CertificateView,
  DeleteCertificateMessage,
  DeleteCertificateResponse,
  DescribeCertificatesMessage,
  DescribeCertificatesResponse,
  ImportCertificateMessage,
  ImportCertificateResponse,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, Fault, notFound, unsupported, wrongState } from "../fault.js";
import type { Certificate } from "../model.js";
import { ACCOUNT, checkIdentifier, makeArn, makeResource } from "./names.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { readTags } from "./tags.js";

/** The certificates of a PEM text, at least one. Throws InvalidCertificateFault. */
function readPem(pem: string | undefined): X509Certificate[] {
  const blocks = pem?.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block));
  } catch {
    // Told below, like a text without any certificate.
  }
  throw new Fault("InvalidCertificateFault", "The certificate was not valid: it is not PEM text of a certificate");
}

function viewCertificate(certificate: Certificate): CertificateView {
  const [first] = readPem(certificate.pem) as [X509Certificate];
  return {
    CertificateIdentifier: certificate.id,
    CertificateArn: certificate.arn,
    CertificateCreationDate: new Date(certificate.created),
    CertificatePem: certificate.pem,
    CertificateOwner: ACCOUNT,
    ValidFromDate: new Date(first.validFrom),
    ValidToDate: new Date(first.validTo),
    KeyLength: first.publicKey.asymmetricKeyDetails?.modulusLength,
  };
}

/** The certificate with this ARN. Throws ResourceNotFoundFault. */
export function findCertificate(service: Service, arn: string | undefined): Certificate {
  const certificate = service.store.state.certificates.find((candidate) => candidate.arn === arn);
  if (certificate === undefined) throw notFound(`Certificate ${arn} not found`);
  return certificate;
}

export const importCertificate: Operation<ImportCertificateMessage, ImportCertificateResponse> = (
  service,
  input,
  region,
) => {
  const { state } = service.store;
  if (input.CertificateWallet !== undefined) throw unsupported("CertificateWallet (Oracle's): send CertificatePem");
  const id = checkIdentifier("CertificateIdentifier", input.CertificateIdentifier as string, 255);
  const taken = state.certificates.find((certificate) => certificate.id === id);
  if (taken) throw alreadyExists(`Certificate ${id} already exists`, taken.arn);
  readPem(input.CertificatePem);
  const tags = readTags(input.Tags);
  const certificate: Certificate = {
    arn: makeArn(region, "cert", makeResource(undefined)),
    id,
    pem: input.CertificatePem as string,
    created: Date.now(),
  };
  state.certificates.push(certificate);
  state.tags[certificate.arn] = tags;
  return { Certificate: viewCertificate(certificate) };
};

export const describeCertificates: Operation<DescribeCertificatesMessage, DescribeCertificatesResponse> = (
  service,
  input,
) => {
  const found = filtered(service.store.state.certificates, input.Filters, {
    "certificate-arn": ({ arn }) => arn,
    "certificate-id": ({ id }) => id,
  });
  if (input.Filters?.length && found.length === 0) throw notFound("No Certificates found matching the filter");
  const { items, ...marker } = page(found, input, 100, 10, 1);
  return { Certificates: items.map(viewCertificate), ...marker };
};

export const deleteCertificate: Operation<DeleteCertificateMessage, DeleteCertificateResponse> = (service, input) => {
  const { state } = service.store;
  const certificate = findCertificate(service, input.CertificateArn);
  const user = state.endpoints.find(({ certificateArn }) => certificateArn === certificate.arn);
  if (user) throw wrongState(`Certificate ${certificate.id} cannot be deleted: it is used by the endpoint ${user.id}`);
  state.certificates.splice(state.certificates.indexOf(certificate), 1);
  delete state.tags[certificate.arn];
  return { Certificate: viewCertificate(certificate) };
};
