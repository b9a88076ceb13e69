import { failure, instanceOf, sideOf, urlOf } from "./failure.js";

/** What keeps DMS, or an action, from opening a session. All of them are the reference's failure 2, and 18. */
export const CONNECTION = [
  failure({
    id: "connection-pg-hba",
    number: 2,
    symptom: "The connection test fails: no pg_hba.conf entry for host",
    cause: "The server has no line in pg_hba.conf that lets this user in from the replication instance's address",
    remedy: (facts) =>
      facts.messages.some((message) => /pg_hba\.conf.*(no encryption|SSL off)/i.test(message))
        ? `The ${sideOf(facts)} admits encrypted sessions only: use sslmode=require or stricter in ${urlOf(facts)}; otherwise add a pg_hba.conf line for ${instanceOf(facts)} and reload the server`
        : `Allow ${instanceOf(facts)} in pg_hba.conf of the ${sideOf(facts)}: lines "host <database> <user> <address>/32 scram-sha-256" and "host replication ...", then SELECT pg_reload_conf()`,
    says: [/no pg_hba\.conf entry for/i, /pg_hba\.conf rejects (replication )?connection/i],
  }),
  failure({
    id: "connection-pooler",
    number: 2,
    symptom: "The connection test fails: tenant or user not found, or a startup parameter is not supported",
    cause: "A connection pooler (PgBouncer, Supavisor, RDS Proxy) answers, not the database; it cannot replicate",
    remedy: (facts) => `Give host and port of the database itself in ${urlOf(facts)}, not those of its pooler`,
    says: [
      /tenant or user not found/i,
      /unsupported startup parameter/i,
      /pgbouncer cannot connect to server/i,
      /\bno such user: /i,
    ],
  }),
  failure({
    id: "connection-password",
    number: 2,
    symptom: "The connection test fails: password authentication failed",
    cause: "The password that the endpoint (or its secret) holds is not the user's",
    remedy: (facts) =>
      `Correct user and password in ${urlOf(facts)} (or its secret) and run create-dms-task again, which gives the endpoint the new one and tests it`,
    says: [
      /password authentication failed for user/i,
      /\bno password supplied\b/i,
      /client password must be a string/i,
      /PAM authentication failed for user/i,
    ],
    sqlStates: ["28P01"],
  }),
  failure({
    id: "connection-role",
    number: 2,
    symptom: "The connection test fails: the role does not exist or may not log in",
    cause: "The user of the endpoint is missing on the server, or has no LOGIN",
    remedy: (facts) => `Create the user on the ${sideOf(facts)} with LOGIN, or correct it in ${urlOf(facts)}`,
    says: [/FATAL:\s+role "[^"]+" does not exist/i, /role "[^"]+" is not permitted to log in/i],
  }),
  failure({
    id: "connection-database",
    number: 2,
    symptom: "The connection test fails: the database does not exist",
    cause: "The server has no database of that name; names are case-sensitive",
    remedy: (facts) => `Correct the database name in ${urlOf(facts)}`,
    says: [/\bdatabase "[^"]+" does not exist/i],
    sqlStates: ["3D000"],
  }),
  failure({
    id: "connection-dns",
    number: 2,
    symptom: "The host name cannot be resolved",
    cause: "The VPC of the replication instance does not know the name, as with names of a home network or a cluster",
    remedy: (facts) =>
      `Give a public name or an address in ${urlOf(facts)}; for a private name the VPC needs a resolver that knows it`,
    says: [
      /could not translate host name/i,
      /(name or service|nodename nor servname) (not known|provided)/i,
      /temporary failure in name resolution/i,
      /getaddrinfo (ENOTFOUND|EAI_AGAIN)/i,
    ],
  }),
  failure({
    id: "connection-ipv6",
    number: 2,
    symptom: "The network is unreachable",
    cause: "The host's name leads to an IPv6 address only, and the replication instance has IPv4 only",
    remedy: (facts) => `Give a name or address with IPv4 in ${urlOf(facts)}, or use an instance with NetworkType DUAL`,
    says: [/\bnetwork is unreachable\b/i, /\bENETUNREACH\b/],
  }),
  failure({
    id: "connection-refused",
    number: 2,
    symptom: "The connection is refused",
    cause: "The host answers but nothing listens at that port, or a firewall says no at once",
    remedy: (facts) =>
      `Check host and port in ${urlOf(facts)} as seen from AWS, listen_addresses of the server, and the port forwarding on the way`,
    says: [/\bconnection refused\b/i, /\bECONNREFUSED\b/],
  }),
  failure({
    id: "connection-timeout",
    number: 2,
    symptom: "The connection test ends with timeout expired",
    cause: "Nothing answers: a security group, firewall, NAT or route between the replication instance and the server",
    remedy: (facts) =>
      `Open the way from ${instanceOf(facts)} to the ${sideOf(facts)}: outgoing rule of its security group, incoming rule or port forwarding at the server, route and NAT of its subnets`,
    says: [
      /\btimeout expired\b/i,
      /\bETIMEDOUT\b/,
      /\bconnect(ion|ing)?\b.{0,60}\btimed out\b/i,
      /\bconnection timeout\b/i,
      /\btimeout\b.{0,40}\bconnect/i,
    ],
    unless: [/statement timeout|lock timeout|idle[- ]in[- ]transaction|idle-session|replication timeout/i],
  }),
  failure({
    id: "connection-no-tls",
    number: 2,
    symptom: "The server does not support SSL",
    cause: "The endpoint asks for encryption and the server has ssl = off",
    remedy: (facts) =>
      `Switch ssl on in the ${sideOf(facts)}, or use ?sslmode=disable in ${urlOf(facts)} if the network between is trusted`,
    says: [/server does not support SSL/i, /SSL is not enabled on the server/i],
  }),
  failure({
    id: "connection-certificate",
    number: 2,
    symptom: "The server's certificate is refused",
    cause: "It is self-signed, expired, of another authority, or made for another name",
    remedy: (facts) =>
      `Give the server's authority as sslrootcert=FILE in ${urlOf(facts)}; create-dms-task imports it for the endpoint. With sslmode=require the certificate is not checked`,
    says: [
      /certificate verify failed/i,
      /self[- ]signed certificate/i,
      /unable to (verify the first|get (local )?issuer) certificate/i,
      /root certificate file "[^"]*" does not exist/i,
      /server certificate for .* does not match host name/i,
      /altnames|CERT_HAS_EXPIRED|certificate has expired/i,
    ],
  }),
  failure({
    id: "connection-limit",
    number: 2,
    symptom: "Too many connections",
    cause: "The server, the database or the user has no connection left; DMS takes about ten for a task",
    remedy: (facts) =>
      `Raise max_connections of the ${sideOf(facts)} (or the limit of the database or user), or end idle sessions`,
    says: [
      /sorry, too many clients already/i,
      /too many connections for (role|database)/i,
      /remaining connection slots are reserved/i,
    ],
    sqlStates: ["53300"],
  }),
  failure({
    id: "server-not-ready",
    symptom: "The server is starting up, shutting down or in recovery",
    cause: "A restart or failover is under way",
    remedy: (facts) => `Wait until the ${sideOf(facts)} is up, then run again; a running task goes on by itself`,
    says: [
      /the database system is (starting up|shutting down|in recovery mode|not yet accepting connections|not accepting connections)/i,
    ],
    sqlStates: ["57P03"],
  }),
  failure({
    id: "secret-unusable",
    number: 18,
    symptom: "DMS cannot take the credentials from Secrets Manager",
    cause:
      "The secret is missing or has not the keys username, password, host and port, its role may not read it, or there is no way to Secrets Manager",
    remedy: (facts) =>
      `Check ${facts.side === undefined ? "source-secret or target-secret" : `${facts.side}-secret`} (JSON with username, password, host, port), the role of secrets-role, and a VPC endpoint for Secrets Manager in private subnets; then run create-dms-task again`,
    says: [
      /unable to find (AWS )?secrets manager secret/i,
      /failed to (retrieve|get|fetch) secret/i,
      /secret\b.{0,60}\b(lacks|missing|does not (have|contain)|is not valid|no such key)/i,
      /\bsecret\b.{0,80}\bcannot be (used|read)\b/i,
      /secretsmanager\b.{0,80}(not authorized|AccessDenied)/i,
    ],
  }),
];
